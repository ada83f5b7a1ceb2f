import { Button, Popconfirm } from 'antd';
import { StatusTag } from '../../../platform/web/StatusTag.tsx';
import { minuteText } from '../../../platform/web/minute-text.ts';
import { useCommand } from '../../../platform/web/use-route.ts';
import type { MeetingView } from '../meeting.contract.ts';
import { approveMinutesRoute } from '../minutes.contract.ts';

/** 待审 or 已审, by whom and when. */
export function ApprovalTag({ meeting: { record, withdrawnAt } }: { readonly meeting: MeetingView }) {
  if (record === null || withdrawnAt !== null || record.assembly === 'round') return null;
  const { approval } = record;
  if (approval === null) return <StatusTag tone="waiting">待审</StatusTag>;
  return (
    <span title={`${approval.by}，${minuteText(approval.at)}`}>
      <StatusTag tone="good">已审</StatusTag>
    </span>
  );
}

/** The secretary's word that the minutes are whole and right. */
export function ApproveButton({ meeting: { id, version, record } }: { readonly meeting: MeetingView }) {
  const { run, pending } = useCommand(approveMinutesRoute, { doneText: '已审核' });
  if (record === null || record.assembly === 'round' || record.approval !== null) return null;
  return (
    <Popconfirm
      title="审核这份会议记录？"
      description="表示内容完整、属实。以后更正的，要重新审核。"
      okText="审核"
      onConfirm={() => void run({ params: { id }, body: { version } })}
    >
      <Button loading={pending}>审核</Button>
    </Popconfirm>
  );
}
