import './access.css';
import { EntranceCard } from '../../../platform/web/EntranceCard.tsx';
import { useAskAgain, useCommand } from '../../../platform/web/use-route.ts';
import { signOutRoute } from '../session.contract.ts';
import { SecondFactorSetup } from './SecondFactorSetup.tsx';

/** Before anything else whoever the rules ask for a second factor sets it up. */
export function EnrolPage() {
  const askAgain = useAskAgain();
  const signOut = useCommand(signOutRoute, { onDone: () => window.location.assign('/') });
  return (
    <EntranceCard
      title="设置两步验证"
      below="按本单位的规定，您登录时除密码外，还要手机上的动态码。请准备一部手机，约两分钟。"
    >
      <SecondFactorSetup inUse={false} onDone={askAgain} />
      <p className="entrance-note">
        <button type="button" className="link-button" onClick={() => void signOut.run({})}>
          退出登录
        </button>
      </p>
    </EntranceCard>
  );
}
