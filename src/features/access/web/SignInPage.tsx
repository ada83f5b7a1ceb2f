import { RecordForm } from '../../../platform/web/RecordForm.tsx';
import type { FormField } from '../../../platform/web/form-field.ts';
import { useCommand } from '../../../platform/web/use-route.ts';
import { signInRoute } from '../session.contract.ts';

const fields: readonly FormField[] = [
  { kind: 'text', field: 'signInName', title: '用户名', required: true, wide: true },
  { kind: 'secret', field: 'password', title: '密码', required: true, wide: true },
];

/** The way in. Once signed in, the gate asks for the session again and opens. */
export function SignInPage() {
  const { run } = useCommand(signInRoute, { refusals: 'returned' });
  return (
    <main className="panel sign-in">
      <h1>社组通</h1>
      <RecordForm
        fields={fields}
        submitText="登录"
        onSubmit={({ values }) =>
          run({ body: { signInName: String(values.signInName), password: String(values.password) } })
        }
      />
    </main>
  );
}
