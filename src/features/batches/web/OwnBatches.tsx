import { Button } from 'antd';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { minuteText } from '../../../platform/web/minute-text.ts';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { titleOfSocialOrgField } from '../../social-orgs/social-org.ts';
import { type BatchView, listBatchesRoute, undoBatchRoute } from '../batches.contract.ts';

/** What one did in batches, each with the way back. */
export function OwnBatches() {
  const query = useRoute(listBatchesRoute, {});
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
      empty={{ reason: '还没有批量操作过。', hint: '在上面勾选社会组织，设置字段。' }}
    />
  );
}

const COLUMNS: readonly DataColumn<BatchView>[] = [
  { key: 'at', title: '时间', width: 150, value: ({ madeAt }) => minuteText(madeAt) },
  { key: 'field', title: '字段', width: 130, value: ({ field }) => titleOfSocialOrgField(field) },
  { key: 'value', title: '设为', width: 160, empty: '清空', value: ({ valueText }) => valueText },
  { key: 'changed', title: '修改', kind: 'number', value: ({ changed }) => changed },
  { key: 'refused', title: '不予办理', kind: 'number', value: ({ refused }) => refused },
  { key: 'undo', title: '撤销', width: 260, render: (batch) => <Undo batch={batch} /> },
];

function Undo({ batch }: { readonly batch: BatchView }) {
  const { run, pending } = useCommand(undoBatchRoute, { doneText: '已撤销' });
  if (batch.undoneAt === null)
    return (
      <Button loading={pending} onClick={() => void run({ params: { id: batch.id } })}>
        整批撤销
      </Button>
    );
  if (batch.left.length === 0) return <span>已撤销（{minuteText(batch.undoneAt)}）</span>;
  return (
    <span>
      已撤销；{batch.left.length} 家没有动：
      {batch.left.map(({ name, reason }) => `${name}（${reason}）`).join('、')}
    </span>
  );
}
