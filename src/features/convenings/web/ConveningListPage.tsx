import { Button } from 'antd';
import { pageAddress } from '../../../platform/web/address.ts';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FilterBar } from '../../../platform/web/FilterBar.tsx';
import { type FilterField, isSet } from '../../../platform/web/filter-field.ts';
import { usePageNavigate } from '../../../platform/web/navigation.tsx';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { StatusTag, type Tone } from '../../../platform/web/StatusTag.tsx';
import { useList } from '../../../platform/web/use-list.ts';
import { kindsText } from '../../meetings/meeting-words.ts';
import { listPartyTreeRoute } from '../../party-orgs/party-tree.contract.ts';
import {
  type ConveningFilter,
  type ConveningRow,
  countConveningsRoute,
  listConveningsRoute,
} from '../convening.contract.ts';
import { Invitations } from './Invitations.tsx';
import {
  type ConveningState,
  conveningStateNames,
  conveningStates,
  conveningWaitNames,
  conveningWaits,
} from '../convening.ts';

const FILTERS: readonly FilterField<keyof ConveningFilter>[] = [
  { kind: 'tree', key: 'partyOrg', title: '党组织', route: listPartyTreeRoute },
  {
    kind: 'select',
    key: 'state',
    title: '状态',
    options: conveningStates.map((value) => ({ value, label: conveningStateNames[value] })),
  },
  {
    kind: 'select',
    key: 'waits',
    title: '待办',
    options: conveningWaits.map((value) => ({ value, label: conveningWaitNames[value] })),
  },
  { kind: 'day', key: 'from', title: '从' },
  { kind: 'day', key: 'to', title: '到' },
];

export const stateTones: Readonly<Record<ConveningState, Tone>> = {
  announced: 'waiting',
  held: 'good',
  cancelled: 'over',
};

const COLUMNS: readonly DataColumn<ConveningRow>[] = [
  { key: 'kinds', title: '类型', width: 190, value: ({ kinds }) => kindsText(kinds) },
  {
    key: 'onDay',
    title: '时间',
    width: 160,
    value: ({ onDay, startsAt }) => `${onDay} ${startsAt}`,
  },
  {
    key: 'partyOrg',
    title: '党组织',
    width: 240,
    value: ({ partyOrg, partyGroup }) =>
      partyGroup === null ? partyOrg.name : `${partyOrg.name} ${partyGroup}`,
  },
  { key: 'place', title: '地点', width: 160, value: ({ place }) => place },
  {
    key: 'read',
    title: '已读 / 应到',
    width: 120,
    value: ({ read, called }) => `${read} / ${called}`,
  },
  { key: 'onLeave', title: '请假', width: 80, value: ({ onLeave }) => String(onLeave) },
  {
    key: 'state',
    title: '状态',
    width: 110,
    render: ({ state }) => <StatusTag tone={stateTones[state]}>{conveningStateNames[state]}</StatusTag>,
  },
];

/** 会议通知: what is to be held, and what was, the latest day first. */
export function ConveningListPage() {
  const navigate = usePageNavigate();
  const list = useList(listConveningsRoute, { count: countConveningsRoute });
  const narrowed = FILTERS.some(({ key }) => isSet(list.filters[key]));
  const { partyOrg } = list.filters;
  return (
    <>
      <PageTitle
        title="会议通知"
        below="开会之前发通知：应到的人按开会那天的名册算出，谁已读、谁请假都看得到；开过以后从这里登记，名册已经填好。"
        actions={
          <Button type="primary" onClick={() => navigate(pageAddress('/convenings/new', { partyOrg }))}>
            发通知
          </Button>
        }
      />
      <Invitations />
      <FilterBar fields={FILTERS} values={list.filters} onChange={list.setFilters} />
      <DataTable<ConveningRow>
        name="convenings"
        title="会议通知"
        columns={COLUMNS}
        rowKey={({ id }) => id}
        rowAddress={({ id }) => `/convenings/${id}`}
        {...list.table}
        empty={
          narrowed
            ? { reason: '没有符合条件的会议通知。', hint: '换一个条件试试，或清除筛选。' }
            : {
                reason: '还没有发过会议通知。',
                hint: '点“发通知”，填类型、时间、地点；党员在手机上看到，可以请假。不发通知，也可以开过之后直接登记。',
              }
        }
      />
    </>
  );
}
