import { DownOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import {
  type GrantView,
  type SessionView,
  signOutRoute,
  switchGrantRoute,
} from '../../features/access/session.contract.ts';
import { usePageNavigate } from '../../platform/web/navigation.tsx';
import { StatusTag } from '../../platform/web/StatusTag.tsx';
import { useTypeSize } from '../../platform/web/type-size.tsx';
import { useCommand } from '../../platform/web/use-route.ts';
import { useIsPhone } from '../../platform/web/use-viewport.ts';
import { pages } from './pages.ts';

const OWN_ACCOUNT = '/own-account';

/** At the right of the top bar: under which identity one works, and one's own account. */
export function Person({ view }: { readonly view: SessionView }) {
  const phone = useIsPhone();
  return (
    <>
      {view.trial && !phone ? <StatusTag tone="attention">试用账号</StatusTag> : null}
      {phone ? null : <Identity view={view} />}
      <OwnMenu view={view} phone={phone} />
    </>
  );
}

const identityText = ({ roleName, scopeName }: GrantView) =>
  scopeName === '' ? roleName : `${roleName} · ${scopeName}`;

function Identity({ view }: { readonly view: SessionView }) {
  const choose = useSwitch();
  if (choicesOf(view).length < 2)
    return <span className="quiet identity">{identityText(view.activeGrant)}</span>;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: identityItems(view),
        selectedKeys: [view.activeGrant.id],
        onClick: ({ key }) => choose(key),
      }}
    >
      <Button type="text" className="identity">
        {identityText(view.activeGrant)} <DownOutlined />
      </Button>
    </Dropdown>
  );
}

function useSwitch(): (grantId: string) => void {
  const navigate = usePageNavigate();
  const { run } = useCommand(switchGrantRoute, { onDone: () => navigate('/') });
  return (grantId) => void run({ body: { grantId } });
}

/** Administrative duties are held beside every identity: there is nothing to choose between them and the records. */
function choicesOf({ grants }: SessionView): readonly GrantView[] {
  const withRecords = grants.filter(({ scopeKind }) => scopeKind !== 'none');
  return withRecords.length > 0 ? withRecords : grants;
}

function identityItems(view: SessionView) {
  return choicesOf(view).map((grant) => ({ key: grant.id, label: identityText(grant) }));
}

function OwnMenu({ view, phone }: { readonly view: SessionView; readonly phone: boolean }) {
  const navigate = usePageNavigate();
  const choose = useSwitch();
  const { large, setLarge } = useTypeSize();
  // All that was shown goes with the page: nothing of one person may stay for the next one at the same machine.
  const signOut = useCommand(signOutRoute, { onDone: () => window.location.assign('/') });
  const items = [
    ...(pages.some(({ path }) => path === OWN_ACCOUNT) ? [{ key: 'own', label: '我的账号' }] : []),
    ...(phone && choicesOf(view).length > 1
      ? [{ key: 'identity', type: 'group' as const, label: '身份', children: identityItems(view) }]
      : []),
    { key: 'type', label: large ? '恢复标准字号' : '大字号' },
    { type: 'divider' as const },
    { key: 'out', label: '退出登录' },
  ];
  const act = (key: string) => {
    if (key === 'own') navigate(OWN_ACCOUNT);
    else if (key === 'type') setLarge(!large);
    else if (key === 'out') void signOut.run({});
    else choose(key);
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items, selectedKeys: [view.activeGrant.id], onClick: ({ key }) => act(key) }}
    >
      <Button type="text" icon={<UserOutlined />} aria-label={`${view.displayName}，账号菜单`}>
        {phone ? null : view.displayName} <DownOutlined />
      </Button>
    </Dropdown>
  );
}
