import { Button } from 'antd';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FilterBar } from '../../../platform/web/FilterBar.tsx';
import type { FilterField } from '../../../platform/web/filter-field.ts';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { useList } from '../../../platform/web/use-list.ts';
import { useCommand } from '../../../platform/web/use-route.ts';
import {
  countExportNoticesRoute,
  type ExportRequestView,
  listExportNoticesRoute,
  noteExportNoticeRoute,
} from '../export-requests.contract.ts';
import {
  askerColumn,
  purposeColumn,
  type RequestColumn,
  requestedAtColumn,
  rowsColumn,
} from './request-columns.tsx';
import './exports.css';

const FILTERS: readonly FilterField<'noted'>[] = [
  { kind: 'select', key: 'noted', title: '阅办', options: [{ value: 'no', label: '未阅' }] },
];
const reasonColumn: RequestColumn = {
  key: 'reason',
  title: '没有第二人审批的理由',
  width: 260,
  value: ({ aloneReason }) => aloneReason,
};

/** 单人导出: large rolls that went without a second person, for the auditor to take note of. */
export function ExportNoticesPage() {
  const list = useList(listExportNoticesRoute, { count: countExportNoticesRoute });
  const note = useCommand(noteExportNoticeRoute, { doneText: '已阅' });
  const notedColumn: RequestColumn = {
    key: 'noted',
    title: '阅办',
    width: 130,
    render: ({ id, notedBy }) =>
      notedBy === null ? (
        <Button size="small" disabled={note.pending} onClick={() => void note.run({ params: { id } })}>
          已阅
        </Button>
      ) : (
        <span className="quiet">{notedBy}已阅</span>
      ),
  };
  return (
    <>
      <PageTitle
        title="单人导出"
        below="没有第二人可以审批的大批量导出：申请人写明了理由，由安全审计员阅知。"
      />
      <FilterBar fields={FILTERS} values={list.filters} onChange={list.setFilters} />
      <DataTable<ExportRequestView>
        name="export-notices"
        title="单人导出"
        columns={[askerColumn, rowsColumn, purposeColumn, reasonColumn, notedColumn, requestedAtColumn]}
        rowKey={({ id }) => id}
        {...list.table}
        empty={{ reason: '没有这样的导出。' }}
      />
    </>
  );
}
