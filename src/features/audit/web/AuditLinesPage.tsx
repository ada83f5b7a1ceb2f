import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FilterBar } from '../../../platform/web/FilterBar.tsx';
import type { FilterField } from '../../../platform/web/filter-field.ts';
import { minuteText } from '../../../platform/web/minute-text.ts';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { StatusTag } from '../../../platform/web/StatusTag.tsx';
import { useList } from '../../../platform/web/use-list.ts';
import { type AuditLineView, listAuditLinesRoute } from '../changes.contract.ts';
import { accountActionNames } from '../change-line.ts';
import { auditDetail } from '../audit-detail.ts';

const FILTERS: readonly FilterField<'q' | 'action'>[] = [
  { kind: 'search', key: 'q', title: '姓名或登录名' },
  {
    kind: 'select',
    key: 'action',
    title: '操作',
    options: Object.entries(accountActionNames).map(([value, label]) => ({ value, label })),
    width: 160,
  },
];

const COLUMNS: readonly DataColumn<AuditLineView>[] = [
  { key: 'at', title: '时间', kind: 'day', width: 150, value: (row) => minuteText(row.at) },
  { key: 'action', title: '操作', width: 140, render: (row) => <Action line={row} /> },
  { key: 'actor', title: '操作人', width: 140, value: (row) => row.actor || null, empty: '未登录' },
  { key: 'about', title: '对象', width: 200, value: (row) => row.about },
  { key: 'detail', title: '内容', width: 320, value: auditDetail },
];

function Action({ line: { entity, action } }: { readonly line: AuditLineView }) {
  if (action === 'sign-in-failed') return <StatusTag tone="fault">{accountActionNames[action]}</StatusTag>;
  return entity === 'command' ? `命令行 ${action}` : (accountActionNames[action] ?? action);
}

/** What was done to accounts, who signed in, which commands ran: nothing here can be altered. */
export function AuditLinesPage() {
  const list = useList(listAuditLinesRoute);
  return (
    <>
      <PageTitle title="操作记录" below="账号、授权、登录和命令行操作，只能查看，不能修改。" />
      <FilterBar fields={FILTERS} values={list.filters} onChange={list.setFilters} />
      <DataTable
        name="audit-lines"
        title="操作记录"
        columns={COLUMNS}
        rowKey={(row) => row.id}
        {...list.table}
        empty={{ reason: '没有符合条件的记录。', hint: '换一个条件试试，或清除筛选。' }}
      />
    </>
  );
}
