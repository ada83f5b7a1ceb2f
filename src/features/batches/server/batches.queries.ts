import type { QueryResultRow } from 'pg';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { BatchField } from '../batch.ts';
import type { BatchView } from '../batches.contract.ts';

export interface StandingRow extends QueryResultRow {
  id: string;
  name: string;
  version: number;
  /** The fields that a batch may touch. */
  fields: Record<string, string | null>;
  /** The same in words. */
  names: Record<string, string | null>;
}

/** The organisations as they stand, locked in the order of ids: two batches at once come one after the other. */
export function standingOf(ids: readonly string[]): Statement {
  return {
    name: 'batch-standing',
    text: `select o.id, o.name, o.version,
        jsonb_build_object('sector', o.sector, 'supervisingBodyId', o.supervising_body_id, 'noPartyReason', o.no_party_reason,
          'noPartyReasonNote', o.no_party_reason_note) as fields,
        jsonb_build_object('sector', (select s.name from sector s where s.code = o.sector),
          'supervisingBodyId', (select b.name from supervising_body b where b.id = o.supervising_body_id)) as names
      from social_org o where o.id = any ($1::uuid[]) order by o.id for update of o`,
    values: [ids],
  };
}

/** What a value is called. */
export function nameOfValue(field: BatchField, value: string | null): Statement {
  return {
    text: `select case $1::text when 'sector' then (select name from sector where code = $2)
      when 'supervisingBodyId' then (select name from supervising_body where id::text = $2) else $2 end as name`,
    values: [field, value],
  };
}

export interface RowToKeep {
  readonly id: string;
  readonly name: string;
  readonly before: Readonly<Record<string, unknown>>;
  readonly version: number;
}

export function keepBatch(batch: {
  readonly id: string;
  readonly field: BatchField;
  readonly valueText: string | null;
  readonly changeOn: string;
  readonly changed: number;
  readonly refused: number;
}): Statement {
  return {
    text: `insert into batch_change (id, account_id, actor, field, value_text, change_on, changed, refused)
      values ($1, acting_account(), acting_name(), $2, $3, $4, $5, $6)`,
    values: [batch.id, batch.field, batch.valueText, batch.changeOn, batch.changed, batch.refused],
  };
}

export function keepRows(batchId: string, rows: readonly RowToKeep[]): Statement {
  return {
    text: `insert into batch_row (batch_id, social_org_id, name, before, version)
      select $1, r.id, r.name, r.before, r.version
      from jsonb_to_recordset($2::jsonb) as r (id uuid, name text, before jsonb, version int)`,
    values: [batchId, JSON.stringify(rows)],
  };
}

const VIEW = `b.id, b.field, b.value_text as "valueText", b.changed, b.refused, b.made_at as "madeAt", b.undone_at as "undoneAt",
  (select coalesce(jsonb_agg(jsonb_build_object('id', r.social_org_id, 'name', r.name, 'reason', r.reason) order by r.name), '[]')
    from batch_row r where r.batch_id = b.id and r.state = 'left') as left`;

export type BatchViewRow = QueryResultRow &
  Omit<BatchView, 'madeAt' | 'undoneAt'> & { madeAt: Date; undoneAt: Date | null };

/** One's own, the latest first. */
export function ownBatches(): Statement {
  return { name: 'own-batches', text: `select ${VIEW} from batch_change b order by b.id desc limit 50` };
}
export function batchById(id: string): Statement {
  return { text: `select ${VIEW} from batch_change b where b.id = $1`, values: [id] };
}

export interface LockedBatch extends QueryResultRow {
  field: BatchField;
  change_on: string;
  undone: boolean;
}
export function lockBatch(id: string): Statement {
  return {
    text: 'select field, change_on, undone_at is not null as undone from batch_change where id = $1 for update',
    values: [id],
  };
}

export interface KeptRow extends QueryResultRow {
  id: string;
  before: Record<string, string | null>;
  version: number;
}
export function keptRows(batchId: string): Statement {
  return {
    text: `select social_org_id as id, before, version from batch_row where batch_id = $1 order by social_org_id`,
    values: [batchId],
  };
}

export function settleRows(
  batchId: string,
  rows: readonly { readonly id: string; readonly state: 'undone' | 'left'; readonly reason: string | null }[],
): Statement {
  return {
    text: `update batch_row b set state = r.state, reason = r.reason
      from jsonb_to_recordset($2::jsonb) as r (id uuid, state text, reason text) where b.batch_id = $1 and b.social_org_id = r.id`,
    values: [batchId, JSON.stringify(rows)],
  };
}
export function endBatch(id: string): Statement {
  return {
    text: 'update batch_change set undone_at = now(), undone_by = acting_name() where id = $1',
    values: [id],
  };
}
