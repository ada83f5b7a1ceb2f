import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { RecordForm } from '../../../platform/web/RecordForm.tsx';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import {
  forgetDeviceRoute,
  readTrustedDeviceRoute,
  signInByDeviceRoute,
  signInBySlipRoute,
} from '../slips.contract.ts';
import { slipCodeText } from '../slip.rules.ts';
import { slipCodeIn } from '../slip-address.ts';

let scannedCode: string | null = null;

/**
 * The code of the slip that was scanned. It is taken out of the address bar, where it would stay in the history, and kept here:
 * the entrance may be drawn more than once.
 */
function takeScannedCode(): string | null {
  const code = slipCodeIn(window.location.hash);
  if (code !== null) {
    scannedCode = slipCodeText(code);
    window.history.replaceState(window.history.state, '', window.location.pathname);
  }
  return scannedCode;
}

type Way = 'phone' | 'slip' | 'password';

interface WaysInProps {
  /** The form with name and password. */
  readonly children: ReactNode;
}

/** How somebody comes in: on a phone that is known by one touch, with a slip by its code, else by name and password. */
export function WaysIn({ children }: WaysInProps) {
  const [scanned] = useState(takeScannedCode);
  const [chosen, setChosen] = useState<Way | null>(scanned === null ? null : 'slip');
  const name = useRoute(readTrustedDeviceRoute, {}).data?.displayName ?? null;
  const way = chosen ?? (name === null ? 'password' : 'phone');
  return (
    <>
      {way === 'phone' && name !== null ? (
        <TrustedPhone name={name} onForgotten={() => setChosen(null)} />
      ) : null}
      {way === 'slip' ? <SlipForm code={scanned} /> : null}
      {way === 'password' ? children : null}
      <p className="entrance-note other-ways">
        {way === 'slip' ? null : (
          <WayLink onChoose={() => setChosen('slip')}>用开户单登录（纸上的 16 位数字）</WayLink>
        )}
        {way === 'password' ? null : (
          <WayLink onChoose={() => setChosen('password')}>用登录名和密码登录</WayLink>
        )}
      </p>
    </>
  );
}

function WayLink({ onChoose, children }: { readonly onChoose: () => void; readonly children: ReactNode }) {
  return (
    <button type="button" className="link-button" onClick={onChoose}>
      {children}
    </button>
  );
}

interface TrustedPhoneProps {
  readonly name: string;
  readonly onForgotten: () => void;
}

function TrustedPhone({ name, onForgotten }: TrustedPhoneProps) {
  const enter = useCommand(signInByDeviceRoute);
  const forget = useCommand(forgetDeviceRoute, {
    doneText: '这部手机已不受信任',
    onDone: onForgotten,
  });
  return (
    <div className="trusted-phone">
      <Button type="primary" size="large" block loading={enter.pending} onClick={() => void enter.run({})}>
        {name}，点这里进入
      </Button>
      <button type="button" className="link-button" onClick={() => void forget.run({})}>
        不是我，忘掉这部手机
      </button>
    </div>
  );
}

function SlipForm({ code }: { readonly code: string | null }) {
  const { run } = useCommand(signInBySlipRoute, { refusals: 'returned' });
  return (
    <RecordForm
      fields={[
        {
          kind: 'text',
          field: 'code',
          title: '开户单上的 16 位数字',
          required: true,
          wide: true,
          autoComplete: 'off',
          help: '登录后，这部手机一年内不用再登录。请用自己的手机。',
        },
      ]}
      initial={{ code: code ?? '' }}
      submitText="登录"
      marksRequired={false}
      onSubmit={({ values }) => run({ body: { code: String(values.code) } })}
    />
  );
}
