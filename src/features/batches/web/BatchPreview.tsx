import { Modal, Progress } from 'antd';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { useNotices } from '../../../platform/web/notices.tsx';
import { countText } from '../../../platform/web/rate-text.ts';
import { useLater } from '../../../platform/web/use-later.ts';
import { useCommand } from '../../../platform/web/use-route.ts';
import { type BatchSubject, batchSubjectNames } from '../batch.ts';
import type { BatchRowView } from '../batches.contract.ts';
import type { Asked, StoreRoute } from './batch-routes.ts';
import { useUndo } from './use-undo.ts';

export interface Seen {
  readonly asked: Asked;
  readonly rows: readonly BatchRowView[];
}

interface BatchPreviewProps {
  readonly subject: BatchSubject;
  readonly route: StoreRoute;
  readonly seen: Seen | null;
  readonly onClose: () => void;
  readonly onStored: () => void;
}

/** More than these nobody reads; what is refused comes first. */
const MOST_SHOWN = 200;
const ORDER: Readonly<Record<BatchRowView['state'], number>> = { refused: 0, changed: 1, same: 2 };

/** What would become of each row: it is stored from here, and taken back from the notice. */
export function BatchPreview({ subject, route, seen, onClose, onStored }: BatchPreviewProps) {
  const notices = useNotices();
  const { undo } = useUndo(subject);
  const { unit } = batchSubjectNames[subject];
  const { run, pending } = useCommand(route, {
    onDone: ({ id, rows }) => {
      const text = `已修改 ${countText(count(rows, 'changed'))} ${unit}`;
      if (id === null) notices.done(text);
      else notices.undoable(text, () => void undo(id));
      onStored();
    },
  });
  const slow = useLater(pending, 1_000);
  const rows = seen?.rows ?? [];
  const [changed, same, refused] = [count(rows, 'changed'), count(rows, 'same'), count(rows, 'refused')];
  return (
    <Modal
      title="看看会改哪些"
      open={seen !== null}
      onCancel={onClose}
      onOk={() => void (seen === null ? undefined : run({ body: seen.asked }))}
      okText={`保存（${countText(changed)} ${unit}）`}
      cancelText="返回修改"
      okButtonProps={{ disabled: changed === 0 }}
      cancelButtonProps={{ disabled: pending }}
      closable={!pending}
      confirmLoading={pending}
      mask={{ closable: false }}
      width={820}
    >
      <p aria-live="polite">
        会改 {countText(changed)} {unit}，已经是这样 {countText(same)} {unit}，不予办理 {countText(refused)}{' '}
        {unit}。{'does' in (seen?.asked ?? {}) ? '' : '从今天起变化，以前的统计不变。'}
        {rows.length > MOST_SHOWN ? `下面列出 ${countText(MOST_SHOWN)} ${unit}，不予办理的排在最前。` : ''}
      </p>
      {slow ? (
        <Progress
          percent={99}
          status="active"
          showInfo={false}
          aria-label={`正在保存 ${countText(changed)} ${unit}`}
        />
      ) : null}
      <DataTable<BatchRowView>
        name="batch-preview"
        title="会改哪些"
        toolbar={false}
        columns={columnsOf(subject)}
        rows={rows.toSorted((a, b) => ORDER[a.state] - ORDER[b.state]).slice(0, MOST_SHOWN)}
        rowKey={({ id }) => id}
        empty={{ reason: `没有选择${batchSubjectNames[subject].name}。` }}
      />
    </Modal>
  );
}

const STATES: Readonly<Record<BatchRowView['state'], string>> = {
  changed: '会改',
  same: '已经是这样',
  refused: '不予办理',
};

function columnsOf(subject: BatchSubject): readonly DataColumn<BatchRowView>[] {
  return [
    {
      key: 'name',
      title: batchSubjectNames[subject].name,
      width: 220,
      empty: '（不在管理范围内）',
      value: ({ name }) => name,
    },
    { key: 'state', title: '结果', width: 96, value: ({ state }) => STATES[state] },
    { key: 'before', title: '现在', width: 140, empty: '空', value: ({ before }) => before },
    { key: 'reason', title: '原因', width: 260, empty: '', value: ({ reason }) => reason },
  ];
}

function count(rows: readonly BatchRowView[], state: BatchRowView['state']): number {
  return rows.filter((row) => row.state === state).length;
}
