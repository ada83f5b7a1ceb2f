import { type FormEvent, useEffect, useState } from 'react';
import { callRoute } from '../../../../platform/web/api-client.ts';
import {
  readTrustedDeviceRoute,
  signInByDeviceRoute,
  signInBySlipRoute,
} from '../../../access/slips.contract.ts';
import { refusalsText } from './refusals-text.ts';

/** On a phone that is known one touch is enough; else the 16 digits of the slip, once. What was scanned waits in the address. */
export function PhoneSignIn({ onDone }: { readonly onDone: () => void }) {
  const [known, setKnown] = useState<string | null>(null);
  const [code, setCode] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => {
    callRoute(readTrustedDeviceRoute, {}).then(
      ({ displayName }) => setKnown(displayName),
      () => undefined,
    );
  }, []);
  const settle = (work: Promise<unknown>) =>
    void work.then(onDone, (error: unknown) => setFault(refusalsText(error)));
  const bySlip = (event: FormEvent) => {
    event.preventDefault();
    settle(callRoute(signInBySlipRoute, { body: { code } }));
  };
  return (
    <section className="phone-card">
      <h1>请先登录</h1>
      {known === null ? null : (
        <button type="button" onClick={() => settle(callRoute(signInByDeviceRoute, {}))}>
          {known}，点这里进入
        </button>
      )}
      <form onSubmit={bySlip}>
        <label>
          开户单上的 16 位数字
          <input inputMode="numeric" value={code} onChange={({ target }) => setCode(target.value)} />
        </label>
        <button type="submit" disabled={code.trim() === ''}>
          登录
        </button>
      </form>
      {fault === null ? null : <p role="alert">{fault}</p>}
      <p>
        <a href="/">用登录名和密码登录</a>
      </p>
    </section>
  );
}
