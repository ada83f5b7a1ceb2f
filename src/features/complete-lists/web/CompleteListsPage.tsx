import { Button } from 'antd';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FilterBar } from '../../../platform/web/FilterBar.tsx';
import { type FilterField, isSet } from '../../../platform/web/filter-field.ts';
import { minuteText } from '../../../platform/web/minute-text.ts';
import { usePageNavigate } from '../../../platform/web/navigation.tsx';
import { PageTitle } from '../../../platform/web/PageTitle.tsx';
import { useList } from '../../../platform/web/use-list.ts';
import {
  type CompleteListRow,
  countCompleteListsRoute,
  listCompleteListsRoute,
  type ListFilter,
} from '../complete-lists.contract.ts';
import { ListStateTag, typesText } from './list-looks.tsx';

const columns: readonly DataColumn<CompleteListRow>[] = [
  {
    key: 'list',
    title: '名单',
    width: 220,
    value: ({ regionName, listedOn }) => `${regionName} ${listedOn}`,
  },
  { key: 'state', title: '状态', width: 130, render: ({ state }) => <ListStateTag state={state} /> },
  {
    key: 'types',
    title: '类型',
    width: 150,
    value: ({ types }) => typesText(types),
    empty: '全部',
    optional: true,
  },
  {
    key: 'matched',
    title: '对上',
    kind: 'number',
    width: 84,
    value: ({ rows }) => rows?.matched,
    empty: '—',
  },
  { key: 'new', title: '民政有我无', kind: 'number', width: 100, value: ({ rows }) => rows?.new, empty: '—' },
  {
    key: 'absent',
    title: '我有民政无',
    kind: 'number',
    width: 100,
    value: ({ absent }) => absent,
    empty: '—',
  },
  {
    key: 'refused',
    title: '无法比对',
    kind: 'number',
    width: 90,
    value: ({ rows }) => rows?.refused,
    empty: '—',
  },
  { key: 'fileName', title: '文件', width: 220, value: ({ fileName }) => fileName, phone: 'hidden' },
  { key: 'actor', title: '上传人', width: 110, value: ({ actor }) => actor },
  { key: 'createdAt', title: '上传时间', width: 140, value: ({ createdAt }) => minuteText(createdAt) },
];

const NONE_WAITS = { reason: '没有等着处理的名单。', hint: '清除筛选，可以看到全部比对过的名单。' };

const FILTERS: readonly FilterField<keyof ListFilter>[] = [
  {
    kind: 'select',
    key: 'waits',
    title: '待办',
    options: [{ value: 'yes', label: '还有差异没有处理' }],
  },
];

/** Complete lists that were compared within the own bounds, newest first. */
export function CompleteListsPage() {
  const navigate = usePageNavigate();
  const list = useList(listCompleteListsRoute, { count: countCompleteListsRoute });
  const start = (
    <Button type="primary" onClick={() => navigate('/complete-lists/new')}>
      上传全量名单
    </Button>
  );
  return (
    <>
      <PageTitle
        title="全量名单比对"
        below="与登记管理机关的全量名单对一遍：民政有我无、我有民政无、已注销仍在册、更名、信息不一致。比对本身不改动任何记录。"
        actions={start}
      />
      <FilterBar fields={FILTERS} values={list.filters} onChange={list.setFilters} />
      <DataTable<CompleteListRow>
        name="complete-lists"
        title="比对过的名单"
        columns={columns}
        rowKey={({ id }) => id}
        rowAddress={({ id }) => `/complete-lists/${id}`}
        {...list.table}
        empty={
          isSet(list.filters.waits)
            ? NONE_WAITS
            : {
                reason: '还没有比对过全量名单。',
                hint: '向民政（行政审批）部门要一份登记的社会组织名单，Excel、WPS 或 CSV 都可以，上传后逐条核对。',
                action: start,
              }
        }
      />
    </>
  );
}
