import { Button } from 'antd';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FilterBar } from '../../../platform/web/FilterBar.tsx';
import type { FilterField } from '../../../platform/web/filter-field.ts';
import { minuteText } from '../../../platform/web/minute-text.ts';
import { usePageNavigate } from '../../../platform/web/navigation.tsx';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { useList } from '../../../platform/web/use-list.ts';
import { importKindTitles, type Outcome, outcomeTitles } from '../import.ts';
import { countImportsRoute, type ImportRow, listImportsRoute } from '../imports.contract.ts';
import { RunStateTag } from './import-looks.tsx';
import { TemplateLinks } from './TemplateLinks.tsx';

const countColumn = (outcome: Outcome): DataColumn<ImportRow> => ({
  key: outcome,
  title: outcomeTitles[outcome],
  kind: 'number',
  width: 84,
  value: ({ counts }) => counts?.[outcome],
  empty: '—',
});

const columns: readonly DataColumn<ImportRow>[] = [
  { key: 'fileName', title: '文件', width: 260, value: ({ fileName }) => fileName },
  { key: 'kind', title: '类别', width: 120, value: ({ kind }) => importKindTitles[kind].replace(/（.*/, '') },
  { key: 'state', title: '状态', width: 112, render: ({ state }) => <RunStateTag state={state} /> },
  countColumn('created'),
  countColumn('changed'),
  countColumn('unchanged'),
  { ...countColumn('skipped'), phone: 'hidden' },
  countColumn('refused'),
  { key: 'madeBy', title: '导入人', width: 120, value: ({ madeBy }) => madeBy, phone: 'hidden' },
  { key: 'createdAt', title: '上传时间', width: 140, value: ({ createdAt }) => minuteText(createdAt) },
];

const FILTERS: readonly FilterField<'unfinished' | 'whose'>[] = [
  { kind: 'select', key: 'unfinished', title: '状态', options: [{ value: 'yes', label: '未完成' }] },
  {
    kind: 'select',
    key: 'whose',
    title: '谁导入的',
    options: [{ value: 'others', label: '管理范围内别人已入库的' }],
  },
];

/** What this person has imported; a file that waits can be taken up again. */
export function ImportListPage() {
  const navigate = usePageNavigate();
  const list = useList(listImportsRoute, { count: countImportsRoute });
  const start = (
    <Button type="primary" onClick={() => navigate('/imports/new')}>
      新导入
    </Button>
  );
  return (
    <>
      <PageTitle
        title="导入"
        below="这里列出您自己的导入，也可以筛选管理范围内别人已入库的。上传的文件加密保存，默认 30 天后自动删除。"
        actions={start}
      />
      <FilterBar fields={FILTERS} values={list.filters} onChange={list.setFilters} />
      <DataTable<ImportRow>
        name="imports"
        title="导入记录"
        columns={columns}
        rowKey={({ id }) => id}
        rowAddress={({ id }) => `/imports/${id}`}
        {...list.table}
        empty={
          list.filters.unfinished === 'yes' || list.filters.whose === 'others'
            ? {
                reason:
                  list.filters.whose === 'others' ? '管理范围内没有别人已入库的导入。' : '没有未完成的导入。',
              }
            : {
                reason: '还没有导入过台账。',
                hint: '手里的 Excel、WPS 或 CSV 台账可以直接上传；没有台账时，先下载模板填写。',
                action: start,
              }
        }
      />
      <TemplateLinks />
    </>
  );
}
