import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { StatusTag } from '../../../platform/web/StatusTag.tsx';
import { useList } from '../../../platform/web/use-list.ts';
import { coveringText } from '../../social-orgs/covering.rules.ts';
import {
  countSocialOrgsRoute,
  listSocialOrgsRoute,
  type SocialOrgRow,
} from '../../social-orgs/social-org-list.contract.ts';
import { DeskTodos } from './DeskTodos.tsx';

/** The advisor's desk: the organisations entrusted, and how each of them stands. */
export function AdvisorDesk() {
  const list = useList(listSocialOrgsRoute, { count: countSocialOrgsRoute, stateIn: 'memory' });
  return (
    <>
      <DeskTodos />
      <DataTable<SocialOrgRow>
        name="workbench-advisor"
        title="我联系的社会组织"
        headed
        columns={columns}
        rowKey={({ id }) => id}
        rowAddress={({ id }) => `/social-orgs/${id}`}
        {...list.table}
        empty={{ reason: '目前没有指派给您联系的社会组织。', hint: '指派由党建责任单位登记。' }}
      />
    </>
  );
}

const columns: readonly DataColumn<SocialOrgRow>[] = [
  { key: 'name', title: '名称', width: 280, value: ({ name }) => name },
  {
    key: 'covered',
    title: '党组织',
    width: 260,
    render: (row) => coveringText(row) ?? <StatusTag tone="attention">还没有党组织</StatusTag>,
  },
  { key: 'regionName', title: '所在地区', value: ({ regionName }) => regionName },
  {
    key: 'contactName',
    title: '联系人',
    width: 100,
    value: ({ contactName }) => contactName,
    empty: '未核实',
  },
  {
    key: 'contactPhone',
    title: '联系电话',
    kind: 'code',
    width: 140,
    value: ({ contactPhone }) => contactPhone,
    empty: '未核实',
  },
];
