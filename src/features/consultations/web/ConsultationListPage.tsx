import './consultations.css';
import { z } from 'zod';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FilterBar } from '../../../platform/web/FilterBar.tsx';
import { choicesOf, type FilterField, isSet } from '../../../platform/web/filter-field.ts';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { useMay } from '../../../platform/web/session.tsx';
import { useAddressState } from '../../../platform/web/use-address-state.ts';
import { useList } from '../../../platform/web/use-list.ts';
import { permissions } from '../../access/role.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { consultationStates } from '../../codes/tables/consultation.ts';
import { proposedWays } from '../../gaps/gap.ts';
import {
  type ConsultationFilter,
  type ConsultationView,
  countConsultationsRoute,
  exportConsultationsRoute,
  listConsultationsRoute,
} from '../consultations.contract.ts';
import { ConsultationDrawer } from './ConsultationDrawer.tsx';
import { ConsultationStateTag, isAwaited, namesOf } from './consultation-words.tsx';

/** The consultation that is open beside the list. */
const OPEN = z.object({ open: z.uuid().optional() });

/** 征求意见: what is planned, who has said what, and what may be set up now. */
export function ConsultationListPage() {
  const mayExport = useMay(permissions.runExports);
  const list = useList(listConsultationsRoute, {
    count: countConsultationsRoute,
    ...(mayExport ? { export: exportConsultationsRoute } : {}),
  });
  const [{ open }, set] = useAddressState(OPEN);
  const narrowed = FILTERS.some(({ key }) => isSet(list.filters[key]));
  return (
    <>
      <PageTitle
        title="征求意见"
        below="采纳组建建议后，征求有关社会组织和党建责任单位的意见。都同意以前是拟建，不算覆盖。"
      />
      <FilterBar fields={FILTERS} values={list.filters} onChange={list.setFilters} />
      <DataTable<ConsultationView>
        name="consultations"
        title="征求意见"
        columns={COLUMNS}
        rowKey={({ id }) => id}
        onOpen={({ id }) => set({ open: id })}
        {...list.table}
        empty={
          narrowed ? NOT_FOUND : { ...NOTHING_YET, action: <PageLink to="/gaps">去看未建党组织</PageLink> }
        }
      />
      <ConsultationDrawer id={open ?? null} onClose={() => set({ open: undefined })} />
    </>
  );
}

const NOT_FOUND = { reason: '没有符合条件的征求意见。', hint: '换一个条件试试，或清除筛选。' };
const NOTHING_YET = {
  reason: '还没有征求意见。',
  hint: '在“未建党组织”里点开一家，按组建建议发起。',
};

const FILTERS: readonly FilterField<keyof ConsultationFilter>[] = [
  { kind: 'search', key: 'q', title: '社会组织名称', placeholder: '名称或拼音首字母' },
  {
    kind: 'select',
    key: 'state',
    title: '状态',
    width: 170,
    options: [{ value: 'standing', label: '没有办结的' }, ...choicesOf(consultationStates.entries)],
  },
  { kind: 'select', key: 'way', title: '方式', width: 150, options: choicesOf(proposedWays.entries) },
  {
    kind: 'select',
    key: 'waits',
    title: '待办',
    width: 190,
    options: [{ value: 'mine', label: '等待本单位或本人' }],
  },
];

const COLUMNS: readonly DataColumn<ConsultationView>[] = [
  { key: 'orgs', title: '社会组织', width: 280, value: namesOf },
  { key: 'way', title: '拟采用的方式', width: 120, value: ({ way }) => nameOfCode(proposedWays, way) },
  {
    key: 'state',
    title: '状态',
    width: 150,
    render: ({ state, way }) => <ConsultationStateTag state={state} way={way} />,
  },
  { key: 'answers', title: '答复', width: 220, value: answeredText },
  { key: 'openedOn', title: '发起日期', kind: 'day', value: ({ openedOn }) => openedOn },
  { key: 'opener', title: '发起人', width: 110, value: ({ opener }) => opener },
  { key: 'closedOn', title: '结束日期', kind: 'day', value: ({ closedOn }) => closedOn },
  { key: 'closingReason', title: '结束原因', width: 180, value: ({ closingReason }) => closingReason },
  { key: 'note', title: '说明', width: 180, optional: true, value: ({ note }) => note },
];

/** 3 家中 1 家已答复，还差甲、乙. */
function answeredText({ parts }: ConsultationView): string {
  const asked = parts.filter(({ supersededOn }) => supersededOn === null);
  const open = asked.filter(isAwaited);
  if (open.length === 0) return `${asked.length} 方都已答复`;
  return `${asked.length} 方中 ${asked.length - open.length} 方已答复，还差${open.map(({ name }) => name).join('、')}`;
}
