import { useState } from 'react';
import { callRoute } from '../../../../platform/web/api-client.ts';
import {
  endCalendarAddressRoute,
  readCalendarAddressRoute,
  renewCalendarAddressRoute,
} from '../../calendar-address.contract.ts';
import { webcalAddress } from '../../calendar.rules.ts';
import { ABOUT_ADDRESS, addressText, HOW_TO_SUBSCRIBE, KEEP_SECRET } from '../../calendar-address-words.ts';
import { refusalsText } from './refusals-text.ts';
import { useKept } from './use-kept.ts';

/** 订阅 on the phone: makes the address, makes it anew, ends it. */
export function CalendarAddressPart({ accountId }: { readonly accountId: string }) {
  const { data, ask } = useKept(readCalendarAddressRoute, {}, `${accountId} calendar-address`);
  const [path, setPath] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const settle = (work: Promise<string | null>) =>
    void work.then(
      (made) => {
        setFault(null);
        setPath(made);
        void ask();
      },
      (error: unknown) => setFault(refusalsText(error)),
    );
  const renew = () => settle(callRoute(renewCalendarAddressRoute, {}).then((made) => made.path));
  const end = () => settle(callRoute(endCalendarAddressRoute, {}).then(() => null));
  const address = data?.address ?? null;
  return (
    <details className="phone-card phone-address">
      <summary>订阅到手机日历</summary>
      <p>{ABOUT_ADDRESS}</p>
      {path === null ? null : <NewAddress path={path} />}
      {address === null ? null : <p>{addressText(address)}</p>}
      <button type="button" className="phone-second" onClick={renew}>
        {address === null ? '生成订阅地址' : '换一个地址（原来的作废）'}
      </button>
      {address === null ? null : (
        <button type="button" className="phone-second" onClick={end}>
          停用
        </button>
      )}
      {fault === null ? null : <p role="alert">{fault}</p>}
    </details>
  );
}

function NewAddress({ path }: { readonly path: string }) {
  const [copied, setCopied] = useState(false);
  const copy = (place: HTMLInputElement | null | undefined) => {
    place?.select();
    // The clipboard's own interface is missing over plain http; a selection is copied everywhere.
    setCopied(document.execCommand('copy'));
  };
  const webcal = webcalAddress(window.location.origin, path);
  return (
    <>
      <p>{KEEP_SECRET}</p>
      <label>
        订阅地址
        <input readOnly value={`${window.location.origin}${path}`} />
      </label>
      <button
        type="button"
        className="phone-second"
        onClick={({ currentTarget }) => copy(currentTarget.parentElement?.querySelector('input'))}
      >
        {copied ? '已复制' : '复制'}
      </button>
      <ul>
        {webcal === null ? null : (
          <li>
            <a href={webcal} rel="noreferrer">
              苹果手机、电脑：点这里直接加进日历
            </a>
          </li>
        )}
        {HOW_TO_SUBSCRIBE.map((way) => (
          <li key={way}>{way}</li>
        ))}
      </ul>
    </>
  );
}
