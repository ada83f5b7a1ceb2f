import type { ClientBase, Pool } from 'pg';
import { type Acting, readScoped, type Statement } from '../../../platform/server/database/scoped.ts';
import type { KeptReason, KeptRecord, RecordKey, SetBack, TakenEntity } from '../take-back.ts';
import type { Attempt } from './attempt.queries.ts';

/** A row of `take_back_facts`; the migration says what each kind of row holds. */
export interface FactRow {
  readonly what: 'created' | 'touched' | 'link' | 'used' | 'changed';
  readonly entity: TakenEntity;
  readonly id: string;
  readonly field: string | null;
  readonly other: string | null;
  readonly otherId: string | null;
  readonly why: 'touched' | 'gone' | 'taken' | null;
  readonly actor: string | null;
  readonly at: Date | null;
}

export function takeBackFacts(importId: string): Statement {
  return {
    name: 'take-back-facts',
    text: `select what, entity, id, field, other, other_id as "otherId", why, actor, at from take_back_facts($1)`,
    values: [importId],
  };
}

export async function lockTaken(client: ClientBase, importId: string): Promise<void> {
  await client.query('select take_back_lock($1)', [importId]);
}

const TITLES: Readonly<Record<TakenEntity, string>> = {
  social_org: 'select id, name from social_org where id = any ($1)',
  party_org: 'select id, name from party_org where id = any ($1)',
  member: 'select id, name from member where id = any ($1)',
};

export interface TitleRow {
  readonly id: string;
  readonly name: string;
}

/** What records in the caller's sight are called. */
export function titlesOf(entity: TakenEntity, ids: readonly string[]): Statement {
  return { name: `take-back-titles-${entity}`, text: TITLES[entity], values: [ids] };
}

/** How many of some records the caller sees. */
export async function countSeen(
  client: ClientBase,
  entity: TakenEntity,
  ids: readonly string[],
): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from (${TITLES[entity]}) seen`,
    [ids],
  );
  return rows[0]?.n ?? 0;
}

export async function setColumnsBack(
  client: ClientBase,
  importId: string,
  entity: TakenEntity,
  records: readonly SetBack[],
): Promise<void> {
  const plan = records.filter(({ columns }) => columns.length > 0);
  if (plan.length === 0) return;
  await client.query('select import_set_back($1, $2, $3::jsonb)', [
    importId,
    entity,
    JSON.stringify(plan.map(({ id, columns }) => ({ id, fields: columns }))),
  ]);
}

export async function undoFacts(
  client: ClientBase,
  importId: string,
  entity: TakenEntity,
  records: readonly SetBack[],
): Promise<void> {
  const plan = records.filter(({ facts }) => facts.length > 0);
  if (plan.length === 0) return;
  await client.query('select import_undo_facts($1, $2, $3::jsonb)', [
    importId,
    entity,
    JSON.stringify(plan.map(({ id, facts }) => ({ id, fields: facts }))),
  ]);
}

export async function withdraw(
  client: ClientBase,
  importId: string,
  entity: TakenEntity,
  records: readonly RecordKey[],
): Promise<void> {
  await client.query('select import_withdraw($1, $2, $3::uuid[])', [
    importId,
    entity,
    records.map(({ id }) => id),
  ]);
}

/** What was asked for, as it waits for its turn, and then what came of it. */
export interface TakeBackOnRecord {
  readonly reason: string;
  readonly rest: boolean;
  readonly digest: string;
  readonly withdrawn?: number;
  readonly setBack?: number;
  readonly kept?: number;
}

/** Sends a stored import to be taken back. @returns the attempt, or null when it is not stored (any more) */
export async function beginTakeBack(
  client: ClientBase,
  importId: string,
  asked: TakeBackOnRecord,
): Promise<number | null> {
  const { rows } = await client.query<{ attempt: number }>(
    `update import_run set state = 'taking_back', attempt = attempt + 1, done_rows = 0, failure = null, take_back = $2::jsonb
     where id = $1 and state = 'stored' returning attempt`,
    [importId, JSON.stringify(asked)],
  );
  return rows[0]?.attempt ?? null;
}

/** Within the transaction that takes back. @returns false when the attempt was stopped */
export async function finishTakeBack(
  client: ClientBase,
  { importId, attempt }: Attempt,
  actorName: string,
  result: TakeBackOnRecord,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update import_run set state = 'taken_back', taken_back_at = now(), taken_back_by = $3, take_back = $4::jsonb, failure = null
     where id = $1 and attempt = $2 and state = 'taking_back'`,
    [importId, attempt, actorName, JSON.stringify(result)],
  );
  return rowCount === 1;
}

export async function insertKept(
  client: ClientBase,
  importId: string,
  kept: readonly KeptRecord[],
): Promise<void> {
  await client.query(
    `insert into import_kept (import_id, entity, entity_id, place, reasons)
     select $1, k ->> 'entity', (k ->> 'id')::uuid, n - 1, k -> 'reasons' from jsonb_array_elements($2::jsonb) with ordinality as j (k, n)`,
    [importId, JSON.stringify(kept)],
  );
}

interface KeptRow {
  readonly entity: TakenEntity;
  readonly id: string;
  readonly reasons: KeptReason[];
}

/** What stayed when an import was taken back. */
export async function listKept(
  pool: Pool,
  acting: Acting,
  importId: string,
  from: number,
  limit: number,
): Promise<KeptRow[]> {
  return readScoped<KeptRow>(pool, acting, {
    name: 'list-import-kept',
    text: `select entity, entity_id as id, reasons from import_kept where import_id = $1 and place >= $2 order by place limit $3`,
    values: [importId, from, limit],
  });
}
