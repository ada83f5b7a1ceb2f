import { callRoute } from '../../../platform/web/api-client.ts';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { choicesOf, type FilterField } from '../../../platform/web/filter-field.ts';
import { useList } from '../../../platform/web/use-list.ts';
import {
  countMembersRoute,
  listMembersRoute,
  type MemberFilter,
  type MemberRow,
} from '../../members/member-list.contract.ts';
import { findWorkUnitsRoute } from '../../members/member.contract.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { memberStatuses, postLevels } from '../../codes/tables/member.ts';
import { listPartyTreeRoute } from '../../party-orgs/party-tree.contract.ts';
import { BatchTable } from './BatchTable.tsx';
import { useSettingForm } from './setting-form.ts';

/** 批量操作 of members: a group, a branch, a work unit. */
export function MemberBatchPage() {
  const list = useList(listMembersRoute, { count: countMembersRoute });
  const setting = useSettingForm('member');
  return (
    <BatchTable
      subject="member"
      title="党员批量操作"
      list={list}
      fields={FILTERS}
      columns={COLUMNS}
      address={({ id }) => `/members/${id}`}
      pageAfter={(after) => callRoute(listMembersRoute, { query: { ...list.filters, size: 100, after } })}
      forms={[setting]}
    />
  );
}

const FILTERS: readonly FilterField<keyof MemberFilter>[] = [
  { kind: 'search', key: 'q', title: '姓名', placeholder: '姓名或拼音首字母' },
  { kind: 'tree', key: 'partyOrg', title: '党组织', width: 220, route: listPartyTreeRoute },
  { kind: 'select', key: 'unitKnown', title: '工作单位', options: [{ value: 'no', label: '不明' }] },
  {
    kind: 'tree',
    key: 'workUnit',
    title: '在这个社会组织工作',
    more: true,
    width: 300,
    route: findWorkUnitsRoute,
  },
  {
    kind: 'select',
    key: 'status',
    title: '党员状态',
    more: true,
    multiple: true,
    options: choicesOf(memberStatuses.entries),
  },
  {
    kind: 'select',
    key: 'postLevel',
    title: '岗位层级',
    more: true,
    multiple: true,
    options: choicesOf(postLevels.entries),
  },
];

const COLUMNS: readonly DataColumn<MemberRow>[] = [
  { key: 'name', title: '姓名', width: 110, value: ({ name }) => name },
  { key: 'managing', title: '纳入管理支部', width: 240, value: ({ managingBranch }) => managingBranch.name },
  { key: 'group', title: '党小组', width: 120, value: ({ partyGroup }) => partyGroup },
  {
    key: 'unit',
    title: '工作单位',
    width: 220,
    empty: '未核实',
    value: ({ workUnit, workUnitText }) => workUnit?.name ?? workUnitText,
  },
  { key: 'status', title: '党员状态', width: 110, value: ({ status }) => nameOfCode(memberStatuses, status) },
];
