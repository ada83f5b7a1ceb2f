import { Button } from 'antd';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { minuteText } from '../../../platform/web/minute-text.ts';
import { countText } from '../../../platform/web/rate-text.ts';
import { useRoute } from '../../../platform/web/use-route.ts';
import { batchActName, type BatchSubject, batchSubjectNames } from '../batch.ts';
import type { BatchView } from '../batches.contract.ts';
import { listRoutes } from './batch-routes.ts';
import { useUndo } from './use-undo.ts';

/** What one did in batches, each with the way back. */
export function OwnBatches({ subject }: { readonly subject: BatchSubject }) {
  const query = useRoute(listRoutes[subject], {});
  return (
    <DataTable<BatchView>
      name="own-batches"
      title="我的批量操作"
      headed
      toolbar
      columns={COLUMNS}
      rows={query.data?.batches}
      rowKey={({ id }) => id}
      loading={query.isLoading}
      error={query.error}
      onRetry={() => void query.refetch()}
      empty={{ reason: '还没有批量操作过。', hint: '在上面勾选，再点“设置字段”。' }}
    />
  );
}

const COLUMNS: readonly DataColumn<BatchView>[] = [
  { key: 'at', title: '时间', width: 150, value: ({ madeAt }) => minuteText(madeAt) },
  {
    key: 'field',
    title: '办了什么',
    width: 150,
    value: ({ subject, field }) => batchActName(subject, field),
  },
  { key: 'value', title: '设为', width: 200, empty: '清空', value: ({ valueText }) => valueText },
  { key: 'changed', title: '修改', kind: 'number', value: ({ changed }) => changed },
  { key: 'refused', title: '不予办理', kind: 'number', value: ({ refused }) => refused },
  { key: 'undo', title: '撤销', width: 260, render: (batch) => <Undo batch={batch} /> },
];

/** More than these are told by their number. */
const NAMED = 5;

function Undo({ batch: { id, subject, undoneAt, left } }: { readonly batch: BatchView }) {
  const { undo, pending } = useUndo(subject);
  if (undoneAt === null)
    return (
      <Button loading={pending} onClick={() => void undo(id)}>
        整批撤销
      </Button>
    );
  if (left.length === 0) return <span>已撤销（{minuteText(undoneAt)}）</span>;
  const { unit } = batchSubjectNames[subject];
  return (
    <span>
      已撤销；{countText(left.length)} {unit}没有动：
      {left
        .slice(0, NAMED)
        .map(({ name, reason }) => `${name ?? '（不在管理范围内）'}（${reason}）`)
        .join('、')}
      {left.length > NAMED ? '等' : ''}
    </span>
  );
}
