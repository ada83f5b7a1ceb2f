import './access.css';
import { EntranceCard } from '../../../platform/web/EntranceCard.tsx';
import { RecordForm } from '../../../platform/web/RecordForm.tsx';
import { useCommand } from '../../../platform/web/use-route.ts';
import { changeOwnPasswordRoute, signOutRoute } from '../session.contract.ts';
import { OWN_PASSWORD_FIELDS } from './account-fields.ts';

/** Before anything else an initial password is replaced by one that only its owner knows. */
export function NewPasswordPage() {
  const change = useCommand(changeOwnPasswordRoute, { doneText: '新密码已生效', refusals: 'returned' });
  const signOut = useCommand(signOutRoute, { onDone: () => window.location.assign('/') });
  return (
    <EntranceCard title="设置新密码" below="您正在使用初始密码。请换成只有自己知道的密码，然后继续。">
      <RecordForm
        fields={OWN_PASSWORD_FIELDS}
        submitText="保存并继续"
        marksRequired={false}
        onSubmit={({ values }) =>
          change.run({
            body: {
              currentPassword: String(values.currentPassword),
              newPassword: String(values.newPassword),
            },
          })
        }
      />
      <p className="entrance-note">
        <button type="button" className="link-button" onClick={() => void signOut.run({})}>
          退出登录
        </button>
      </p>
    </EntranceCard>
  );
}
