import './access.css';
import { Button } from 'antd';
import { useState } from 'react';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FilterBar } from '../../../platform/web/FilterBar.tsx';
import type { FilterField } from '../../../platform/web/filter-field.ts';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { IfMay } from '../../../platform/web/session.tsx';
import { useList } from '../../../platform/web/use-list.ts';
import { accountStateNames } from '../account.ts';
import { type AccountView, listAccountsRoute } from '../accounts.contract.ts';
import { permissions, roleNames, roles } from '../role.ts';
import { AccountState } from './AccountState.tsx';
import { CreateAccountDrawer } from './CreateAccountDrawer.tsx';
import { DutiesPanel } from './DutiesPanel.tsx';
import { grantText } from '../grant-text.ts';
import { minuteText } from '../../../platform/web/minute-text.ts';

const FILTERS: readonly FilterField<'q' | 'state' | 'role'>[] = [
  { kind: 'search', key: 'q', title: '登录名或姓名' },
  {
    kind: 'select',
    key: 'role',
    title: '角色',
    options: roles.map((role) => ({ value: role, label: roleNames[role] })),
    width: 180,
  },
  {
    kind: 'select',
    key: 'state',
    title: '状态',
    options: Object.entries(accountStateNames).map(([value, label]) => ({ value, label })),
    width: 120,
  },
];

const COLUMNS: readonly DataColumn<AccountView>[] = [
  { key: 'displayName', title: '姓名', width: 140, value: (row) => row.displayName },
  { key: 'signInName', title: '登录名', width: 140, value: (row) => row.signInName },
  { key: 'grants', title: '角色与管理范围', width: 340, render: (row) => <Grants account={row} /> },
  { key: 'state', title: '状态', width: 150, render: (row) => <AccountState account={row} /> },
  {
    key: 'lastSignInAt',
    title: '最近登录',
    kind: 'day',
    width: 150,
    empty: '从未登录',
    value: ({ lastSignInAt }) => (lastSignInAt === null ? null : minuteText(lastSignInAt)),
  },
];

function Grants({ account: { grants } }: { readonly account: AccountView }) {
  if (grants.length === 0) return <span className="quiet">尚未授权</span>;
  return (
    <ul>
      {grants.map((grant) => (
        <li key={grant.id}>{grantText(grant)}</li>
      ))}
    </ul>
  );
}

/** Who has an account, in which state and with which roles. */
export function AccountsPage() {
  const list = useList(listAccountsRoute);
  const [creating, setCreating] = useState(false);
  return (
    <>
      <PageTitle
        title="账号与授权"
        actions={
          <IfMay permission={permissions.manageAccounts}>
            <Button type="primary" onClick={() => setCreating(true)}>
              新建账号
            </Button>
          </IfMay>
        }
      />
      <DutiesPanel />
      <FilterBar fields={FILTERS} values={list.filters} onChange={list.setFilters} />
      <DataTable
        name="accounts"
        title="账号"
        columns={COLUMNS}
        rowKey={(row) => row.id}
        rowAddress={(row) => `/accounts/${row.id}`}
        {...list.table}
        empty={{ reason: '没有符合条件的账号。', hint: '换一个条件试试，或清除筛选。' }}
      />
      <CreateAccountDrawer open={creating} onClose={() => setCreating(false)} />
    </>
  );
}
