import { Button, Modal, Progress, Space } from 'antd';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { countText } from '../../../platform/web/rate-text.ts';
import type { ClaimState } from '../../codes/tables/claim.ts';
import type { ClaimResult } from '../claim.contract.ts';
import type { Batch } from './use-batch.ts';

const DONE: readonly (readonly [ClaimState, string])[] = [
  ['accepted', '已明确'],
  ['proposed', '已提出，等待答复'],
  ['disputed', '有争议，等待原单位或上级'],
  ['refused', '已答复不同意'],
  ['withdrawn', '已撤回'],
];

const COLUMNS: readonly DataColumn<ClaimResult>[] = [
  { key: 'name', title: '社会组织', width: 200, empty: '（不在管理范围内）', value: ({ name }) => name },
  { key: 'why', title: '没有办成的原因', width: 320, value: ({ refusal }) => refusal?.message },
];

interface BatchDialogProps {
  readonly batch: Batch | null;
  readonly onStop: () => void;
  /** Takes back, as one, what nobody has answered yet. Absent where it is no proposal. */
  readonly onUndo?: (waiting: readonly ClaimResult[]) => void;
  readonly onClose: () => void;
}

/** How far it is, then what became of each row: those that could not be done with the reason. */
export function BatchDialog({ batch, onStop, onUndo, onClose }: BatchDialogProps) {
  const { total, results, running } = batch ?? { total: 0, results: [], running: false };
  const refused = results.filter(({ state }) => state === null);
  const waiting = results.filter(({ state }) => state === 'proposed' || state === 'disputed');
  return (
    <Modal
      title={running ? '正在办理' : '办理结果'}
      open={batch !== null}
      onCancel={onClose}
      closable={!running}
      mask={{ closable: false }}
      width={680}
      footer={
        running ? (
          <Button onClick={onStop}>停止</Button>
        ) : (
          <Space wrap>
            {onUndo === undefined || waiting.length === 0 ? null : (
              <Button onClick={() => onUndo(waiting)}>撤销提出的 {countText(waiting.length)} 家</Button>
            )}
            <Button type="primary" onClick={onClose}>
              知道了
            </Button>
          </Space>
        )
      }
    >
      {running ? (
        <Progress
          percent={total === 0 ? 0 : Math.min(99, Math.floor((results.length / total) * 100))}
          status="active"
          aria-label="办理进度"
        />
      ) : null}
      <p aria-live="polite">
        {running ? `${countText(results.length)} / ${countText(total)}` : summaryOf(results, refused.length)}
      </p>
      {running || refused.length === 0 ? null : (
        <DataTable<ClaimResult>
          name="claim-results"
          title="没有办成的"
          toolbar={false}
          columns={COLUMNS}
          rows={refused}
          rowKey={({ id }) => id}
          empty={{ reason: '都办成了。' }}
        />
      )}
    </Modal>
  );
}

function summaryOf(results: readonly ClaimResult[], refused: number): string {
  const parts = DONE.flatMap(([state, words]) => {
    const n = results.filter((each) => each.state === state).length;
    return n === 0 ? [] : [`${countText(n)} 家${words}`];
  });
  if (refused > 0) parts.push(`${countText(refused)} 家没有办成，原因如下`);
  return parts.length === 0 ? '没有可办理的。' : `${parts.join('；')}。`;
}
