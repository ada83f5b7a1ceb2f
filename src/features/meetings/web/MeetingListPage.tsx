import { Button } from 'antd';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FilterBar } from '../../../platform/web/FilterBar.tsx';
import { type FilterField, isSet } from '../../../platform/web/filter-field.ts';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { usePageNavigate } from '../../../platform/web/navigation.tsx';
import { pageAddress } from '../../../platform/web/address.ts';
import { IfMay, useMay } from '../../../platform/web/session.tsx';
import { StatusTag } from '../../../platform/web/StatusTag.tsx';
import { useList } from '../../../platform/web/use-list.ts';
import { permissions } from '../../access/role.ts';
import { listPartyTreeRoute } from '../../party-orgs/party-tree.contract.ts';
import {
  countMeetingsRoute,
  exportMeetingsRoute,
  listMeetingsRoute,
  type MeetingFilter,
  type MeetingRow,
} from '../meeting-list.contract.ts';
import { attendanceText, kindsText } from '../meeting-words.ts';
import { useKindChoices } from './use-kind-choices.ts';

const filtersOf = (kinds: ReturnType<typeof useKindChoices>): readonly FilterField<keyof MeetingFilter>[] => [
  { kind: 'search', key: 'q', title: '议题' },
  { kind: 'tree', key: 'partyOrg', title: '党组织', route: listPartyTreeRoute },
  { kind: 'select', key: 'kind', title: '类型', options: kinds },
  { kind: 'day', key: 'from', title: '从' },
  { kind: 'day', key: 'to', title: '到' },
  {
    kind: 'select',
    key: 'minutes',
    title: '会议记录',
    more: true,
    options: [{ value: 'waiting', label: '待审' }],
  },
  {
    kind: 'select',
    key: 'within',
    title: '层级',
    more: true,
    options: [
      { value: 'all', label: '含下级' },
      { value: 'own', label: '本级' },
    ],
  },
  {
    kind: 'select',
    key: 'state',
    title: '状态',
    more: true,
    options: [
      { value: 'held', label: '已开' },
      { value: 'withdrawn', label: '已撤回' },
    ],
  },
];

const COLUMNS: readonly DataColumn<MeetingRow>[] = [
  {
    key: 'kinds',
    title: '类型',
    width: 190,
    render: ({ kinds, withdrawn }) => (
      <>
        {kindsText(kinds)} {withdrawn ? <StatusTag tone="over">已撤回</StatusTag> : null}
      </>
    ),
  },
  { key: 'heldOn', title: '日期', kind: 'day', value: ({ heldOn }) => heldOn },
  {
    key: 'partyOrg',
    title: '党组织',
    width: 260,
    value: ({ partyOrg, partyGroup }) =>
      partyGroup === null ? partyOrg.name : `${partyOrg.name} ${partyGroup}`,
  },
  { key: 'attendance', title: '实到 / 应到', width: 160, value: attendanceText },
  { key: 'topic', title: '议题', width: 280, value: ({ record }) => record?.topic },
  { key: 'place', title: '地点', width: 160, optional: true, value: ({ record }) => record?.place },
];

/** 组织生活: what was held within the scope, newest first. */
export function MeetingListPage() {
  const navigate = usePageNavigate();
  const mayExport = useMay(permissions.runExports);
  const list = useList(listMeetingsRoute, {
    count: countMeetingsRoute,
    ...(mayExport ? { export: exportMeetingsRoute } : {}),
  });
  const filters = filtersOf(useKindChoices('filter'));
  const narrowed = filters.some(({ key }) => isSet(list.filters[key]));
  const { partyOrg, kind } = list.filters;
  return (
    <>
      <PageTitle
        title="组织生活记录"
        below="应到已除去请假和不作要求的党员（党员教育管理工作条例第23条）。"
        actions={
          <IfMay permission={permissions.recordMeetings}>
            <Button type="primary" onClick={() => navigate(pageAddress('/meetings/new', { partyOrg, kind }))}>
              登记一次
            </Button>
          </IfMay>
        }
      />
      <FilterBar fields={filters} values={list.filters} onChange={list.setFilters} />
      <DataTable<MeetingRow>
        name="meetings"
        title="组织生活记录"
        columns={COLUMNS}
        rowKey={({ id }) => id}
        rowAddress={({ id }) => `/meetings/${id}`}
        {...list.table}
        empty={narrowed ? NOT_FOUND : NOTHING_YET}
      />
    </>
  );
}

const NOT_FOUND = { reason: '没有符合条件的组织生活。', hint: '换一个条件试试，或清除筛选。' };
const NOTHING_YET = {
  reason: '还没有登记过组织生活。',
  hint: '支部开过会、上过党课、过过主题党日以后，在这里登记一次：默认全部到会，去掉没来的就行。',
};
