import './access.css';
import { useState } from 'react';
import { EntranceCard } from '../../../platform/web/EntranceCard.tsx';
import { RecordForm } from '../../../platform/web/RecordForm.tsx';
import type { FormField } from '../../../platform/web/form-field.ts';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { readSetUpRoute } from '../../installation/set-up.contract.ts';
import { signInRoute } from '../session.contract.ts';
import { FACTOR_CODE_FIELD, textOf } from './account-fields.ts';
import { SignOnButton } from './SignOnButton.tsx';
import { WaysIn } from './SlipSignIn.tsx';

const FIELDS: readonly FormField[] = [
  {
    kind: 'text',
    field: 'signInName',
    title: '登录名',
    required: true,
    wide: true,
    autoComplete: 'username',
    autoFocus: true,
  },
  {
    kind: 'secret',
    field: 'password',
    title: '密码',
    required: true,
    wide: true,
    autoComplete: 'current-password',
  },
];

/** The way in. Once signed in, the gate asks for the session again and opens. */
export function SignInPage() {
  const { run } = useCommand(signInRoute, { refusals: 'returned' });
  const [asksCode, setAsksCode] = useState(false);
  const site = useRoute(readSetUpRoute, {});
  return (
    <EntranceCard title={site.data?.siteName ?? '登录'} below="请用单位为您开设的账号登录">
      <WaysIn>
        <RecordForm
          fields={asksCode ? [...FIELDS, FACTOR_CODE_FIELD] : FIELDS}
          submitText="登录"
          marksRequired={false}
          onSubmit={async ({ values }) => {
            const [signInName, password] = [textOf(values, 'signInName'), textOf(values, 'password')];
            const code = textOf(values, 'code');
            const outcome = await run({ body: { signInName, password, ...(code === '' ? {} : { code }) } });
            if (outcome.done || outcome.refusals[0]?.code !== 'sign-in.code-needed') return outcome;
            // No fault of the person's: the next field appears.
            setAsksCode(true);
            return { done: true, answer: null };
          }}
        />
        <SignOnButton />
      </WaysIn>
      <p className="quiet entrance-note">忘记密码或账号被锁定，请联系本单位的系统管理员。</p>
    </EntranceCard>
  );
}
