import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { useMay } from '../../../platform/web/session.tsx';
import { useCommand } from '../../../platform/web/use-route.ts';
import { type AccountView, revokeGrantRoute } from '../accounts.contract.ts';
import { permissions, scopeKindNames } from '../role.ts';
import type { GrantView } from '../session.contract.ts';
import { GrantDrawer } from './GrantDrawer.tsx';

const COLUMNS: readonly DataColumn<GrantView>[] = [
  { key: 'role', title: '角色', value: (row) => row.roleName },
  { key: 'kind', title: '范围类别', value: (row) => scopeKindNames[row.scopeKind] },
  { key: 'scope', title: '管理范围', width: 320, value: (row) => row.scopeName },
];

/** The roles of one account; given and taken back by whoever may. */
export function AccountGrants({ account }: { readonly account: AccountView }) {
  const may = useMay(permissions.manageGrants);
  const [granting, setGranting] = useState(false);
  const grant = (
    <Button type="primary" onClick={() => setGranting(true)}>
      授权
    </Button>
  );
  return (
    <div className="stack">
      {may && account.grants.length > 0 ? grant : null}
      <DataTable
        name="account-grants"
        title="角色与管理范围"
        columns={may ? [...COLUMNS, REVOKE] : COLUMNS}
        rows={account.grants}
        rowKey={(row) => row.id}
        toolbar={false}
        empty={{
          reason: '这个账号还没有授权，暂时不能登录。',
          hint: may ? '授予角色和管理范围后，本人就可以登录。' : '请安全管理员授权。',
          action: may ? grant : undefined,
        }}
      />
      <GrantDrawer accountId={account.id} open={granting} onClose={() => setGranting(false)} />
    </div>
  );
}

const REVOKE: DataColumn<GrantView> = {
  key: 'revoke',
  title: '操作',
  width: 120,
  render: (row) => <Revoke grant={row} />,
};

function Revoke({ grant: { id, roleName } }: { readonly grant: GrantView }) {
  const { run, pending } = useCommand(revokeGrantRoute, { doneText: '授权已收回' });
  return (
    <Popconfirm
      title={`收回“${roleName}”？`}
      description="以这个身份的登录会立即退出。"
      okText="收回"
      onConfirm={() => void run({ params: { id } })}
    >
      <Button size="small" loading={pending}>
        收回
      </Button>
    </Popconfirm>
  );
}
