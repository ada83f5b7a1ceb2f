import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { v7 as newId } from 'uuid';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { plainName } from '../../../platform/server/http/read-uploaded-file.ts';
import { checkAttachment, checkRoom, type SniffedFile } from '../attachment.rules.ts';
import type { SealedFolder } from '../../../platform/server/crypto/sealed-folder.ts';
import { stripPicture } from '../strip-picture.ts';
import { countAttachments, insertAttachment } from './minutes.queries.ts';
import { lockMeeting } from './record.queries.ts';
import { refuseStored } from './refuse-stored.ts';

interface GivenFile {
  readonly bytes: Buffer;
  readonly fileName: string;
}

export interface AttachmentParts {
  readonly pool: Pool;
  readonly attachments: SealedFolder;
}

type Answer = { readonly id: string; readonly name: string } | Refusal;

/** Lays a file with the minutes, sealed. What it is, is looked at before anything is kept. */
export async function attachFile(
  { pool, attachments }: AttachmentParts,
  acting: Acting,
  meetingId: string,
  { bytes, fileName }: GivenFile,
  today: Day,
): Promise<Answer> {
  const sniffed = checkAttachment(bytes, plainName(fileName));
  if (isRefusal(sniffed)) return sniffed;
  const kept = withoutTraces(bytes, sniffed);
  if (isRefusal(kept)) return kept;
  return writeScoped<Answer>(
    pool,
    acting,
    { changeOn: today },
    async (client) => {
      const stored = await store(client, meetingId, kept, sniffed);
      if (!isRefusal(stored)) await attachments.write(stored.id, kept);
      return stored;
    },
    (answer) => !isRefusal(answer),
  );
}

/** Of a picture only what is seen is kept: neither where nor with which phone it was taken. */
function withoutTraces(bytes: Buffer, { format, name }: SniffedFile): Buffer | Refusal {
  if (format !== 'jpg' && format !== 'png') return bytes;
  return (
    stripPicture(bytes, format) ??
    refuse('attachment.broken', `“${name}”这张图片不完整，打不开。请重新拍照，或另存以后再传。`, {
      field: 'file',
    })
  );
}

async function store(
  client: PoolClient,
  meetingId: string,
  bytes: Buffer,
  { format, name }: SniffedFile,
): Promise<Answer> {
  const record = await refuseStored(client, await lockMeeting(client, meetingId), null);
  if (isRefusal(record)) return record;
  const sha256 = createHash('sha256').update(bytes).digest();
  const { n, same } = await countAttachments(client, meetingId, sha256);
  if (same !== null) {
    return refuse('attachment.twice', `这个文件已经在附件里了（${same}）。`, { field: 'file' });
  }
  const full = checkRoom(n);
  if (full !== null) return full;
  const id = newId();
  const { party_pos: partyPos } = record;
  await insertAttachment(client, { id, meetingId, partyPos, name, format, sizeBytes: bytes.length, sha256 });
  return { id, name };
}
