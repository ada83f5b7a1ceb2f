import { EntranceCard } from '../../../platform/web/EntranceCard.tsx';
import { RecordForm } from '../../../platform/web/RecordForm.tsx';
import type { FormField } from '../../../platform/web/form-field.ts';
import { useCommand } from '../../../platform/web/use-route.ts';
import { signInRoute } from '../session.contract.ts';

const fields: readonly FormField[] = [
  {
    kind: 'text',
    field: 'signInName',
    title: '用户名',
    required: true,
    wide: true,
    autoComplete: 'username',
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
  return (
    <EntranceCard title="登录" below="社会组织党建工作平台">
      <RecordForm
        fields={fields}
        submitText="登录"
        marksRequired={false}
        onSubmit={({ values }) =>
          run({ body: { signInName: String(values.signInName), password: String(values.password) } })
        }
      />
    </EntranceCard>
  );
}
