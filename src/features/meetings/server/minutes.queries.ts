import type { PoolClient, QueryResultRow } from 'pg';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { AttachmentFormat } from '../attachment.ts';

export async function insertApproval(client: PoolClient, meetingId: string, partyPos: number): Promise<void> {
  await client.query({
    name: 'minutes-approve',
    text: 'insert into meeting_approval (meeting_id, party_pos, approved_by) values ($1, $2, acting_name())',
    values: [meetingId, partyPos],
  });
  // Whoever has the record open to change it is to learn of the approval first.
  await client.query({
    name: 'minutes-approved-version',
    text: 'update meeting set version = version + 1, updated_at = now() where id = $1',
    values: [meetingId],
  });
}

/** What was approved is changed: it waits anew. */
export async function deleteApproval(client: PoolClient, meetingId: string): Promise<void> {
  await client.query({
    name: 'minutes-reopen',
    text: 'delete from meeting_approval where meeting_id = $1',
    values: [meetingId],
  });
}

interface LastChangeRow extends QueryResultRow {
  actor: string | null;
  at: Date;
}

/** Who wrote to the record last. */
export async function findLastChange(client: PoolClient, meetingId: string): Promise<LastChangeRow | null> {
  const { rows } = await client.query<LastChangeRow>({
    name: 'minutes-last-change',
    text: `select actor, at from change_line where entity = 'meeting' and entity_id = $1 order by id desc limit 1`,
    values: [meetingId],
  });
  return rows[0] ?? null;
}

export interface AttachmentRow extends QueryResultRow {
  id: string;
  name: string;
  format: AttachmentFormat;
}

/** One that is still there, of a meeting in sight. */
export function attachment(meetingId: string, id: string): Statement {
  return {
    name: 'attachment',
    text: `select a.id, a.name, a.format from meeting_attachment a
      where a.id = $2 and a.meeting_id = $1 and a.removed_at is null`,
    values: [meetingId, id],
  };
}

export interface AttachmentToStore {
  readonly id: string;
  readonly meetingId: string;
  readonly partyPos: number;
  readonly name: string;
  readonly format: AttachmentFormat;
  readonly sizeBytes: number;
  readonly sha256: Buffer;
}

export interface AttachmentsThere extends QueryResultRow {
  n: number;
  /** The name under which the same content lies there already. */
  same: string | null;
}

export async function countAttachments(
  client: PoolClient,
  meetingId: string,
  sha256: Buffer,
): Promise<AttachmentsThere> {
  const { rows } = await client.query<AttachmentsThere>({
    name: 'attachments-there',
    text: `select count(*)::int as n, min(name) filter (where sha256 = $2) as same
      from meeting_attachment where meeting_id = $1 and removed_at is null`,
    values: [meetingId, sha256],
  });
  return rows[0] ?? { n: 0, same: null };
}

export async function insertAttachment(client: PoolClient, given: AttachmentToStore): Promise<void> {
  const { id, meetingId, partyPos, name, format, sizeBytes, sha256 } = given;
  await client.query({
    name: 'attachment-insert',
    text: `insert into meeting_attachment (id, meeting_id, party_pos, name, format, size_bytes, sha256, added_by)
      values ($1, $2, $3, $4, $5, $6, $7, acting_name())`,
    values: [id, meetingId, partyPos, name, format, sizeBytes, sha256],
  });
}

interface AttachmentState extends QueryResultRow {
  removed_by: string | null;
  remove_reason: string | null;
}

/** Locks a file's line, also of one that was taken away. */
export async function findAttachment(
  client: PoolClient,
  meetingId: string,
  id: string,
): Promise<AttachmentState | null> {
  const { rows } = await client.query<AttachmentState>({
    name: 'attachment-lock',
    text: 'select removed_by, remove_reason from meeting_attachment where id = $2 and meeting_id = $1 for update',
    values: [meetingId, id],
  });
  return rows[0] ?? null;
}

export async function markAttachmentRemoved(
  client: PoolClient,
  meetingId: string,
  id: string,
  reason: string,
): Promise<void> {
  await client.query({
    name: 'attachment-remove',
    text: `update meeting_attachment set removed_at = now(), removed_by = acting_name(), remove_reason = $3
      where id = $2 and meeting_id = $1`,
    values: [meetingId, id, reason],
  });
}
