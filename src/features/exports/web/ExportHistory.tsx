import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { minuteText } from '../../../platform/web/minute-text.ts';
import { useList } from '../../../platform/web/use-list.ts';
import { takenKindTitles } from '../../audit/exported.ts';
import { type ExportLine, listExportsRoute } from '../../audit/exports.contract.ts';

const COLUMNS: readonly DataColumn<ExportLine>[] = [
  { key: 'kind', title: '内容', width: 140, value: ({ kind }) => takenKindTitles[kind] },
  { key: 'rows', title: '行数', kind: 'number', width: 110, value: ({ rows }) => rows },
  { key: 'purpose', title: '用途', width: 320, value: ({ purpose }) => purpose, empty: '—' },
  { key: 'at', title: '时间', kind: 'day', width: 160, value: ({ at }) => minuteText(at) },
];

/** What this person took out lately, from wherever in the product. */
export function ExportHistory() {
  const list = useList(listExportsRoute, { stateIn: 'memory' });
  return (
    <DataTable<ExportLine>
      name="exports"
      title="我的导出记录"
      headed
      columns={COLUMNS}
      rowKey={({ id }) => id}
      {...list.table}
      empty={{ reason: '还没有导出过。', hint: '在这里导出，或在各名单的右上角导出，都记在这里。' }}
    />
  );
}
