import './access.css';
import { EntranceCard } from '../../../platform/web/EntranceCard.tsx';
import { RecordForm } from '../../../platform/web/RecordForm.tsx';
import type { FormField } from '../../../platform/web/form-field.ts';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { readSetUpRoute } from '../../installation/set-up.contract.ts';
import { signInRoute } from '../session.contract.ts';

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
  const site = useRoute(readSetUpRoute, {});
  return (
    <EntranceCard title={site.data?.siteName ?? '登录'} below="请用单位为您开设的账号登录">
      <RecordForm
        fields={FIELDS}
        submitText="登录"
        marksRequired={false}
        onSubmit={({ values }) =>
          run({ body: { signInName: String(values.signInName), password: String(values.password) } })
        }
      />
      <p className="quiet entrance-note">忘记密码或账号被锁定，请联系本单位的系统管理员。</p>
    </EntranceCard>
  );
}
