import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import type { FilterField } from '../../../platform/web/filter-field.ts';
import { FilterBar } from '../../../platform/web/FilterBar.tsx';
import { minuteText } from '../../../platform/web/minute-text.ts';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { useList } from '../../../platform/web/use-list.ts';
import { correctableTitles } from '../correction.ts';
import { type CorrectionRow, countCorrectionsRoute, listCorrectionsRoute } from '../own-record.contract.ts';
import { CorrectionStateTag } from './correction-words.tsx';

const COLUMNS: readonly DataColumn<CorrectionRow>[] = [
  { key: 'member', title: '党员', value: ({ member }) => member.name },
  { key: 'what', title: '申请更正', value: ({ what }) => correctableTitles[what] },
  { key: 'branch', title: '党支部', width: 240, value: ({ branch }) => branch.name },
  { key: 'askedAt', title: '提出', kind: 'day', width: 150, value: ({ askedAt }) => minuteText(askedAt) },
  { key: 'state', title: '结果', render: ({ state }) => <CorrectionStateTag state={state} /> },
  { key: 'answeredBy', title: '答复人', value: ({ answeredBy }) => answeredBy },
];

const FILTERS: readonly FilterField<'state'>[] = [
  {
    kind: 'select',
    key: 'state',
    title: '状态',
    options: [
      { value: 'waiting', label: '等待答复' },
      { value: 'answered', label: '已答复' },
    ],
  },
];

/** 更正申请: what members in one's charge ask to have put right. */
export function CorrectionListPage() {
  const list = useList(listCorrectionsRoute, { count: countCorrectionsRoute });
  return (
    <>
      <PageTitle
        title="更正申请"
        below="党员本人提出的更正请求。同意的，记录照本人写的改正；不同意的，写明原因。"
      />
      <FilterBar fields={FILTERS} values={list.filters} onChange={list.setFilters} />
      <DataTable<CorrectionRow>
        name="corrections"
        title="更正申请"
        columns={COLUMNS}
        rowKey={({ id }) => id}
        rowAddress={({ id }) => `/corrections/${id}`}
        {...list.table}
        empty={{ reason: '没有更正申请。' }}
      />
    </>
  );
}
