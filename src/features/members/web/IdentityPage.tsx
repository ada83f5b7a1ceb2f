import { Button } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FilterBar } from '../../../platform/web/FilterBar.tsx';
import { type FilterField, isSet } from '../../../platform/web/filter-field.ts';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import type { FormField } from '../../../platform/web/form-field.ts';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { useMay } from '../../../platform/web/session.tsx';
import { useAddressState } from '../../../platform/web/use-address-state.ts';
import { useList } from '../../../platform/web/use-list.ts';
import { useCommand } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import { sexes } from '../../codes/tables/sex.ts';
import { listPartyTreeRoute } from '../../party-orgs/party-tree.contract.ts';
import {
  countMembersRoute,
  listMembersRoute,
  type MemberFilter,
  type MemberRow,
} from '../member-list.contract.ts';
import { settleIdentityRoute } from '../member.contract.ts';
import { IdentityEntry } from './IdentityEntry.tsx';
import { branchName, codeName, partOfDay, workUnitText } from './member-words.ts';

const FILTERS: readonly FilterField<keyof MemberFilter>[] = [
  { kind: 'search', key: 'q', title: '姓名', placeholder: '姓名或拼音首字母' },
  { kind: 'tree', key: 'partyOrg', title: '党组织', route: listPartyTreeRoute },
  {
    kind: 'select',
    key: 'identity',
    title: '身份',
    options: [
      { value: 'pending', label: '身份待核' },
      { value: 'none', label: '核对无号码' },
    ],
  },
];

/** 身份待核, settled row by row: a number and Enter, and on to the next. */
export function IdentityPage() {
  const list = useIdentityList();
  const [settled, setSettled] = useState<MemberRow | null>(null);
  const reopen = useCommand(settleIdentityRoute, { doneText: '已重新列为身份待核' });
  const mayChange = useMay(permissions.changeMembers);
  const columns = columnsWith(
    mayChange,
    setSettled,
    ({ id, version }) => void reopen.run({ params: { id }, body: { version, basis: null } }),
  );
  const narrowed = isSet(list.filters.q) || isSet(list.filters.partyOrg) || list.filters.identity === 'none';
  return (
    <>
      <PageTitle
        title="身份待核"
        below="没有登记公民身份号码的党员。填入号码按回车，保存后自动到下一行；号码按国家标准核对，与性别、出生日期不符的不能保存。"
      />
      <FilterBar fields={FILTERS} values={list.filters} onChange={list.setFilters} />
      <DataTable<MemberRow>
        name="identity-pending"
        title="身份待核"
        columns={columns}
        rowKey={({ id }) => id}
        {...list.table}
        empty={narrowed ? NOT_FOUND : NOTHING}
      />
      <BasisDrawer row={settled} onClose={() => setSettled(null)} />
    </>
  );
}

const ADDRESS = z.object({ identity: z.enum(['pending', 'none']).optional() });

/** Those without a number, unless the address asks for those that are settled. */
function useIdentityList() {
  const [{ identity = 'pending' }] = useAddressState(ADDRESS);
  const list = useList(listMembersRoute, { count: countMembersRoute, fixed: { identity } });
  return { ...list, filters: { ...list.filters, identity } };
}

const NOT_FOUND = { reason: '没有符合条件的党员。', hint: '换一个条件试试，或清除筛选。' };
const NOTHING = {
  reason: '没有身份待核的党员。',
  hint: '登记或导入时没有公民身份号码的党员，会列在这里。',
};

function columnsWith(
  mayChange: boolean,
  onSettle: (row: MemberRow) => void,
  onReopen: (row: MemberRow) => void,
): readonly DataColumn<MemberRow>[] {
  const columns: readonly DataColumn<MemberRow>[] = [
    {
      key: 'name',
      title: '姓名',
      width: 110,
      render: ({ id, name }) => <PageLink to={`/members/${id}`}>{name}</PageLink>,
    },
    { key: 'sex', title: '性别', width: 64, value: ({ sex }) => codeName(sexes, sex) },
    {
      key: 'bornOn',
      title: '出生日期',
      kind: 'day',
      empty: '未核实',
      value: ({ bornOn, bornPrecision }) => partOfDay(bornOn, bornPrecision),
    },
    { key: 'branch', title: '纳入管理支部', width: 220, value: (row) => branchName(row.managingBranch) },
    {
      key: 'number',
      title: '公民身份号码',
      width: 330,
      render: (row) =>
        row.identityPending ? (
          <NumberOf row={row} mayChange={mayChange} />
        ) : (
          `经核对没有：${row.identityBasis ?? ''}`
        ),
    },
    {
      key: 'deeds',
      title: '办理',
      width: 110,
      render: (row) =>
        row.identityPending ? (
          <Button size="small" aria-label={`${row.name}没有号码`} onClick={() => onSettle(row)}>
            没有号码
          </Button>
        ) : (
          <Button size="small" aria-label={`重新核对${row.name}`} onClick={() => onReopen(row)}>
            重新核对
          </Button>
        ),
    },
    { key: 'unit', title: '工作单位', width: 200, optional: true, empty: '未核实', value: workUnitText },
  ];
  return mayChange ? columns : columns.filter(({ key }) => key !== 'deeds');
}

function NumberOf({ row, mayChange }: { readonly row: MemberRow; readonly mayChange: boolean }) {
  return mayChange ? <IdentityEntry row={row} /> : <span className="quiet">没有登记</span>;
}

const BASIS: FormField = {
  kind: 'text',
  field: 'basis',
  title: '依据',
  required: true,
  wide: true,
  max: 100,
  help: '看了什么证件或材料，例如：持外国护照，已查验原件。以后有了号码，随时可以填入',
};

/** There is no number to enter: on what basis. */
function BasisDrawer({ row, onClose }: { readonly row: MemberRow | null; readonly onClose: () => void }) {
  const { run } = useCommand(settleIdentityRoute, { doneText: '已记下', refusals: 'returned' });
  return (
    <FormDrawer
      key={row?.id}
      title={`经核对没有公民身份号码：${row?.name ?? ''}`}
      open={row !== null}
      onClose={onClose}
      fields={[BASIS]}
      onSubmit={({ values }) =>
        run({
          params: { id: row?.id ?? '' },
          body: { version: row?.version ?? 0, basis: (values.basis ?? '') as string },
        })
      }
    />
  );
}
