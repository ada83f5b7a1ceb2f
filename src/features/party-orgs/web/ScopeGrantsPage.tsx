import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FilterBar } from '../../../platform/web/FilterBar.tsx';
import type { FilterField } from '../../../platform/web/filter-field.ts';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import type { FormField, FormValues } from '../../../platform/web/form-field.ts';
import { minuteText } from '../../../platform/web/minute-text.ts';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { useSession } from '../../../platform/web/session.tsx';
import { ShownOnce } from '../../../platform/web/ShownOnce.tsx';
import { useList } from '../../../platform/web/use-list.ts';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { initialPasswordWords } from '../../access/account.ts';
import { type Role, roleNames, type ScopeKind } from '../../access/role.ts';
import { grantableRoles } from '../../access/scope-grant.rules.ts';
import {
  grantWithinScopeRoute,
  listScopeGrantsRoute,
  revokeScopeGrantRoute,
  type ScopeGrant,
} from '../../access/scope-grants.contract.ts';
import { readSessionRoute } from '../../access/session.contract.ts';
import { listPlacesRoute } from '../../places/places.contract.ts';
import { listPartyTreeRoute } from '../party-tree.contract.ts';

/** 下级授权: who holds what within the own scope; given and taken back by the officer who keeps it. */
export function ScopeGrantsPage() {
  const { role, scopeKind, roleName, scopeName } = useSession();
  const roles = grantableRoles(role as Role, scopeKind as ScopeKind);
  const list = useList(listScopeGrantsRoute);
  const [granting, setGranting] = useState(false);
  return (
    <>
      <PageTitle
        title="下级授权"
        below={`${roleName} · ${scopeName}。只能在自己的范围内，授予不高于自己的身份。`}
        actions={
          <Button type="primary" onClick={() => setGranting(true)}>
            授权
          </Button>
        }
      />
      <FilterBar fields={filtersOf(roles)} values={list.filters} onChange={list.setFilters} />
      <DataTable
        name="scope-grants"
        title="下级授权"
        columns={COLUMNS}
        rowKey={(row) => row.id}
        {...list.table}
        empty={{ reason: '范围内还没有授权。', hint: '点“授权”，为下级的同志开设账号。' }}
      />
      <GrantDrawer roles={roles} open={granting} onClose={() => setGranting(false)} />
    </>
  );
}

function optionsOf(roles: readonly Role[]) {
  return roles.map((role) => ({ value: role, label: roleNames[role] }));
}

function filtersOf(roles: readonly Role[]): readonly FilterField<'q' | 'role'>[] {
  return [
    { kind: 'search', key: 'q', title: '姓名或范围' },
    { kind: 'select', key: 'role', title: '角色', width: 190, options: optionsOf(roles) },
  ];
}

const COLUMNS: readonly DataColumn<ScopeGrant>[] = [
  { key: 'displayName', title: '姓名', width: 130, value: ({ displayName }) => displayName },
  { key: 'role', title: '角色', width: 160, value: ({ roleName }) => roleName },
  { key: 'scope', title: '管理范围', width: 300, value: ({ scopeName }) => scopeName },
  { key: 'grantedAt', title: '授权时间', kind: 'day', width: 150, value: (row) => minuteText(row.grantedAt) },
  { key: 'grantedBy', title: '授权人', width: 120, empty: '—', value: ({ grantedBy }) => grantedBy },
  {
    key: 'lastSignInAt',
    title: '最近登录',
    kind: 'day',
    width: 150,
    empty: '从未登录',
    value: ({ lastSignInAt }) => (lastSignInAt === null ? null : minuteText(lastSignInAt)),
  },
  { key: 'revoke', title: '操作', width: 100, render: (row) => <Revoke grant={row} /> },
];

function Revoke({ grant: { id, displayName, roleName, mayRevoke } }: { readonly grant: ScopeGrant }) {
  const { run, pending } = useCommand(revokeScopeGrantRoute, { doneText: '授权已收回' });
  if (!mayRevoke) return null;
  return (
    <Popconfirm
      title={`收回${displayName}的“${roleName}”？`}
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

interface GrantDrawerProps {
  readonly roles: readonly Role[];
  readonly open: boolean;
  readonly onClose: () => void;
}

function GrantDrawer({ roles, open, onClose }: GrantDrawerProps) {
  const { scopeKind } = useSession();
  const ownScopeId = useRoute(readSessionRoute, {}).data?.activeGrant.scopeId ?? '';
  const [password, setPassword] = useState<string | null>(null);
  const { run } = useCommand(grantWithinScopeRoute, {
    doneText: '已授权',
    refusals: 'returned',
    onDone: ({ initialPassword }) => setPassword(initialPassword),
  });
  const submit = (values: FormValues) => {
    const opens = values.account !== 'known';
    return run({
      body: {
        signInName: textOf(values.signInName),
        ...(opens ? { displayName: textOf(values.displayName) } : {}),
        role: values.role as Role,
        scopeKind: scopeKind as ScopeKind,
        scopeId: textOf(values.scopeId) || ownScopeId,
      },
    });
  };
  return (
    <>
      <FormDrawer
        title="授权"
        open={open}
        onClose={onClose}
        fields={fieldsOf(roles, scopeKind as ScopeKind)}
        initial={{ account: 'new' }}
        submitText="授权"
        onSubmit={({ values }) => submit(values)}
      />
      <ShownOnce {...initialPasswordWords} text={password} onClose={() => setPassword(null)} />
    </>
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function fieldsOf(roles: readonly Role[], scopeKind: ScopeKind): readonly FormField[] {
  const scope = scopeField(scopeKind);
  return [
    {
      kind: 'select',
      field: 'account',
      title: '给谁',
      required: true,
      wide: true,
      options: [
        { value: 'new', label: '新开一个账号' },
        { value: 'known', label: '已有账号的人' },
      ],
    },
    {
      kind: 'text',
      field: 'signInName',
      title: '登录名',
      required: true,
      wide: true,
      max: 32,
      autoComplete: 'off',
    },
    {
      kind: 'text',
      field: 'displayName',
      title: '姓名',
      required: true,
      wide: true,
      max: 32,
      autoComplete: 'off',
      shownIf: ({ account }) => account !== 'known',
    },
    { kind: 'select', field: 'role', title: '角色', required: true, wide: true, options: optionsOf(roles) },
    ...(scope === null ? [] : [scope]),
  ];
}

/** A supervising body has nothing below it: what is granted is the own one. */
function scopeField(scopeKind: ScopeKind): FormField | null {
  const common = { field: 'scopeId', required: true, wide: true, help: '包括它下面的各级。' } as const;
  if (scopeKind === 'party') return { ...common, kind: 'tree', title: '党组织', route: listPartyTreeRoute };
  if (scopeKind === 'place') return { ...common, kind: 'tree', title: '行政区划', route: listPlacesRoute };
  return null;
}
