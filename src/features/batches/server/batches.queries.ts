import type { QueryResultRow } from 'pg';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { BatchAct, BatchSubject } from '../batch.ts';
import type { BatchView } from '../batches.contract.ts';

export interface StandingRow extends QueryResultRow {
  id: string;
  name: string;
  version: number;
  /** The fields that a batch may touch. */
  fields: Record<string, string | boolean | null>;
  /** Of those that refer to a record: what it is called. */
  names: Record<string, string | null>;
}

/** What each subject's rows say, as `objectOf` field by column, and what the references among them are called. */
const STANDING: Readonly<
  Record<BatchSubject, { readonly table: string; readonly fields: string; readonly names: string }>
> = {
  social_org: {
    table: 'social_org',
    fields: `'sector', o.sector, 'supervisingBodyId', o.supervising_body_id, 'noPartyReason', o.no_party_reason,
      'noPartyReasonNote', o.no_party_reason_note`,
    names: `'sector', (select s.name from sector s where s.code = o.sector),
      'supervisingBodyId', (select b.name from supervising_body b where b.id = o.supervising_body_id)`,
  },
  party_org: {
    table: 'party_org',
    fields: `'setUpMode', o.setup_mode, 'secretarySource', o.secretary_source, 'exemplar', o.exemplar, 'functional', o.functional,
      'guidedById', o.guided_by_id, 'approvedBy', o.approved_by`,
    names: `'guidedById', (select g.name from party_org g where g.id = o.guided_by_id)`,
  },
  member: {
    table: 'member',
    fields: `'partyGroup', o.party_group, 'managingBranchId', o.managing_branch_id, 'membershipBranchId', o.membership_branch_id,
      'workUnitId', o.work_unit_id, 'workUnitText', o.work_unit_text, 'postLevel', o.post_level, 'fullTime', o.full_time,
      'private', o.private`,
    names: `'managingBranchId', (select b.name from party_org b where b.id = o.managing_branch_id),
      'workUnitId', (select u.name from social_org u where u.id = o.work_unit_id)`,
  },
};

/** The records as they stand, locked in the order of ids: two batches at once come one after the other. */
export function standingOf(subject: BatchSubject, ids: readonly string[]): Statement {
  const { table, fields, names } = STANDING[subject];
  return {
    name: `batch-standing-${subject}`,
    text: `select o.id, o.name, o.version, jsonb_build_object(${fields}) as fields, jsonb_build_object(${names}) as names
      from ${table} o where o.id = any ($1::uuid[]) order by o.id for update of o`,
    values: [ids],
  };
}

/** What a code or an id that is set is called; null where it is neither. */
export function nameOfValue(field: BatchAct, value: string | null): Statement {
  return {
    name: 'batch-value-name',
    text: `select case when $1::text = 'sector' then (select name from sector where code = $2)
      when $1::text = 'supervisingBodyId' then (select name from supervising_body where id::text = $2)
      when $1::text in ('guidedById', 'managingBranchId') then (select name from party_org where id::text = $2)
      when $1::text = 'workUnitId' then (select name from social_org where id::text = $2) end as name`,
    values: [field, value],
  };
}

export interface RowToKeep {
  readonly id: string;
  /** Null of a member, whose name stays in the record alone. */
  readonly name: string | null;
  readonly before: Readonly<Record<string, unknown>>;
  readonly version: number | null;
}

export interface BatchToKeep {
  readonly id: string;
  readonly subject: BatchSubject;
  readonly field: BatchAct;
  readonly valueText: string | null;
  readonly changeOn: string;
  readonly changed: number;
  readonly refused: number;
}

export function keepBatch(batch: BatchToKeep): Statement {
  return {
    text: `insert into batch_change (id, account_id, actor, subject, field, value_text, change_on, changed, refused)
      values ($1, acting_account(), acting_name(), $2, $3, $4, $5, $6, $7)`,
    values: [
      batch.id,
      batch.subject,
      batch.field,
      batch.valueText,
      batch.changeOn,
      batch.changed,
      batch.refused,
    ],
  };
}

export function keepRows(batchId: string, rows: readonly RowToKeep[]): Statement {
  return {
    text: `insert into batch_row (batch_id, record_id, name, before, version)
      select $1, r.id, r.name, r.before, r.version
      from jsonb_to_recordset($2::jsonb) as r (id uuid, name text, before jsonb, version int)`,
    values: [batchId, JSON.stringify(rows)],
  };
}

const VIEW = `b.id, b.subject, b.field, b.value_text as "valueText", b.changed, b.refused, b.made_at as "madeAt", b.undone_at as "undoneAt",
  (select coalesce(jsonb_agg(jsonb_build_object('id', r.record_id, 'name', coalesce(r.name, m.name), 'reason', r.reason)
      order by coalesce(r.name, m.name), r.record_id), '[]')
    from batch_row r left join member m on b.subject = 'member' and m.id = r.record_id
    where r.batch_id = b.id and r.state = 'left') as left`;

export type BatchViewRow = QueryResultRow &
  Omit<BatchView, 'madeAt' | 'undoneAt'> & { madeAt: Date; undoneAt: Date | null };

/** One's own, the latest first. */
export function ownBatches(subject: BatchSubject): Statement {
  return {
    name: 'own-batches',
    text: `select ${VIEW} from batch_change b where b.subject = $1 order by b.id desc limit 50`,
    values: [subject],
  };
}
export function batchById(id: string): Statement {
  return { text: `select ${VIEW} from batch_change b where b.id = $1`, values: [id] };
}

export interface LockedBatch extends QueryResultRow {
  field: BatchAct;
  change_on: string;
  undone: boolean;
}
export function lockBatch(id: string, subject: BatchSubject): Statement {
  return {
    text: `select field, change_on, undone_at is not null as undone from batch_change where id = $1 and subject = $2 for update`,
    values: [id, subject],
  };
}

/** What follows counts from the day of the batch. */
export function countFrom(on: string): Statement {
  return { name: 'batch-count-from', text: `select set_config('app.change_on', $1, true)`, values: [on] };
}

export interface KeptRow extends QueryResultRow {
  id: string;
  before: Record<string, unknown>;
  version: number | null;
}
export function keptRows(batchId: string): Statement {
  return {
    text: `select record_id as id, before, version from batch_row where batch_id = $1 order by record_id`,
    values: [batchId],
  };
}

export function settleRows(
  batchId: string,
  rows: readonly { readonly id: string; readonly state: 'undone' | 'left'; readonly reason: string | null }[],
): Statement {
  return {
    text: `update batch_row b set state = r.state, reason = r.reason
      from jsonb_to_recordset($2::jsonb) as r (id uuid, state text, reason text) where b.batch_id = $1 and b.record_id = r.id`,
    values: [batchId, JSON.stringify(rows)],
  };
}
export function endBatch(id: string): Statement {
  return {
    text: 'update batch_change set undone_at = now(), undone_by = acting_name() where id = $1',
    values: [id],
  };
}
