import './access.css';
import { EntranceCard } from '../../../platform/web/EntranceCard.tsx';
import { RecordForm } from '../../../platform/web/RecordForm.tsx';
import { useCommand } from '../../../platform/web/use-route.ts';
import { changeOwnPasswordRoute, signOutRoute } from '../session.contract.ts';
import { OWN_PASSWORD_FIELDS } from './account-fields.ts';

const INITIAL = '您正在使用初始密码。请换成只有自己知道的密码，然后继续。';
const OVERDUE = '您的密码已到期，按本单位的规定须定期更换。请换一个新密码，然后继续。';

interface NewPasswordProps {
  /** The password has grown too old; otherwise it is an initial one. */
  readonly overdue: boolean;
}

/** Before anything else an initial password is replaced by one that only its owner knows, and an old one by a new one. */
export function NewPasswordPage({ overdue }: NewPasswordProps) {
  const change = useCommand(changeOwnPasswordRoute, { doneText: '新密码已生效', refusals: 'returned' });
  const signOut = useCommand(signOutRoute, { onDone: () => window.location.assign('/') });
  return (
    <EntranceCard title="设置新密码" below={overdue ? OVERDUE : INITIAL}>
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
