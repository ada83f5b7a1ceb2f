import type { QueryResultRow } from 'pg';
import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type Acting, readAllScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import type { AttachmentFormat } from '../attachment.ts';
import type { AttachmentParts } from './attach-file.ts';
import { attachment, type AttachmentRow } from './minutes.queries.ts';
import { noteMeetingLook } from './record.queries.ts';

export interface FetchedAttachment {
  /** Without its ending. */
  readonly name: string;
  readonly format: AttachmentFormat;
  readonly bytes: Buffer;
}

const GONE = refuse(
  'attachment.gone',
  '附件的文件不在数据文件夹里了，可能是恢复备份时没有一起恢复。请联系系统管理员。',
);

/** One file of a meeting in sight. From beside the branch it is a look at whoever stands in it. */
export async function fetchAttachment(
  { pool, attachments }: AttachmentParts,
  acting: Acting,
  meetingId: string,
  id: string,
): Promise<FetchedAttachment | Refusal> {
  const [[row]] = await readAllScoped<[AttachmentRow, QueryResultRow]>(pool, acting, [
    attachment(meetingId, id),
    noteMeetingLook(meetingId),
  ]);
  if (row === undefined) return NOT_FOUND;
  const bytes = await attachments.read(row.id);
  return bytes === null ? GONE : { name: row.name.replace(/\.[^.]+$/, ''), format: row.format, bytes };
}
