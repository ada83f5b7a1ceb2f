import { Drawer, Select } from 'antd';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { StatusTag, type Tone } from '../../../platform/web/StatusTag.tsx';
import { useList } from '../../../platform/web/use-list.ts';
import { useIsPhone } from '../../../platform/web/use-viewport.ts';
import { type RowOutcome, rowOutcomes, rowOutcomeTitles } from '../complete-list.ts';
import {
  type CompleteListReadRow,
  type CompleteListView,
  listCompleteListRowsRoute,
} from '../complete-lists.contract.ts';

const TONES: Readonly<Record<RowOutcome, Tone>> = {
  matched: 'good',
  new: 'attention',
  refused: 'fault',
  skipped: 'over',
};

const columns: readonly DataColumn<CompleteListReadRow>[] = [
  { key: 'row', title: '行号', width: 80, value: ({ row }) => `第 ${row} 行` },
  {
    key: 'outcome',
    title: '结果',
    width: 120,
    render: ({ outcome }) => <StatusTag tone={TONES[outcome]}>{rowOutcomeTitles[outcome]}</StatusTag>,
  },
  { key: 'title', title: '内容', width: 220, value: ({ title }) => title },
  { key: 'why', title: '原因与提示', width: 420, render: (row) => <Why row={row} /> },
];

/** What became of each row of the list. */
export function RowDrawer({
  list: { id, rows },
  open,
  onClose,
}: {
  readonly list: CompleteListView;
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const phone = useIsPhone();
  return (
    <Drawer title="名单的每一行" open={open} onClose={onClose} size={phone ? '100%' : 900} destroyOnHidden>
      <Rows id={id} refused={rows?.refused ?? 0} />
    </Drawer>
  );
}

function Rows({ id, refused }: { readonly id: string; readonly refused: number }) {
  const list = useList(listCompleteListRowsRoute, { params: { id }, stateIn: 'memory' });
  return (
    <>
      <Select
        aria-label="按结果筛选"
        className="row-outcome"
        allowClear
        placeholder="全部结果"
        value={list.filters.outcome ?? null}
        options={rowOutcomes.map((outcome) => ({
          value: outcome,
          label:
            outcome === 'refused' ? `${rowOutcomeTitles[outcome]}（${refused}）` : rowOutcomeTitles[outcome],
        }))}
        onChange={(outcome: RowOutcome | null | undefined) =>
          list.setFilters({ outcome: outcome ?? undefined })
        }
      />
      <DataTable<CompleteListReadRow>
        name="complete-list-rows"
        title="名单的每一行"
        toolbar={false}
        columns={columns}
        rowKey={({ row }) => String(row)}
        {...list.table}
        empty={{ reason: '没有这样的行。' }}
      />
    </>
  );
}

function Why({ row: { reasons } }: { readonly row: CompleteListReadRow }) {
  if (reasons.length === 0) return <span className="quiet">—</span>;
  return (
    <ul>
      {reasons.map(({ kind, code, message }) => (
        <li key={`${code} ${message}`}>
          {kind === 'refusal' ? '' : '提示：'}
          {message}
        </li>
      ))}
    </ul>
  );
}
