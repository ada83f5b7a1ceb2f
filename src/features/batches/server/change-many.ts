import type { PoolClient } from 'pg';
import { v7 } from 'uuid';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import { writeOrRefuse } from '../../../platform/server/database/refused-write.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { sendOne } from '../../../platform/server/database/send-one.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import {
  changeSocialOrgWithin,
  isRefused,
  type SocialOrgParts,
  STORING_REASONS,
} from '../../social-orgs/server/public.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { noPartyReasons } from '../../codes/tables/no-party-reason.ts';
import { type BatchField, draftOfChange } from '../batch.ts';
import { checkSize, isSame } from '../batch.rules.ts';
import type { BatchAsked, BatchRowView } from '../batches.contract.ts';
import {
  keepBatch,
  keepRows,
  nameOfValue,
  type RowToKeep,
  type StandingRow,
  standingOf,
} from './batches.queries.ts';

export interface BatchDone {
  /** Null: nothing was stored. */
  readonly id: string | null;
  readonly rows: BatchRowView[];
}

/**
 * Sets one field of many organisations as each would be changed alone. What is refused is named and left; the rest is stored in
 * one transaction, or, for a look beforehand, rolled back.
 */
export async function changeMany(
  { pool, sealer }: SocialOrgParts,
  acting: Acting,
  asked: BatchAsked,
  today: Day,
  store: boolean,
): Promise<BatchDone | Refusal> {
  const wrong = checkSize(asked.ids.length);
  if (wrong !== null) return wrong;
  return writeOrRefuse(
    () =>
      writeScoped(
        pool,
        acting,
        { changeOn: today },
        (client) => changeEach(client, sealer, acting, asked, today),
        (done) => store && done.id !== null,
      ),
    STORING_REASONS,
  );
}

async function changeEach(
  client: PoolClient,
  sealer: Sealer,
  acting: Acting,
  asked: BatchAsked,
  today: Day,
): Promise<BatchDone> {
  const ids = [...new Set(asked.ids)];
  const standing = new Map((await sendOne<StandingRow>(client, standingOf(ids))).map((row) => [row.id, row]));
  const rows: BatchRowView[] = [];
  const kept: RowToKeep[] = [];
  for (const id of ids) {
    const row = standing.get(id);
    const { view, keep } =
      row === undefined
        ? { view: unseen(id), keep: null }
        : await changeOne(client, sealer, acting, row, asked, today);
    rows.push(view);
    if (keep !== null) kept.push(keep);
  }
  return { id: await keepAll(client, asked, rows, kept, today), rows };
}

function unseen(id: string): BatchRowView {
  return { id, name: null, before: null, state: 'refused', reason: NOT_FOUND.message };
}

async function changeOne(
  client: PoolClient,
  sealer: Sealer,
  acting: Acting,
  row: StandingRow,
  asked: BatchAsked,
  today: Day,
): Promise<{ view: BatchRowView; keep: RowToKeep | null }> {
  const draft = draftOfChange(asked);
  const view = { id: row.id, name: row.name, before: wordsOf(asked.field, row) };
  if (isSame(row.fields, { ...draft })) return { view: { ...view, state: 'same', reason: null }, keep: null };
  const change = { id: row.id, version: row.version, changeOn: today };
  const stored = await changeSocialOrgWithin(client, sealer, acting, change, draft, today);
  if (isRefused(stored)) {
    const reason = stored
      .filter(isRefusal)
      .map(({ message }) => message)
      .join('');
    return { view: { ...view, state: 'refused', reason }, keep: null };
  }
  const before = Object.fromEntries(Object.keys(draft).map((field) => [field, row.fields[field] ?? null]));
  // Each change counts the version on by one.
  const keep = { id: row.id, name: row.name, before, version: row.version + 1 };
  return { view: { ...view, state: 'changed', reason: null }, keep };
}

function wordsOf(field: BatchField, { fields, names }: StandingRow): string | null {
  const value = fields[field] ?? null;
  if (value === null) return null;
  return field === 'noPartyReason' ? nameOfCode(noPartyReasons, value) : (names[field] ?? value);
}

async function keepAll(
  client: PoolClient,
  { field, value }: BatchAsked,
  rows: readonly BatchRowView[],
  kept: readonly RowToKeep[],
  today: Day,
): Promise<string | null> {
  if (kept.length === 0) return null;
  const id = v7();
  const [named] = await sendOne<{ name: string | null }>(client, nameOfValue(field, value));
  const valueText =
    value === null
      ? null
      : field === 'noPartyReason'
        ? nameOfCode(noPartyReasons, value)
        : (named?.name ?? value);
  const refused = rows.filter(({ state }) => state === 'refused').length;
  await sendOne(client, keepBatch({ id, field, valueText, changeOn: today, changed: kept.length, refused }));
  await sendOne(client, keepRows(id, kept));
  return id;
}
