import { UploadOutlined } from '@ant-design/icons';
import { Button, Upload } from 'antd';
import { useState } from 'react';
import type { RefusalView } from '../../../platform/contract/refusal-answer.ts';
import { addressOf } from '../../../platform/web/api-client.ts';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import { minuteText } from '../../../platform/web/minute-text.ts';
import { RefusalList } from '../../../platform/web/RefusalList.tsx';
import { IfMay } from '../../../platform/web/session.tsx';
import { useDownload } from '../../../platform/web/use-download.ts';
import { useCommand } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import {
  ATTACHMENT_KINDS,
  MOST_ATTACHMENT_BYTES,
  MOST_ATTACHMENT_MB,
  MOST_ATTACHMENTS,
} from '../attachment.ts';
import type { MeetingRecord } from '../meeting.contract.ts';
import { addAttachmentRoute, downloadAttachmentRoute, removeAttachmentRoute } from '../minutes.contract.ts';

type Attachment = MeetingRecord['attachments'][number];

interface AttachmentsTabProps {
  readonly id: string;
  readonly attachments: readonly Attachment[];
  /** Whether the record still counts. */
  readonly open: boolean;
}

/** The files that lie with the minutes: to take, to add, to take away with a reason. */
export function AttachmentsTab({ id, attachments, open }: AttachmentsTabProps) {
  const there = attachments.filter(({ removedBy }) => removedBy === null);
  const gone = attachments.filter(({ removedBy }) => removedBy !== null);
  return (
    <div className="stack">
      <section className="panel">
        {there.length === 0 ? (
          <p className="quiet">还没有附件。可以放签到表的照片、学习材料、会议通知等。</p>
        ) : (
          <ul className="attachment-list">
            {there.map((each) => (
              <Line key={each.id} meetingId={id} attachment={each} open={open} />
            ))}
          </ul>
        )}
        {open ? (
          <IfMay permission={permissions.recordMeetings}>
            <Adding id={id} />
          </IfMay>
        ) : null}
      </section>
      {gone.length === 0 ? null : (
        <section className="panel">
          <h2 className="section-title">已移除的附件</h2>
          <ul className="attachment-list">
            {gone.map(({ id: key, name, removedBy, removeReason }) => (
              <li key={key}>
                <span>{name}</span>
                <span className="quiet">
                  {removedBy}移除，原因：{removeReason}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

const TOO_LARGE = {
  code: 'attachment.too-large',
  message: `文件超过 ${MOST_ATTACHMENT_MB} MB，请压缩或拆分后再传。`,
};

function Adding({ id }: { readonly id: string }) {
  const [refusals, setRefusals] = useState<readonly RefusalView[]>([]);
  const { run, pending } = useCommand(addAttachmentRoute, { doneText: '已加附件', refusals: 'returned' });
  const send = async (file: File) => {
    if (file.size > MOST_ATTACHMENT_BYTES) return setRefusals([TOO_LARGE]);
    const body = new FormData();
    body.append('file', file);
    const call = { params: { id }, body };
    const outcome = await run(call);
    setRefusals(outcome.done ? [] : outcome.refusals);
  };
  return (
    <div className="attachment-add">
      <RefusalList refusals={refusals} />
      <Upload
        accept=".pdf,.jpg,.jpeg,.png,.docx,.xlsx,.pptx,.doc,.xls,.ppt,.wps,.et,.dps"
        showUploadList={false}
        disabled={pending}
        beforeUpload={(file) => {
          void send(file);
          return false;
        }}
      >
        <Button icon={<UploadOutlined />} loading={pending}>
          加附件
        </Button>
      </Upload>
      <p className="quiet">
        {ATTACHMENT_KINDS}，一个不超过 {MOST_ATTACHMENT_MB} MB，最多 {MOST_ATTACHMENTS}{' '}
        个。加密存放；请不要放人脸照片。PDF 和 Office 文件自带的作者、修订、批注原样保留，不想留的请先去掉。
      </p>
    </div>
  );
}

interface LineProps {
  readonly meetingId: string;
  readonly attachment: Attachment;
  readonly open: boolean;
}

function Line({ meetingId, attachment: { id, name, sizeBytes, addedBy, addedAt }, open }: LineProps) {
  const download = useDownload();
  const params = { id: meetingId, attachment: id };
  return (
    <li>
      <Button
        type="link"
        loading={download.bytes !== null}
        onClick={() => void download.start(addressOf(downloadAttachmentRoute, { params }))}
      >
        {name}
      </Button>
      <span className="quiet">
        {sizeText(sizeBytes)}，{addedBy}，{minuteText(addedAt)}
      </span>
      {open ? (
        <IfMay permission={permissions.recordMeetings}>
          <Removing name={name} params={params} />
        </IfMay>
      ) : null}
    </li>
  );
}

function Removing({
  name,
  params,
}: {
  readonly name: string;
  readonly params: { id: string; attachment: string };
}) {
  const [open, setOpen] = useState(false);
  const { run } = useCommand(removeAttachmentRoute, { doneText: '已移除', refusals: 'returned' });
  return (
    <>
      <Button size="small" aria-label={`移除 ${name}`} onClick={() => setOpen(true)}>
        移除
      </Button>
      <FormDrawer
        title={`移除 ${name}`}
        open={open}
        onClose={() => setOpen(false)}
        submitText="移除"
        fields={[
          {
            kind: 'long-text',
            field: 'reason',
            title: '原因',
            required: true,
            max: 200,
            help: '文件会删除，不能恢复；谁在什么时候移除、原因会保留',
          },
        ]}
        onSubmit={({ values }) => {
          const reason = typeof values.reason === 'string' ? values.reason : '';
          return run({ params, body: { reason } });
        }}
      />
    </>
  );
}

const KB = 1024;
function sizeText(bytes: number): string {
  return bytes < KB * KB ? `${Math.max(1, Math.round(bytes / KB))} KB` : `${(bytes / KB / KB).toFixed(1)} MB`;
}
