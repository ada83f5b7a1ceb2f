import type { PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import { writeOrRefuse } from '../../../platform/server/database/refused-write.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { sendOne } from '../../../platform/server/database/send-one.ts';
import { type SocialOrgParts, STORING_REASONS } from '../../social-orgs/server/public.ts';
import { type BatchField, batchFieldOf, type BatchSubject, draftOfChange, toldBy } from '../batch.ts';
import { checkSize, checkValue, isSame } from '../batch.rules.ts';
import type { BatchAsked, BatchRowView } from '../batches.contract.ts';
import { type BatchDone, keepAll, unseen } from './batch-store.ts';
import { nameOfValue, type RowToKeep, type StandingRow, standingOf } from './batches.queries.ts';
import { changeRecords, reasonOf } from './subject-changes.ts';

interface Asked {
  readonly ids: readonly string[];
  readonly field: BatchField;
  readonly value: string | null;
  readonly note?: string | null | undefined;
}

/**
 * Sets one field of many records as each would be changed alone. What is refused is named and left; the rest is stored in one
 * transaction, or, for a look beforehand, rolled back.
 */
export async function changeMany(
  { pool, sealer }: SocialOrgParts,
  acting: Acting,
  subject: BatchSubject,
  asked: BatchAsked,
  today: Day,
  store: boolean,
): Promise<BatchDone | Refusal> {
  const wrong = checkSize(asked.ids.length, subject) ?? checkValue(subject, asked);
  if (wrong !== null) return wrong;
  const frame = { sealer, acting, today, changeOn: today, correcting: false };
  return writeOrRefuse(
    () =>
      writeScoped(
        pool,
        acting,
        { changeOn: today },
        async (client): Promise<BatchDone> => {
          const standing = await readStanding(client, subject, asked.ids);
          const draft = draftOfChange(subject, asked);
          const changes = [...standing.values()]
            .filter((row) => !isSame(row.fields, toldBy(asked.field, draft)))
            .map((row) => ({ id: row.id, draft: draftFor(subject, row, draft) }));
          const refused = await changeRecords(client, subject, frame, changes);
          return keepResult(client, subject, asked, { standing, changes, refused }, today);
        },
        (done) => store && done.id !== null,
      ),
    STORING_REASONS,
  );
}

async function readStanding(
  client: PoolClient,
  subject: BatchSubject,
  ids: readonly string[],
): Promise<Map<string, StandingRow>> {
  const rows = await sendOne<StandingRow>(client, standingOf(subject, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, row]));
}

type Draft = Readonly<Record<string, unknown>>;

/** Where the 组织关系 is with the branch that manages the member, it goes along to the next one. */
function draftFor(subject: BatchSubject, { fields }: StandingRow, draft: Draft): Draft {
  if (subject !== 'member' || draft.managingBranchId === undefined) return draft;
  return fields.membershipBranchId === fields.managingBranchId
    ? { ...draft, membershipBranchId: draft.managingBranchId }
    : draft;
}

interface Worked {
  readonly standing: ReadonlyMap<string, StandingRow>;
  readonly changes: readonly { readonly id: string; readonly draft: Draft }[];
  readonly refused: ReadonlyMap<string, readonly Refusal[]>;
}

async function keepResult(
  client: PoolClient,
  subject: BatchSubject,
  { ids, field, value }: Asked,
  { standing, changes, refused }: Worked,
  today: Day,
): Promise<BatchDone> {
  const drafts = new Map(changes.map(({ id, draft }) => [id, draft]));
  const rows: BatchRowView[] = [];
  const kept: RowToKeep[] = [];
  for (const id of new Set(ids)) {
    const row = standing.get(id);
    const draft = drafts.get(id);
    const why = refused.get(id);
    rows.push(row === undefined ? unseen(id) : viewOf(subject, field, row, draft, why));
    if (row !== undefined && draft !== undefined && why === undefined) kept.push(toKeep(subject, row, draft));
  }
  const [named] = await sendOne<{ name: string | null }>(client, nameOfValue(field, value));
  const valueText = value === null ? null : (named?.name ?? wordsOf(subject, field, value));
  const batch = { subject, field, valueText, changeOn: today };
  return { id: await keepAll(client, batch, rows, kept), rows };
}

function viewOf(
  subject: BatchSubject,
  field: BatchField,
  { id, name, fields, names }: StandingRow,
  draft: Draft | undefined,
  why: readonly Refusal[] | undefined,
): BatchRowView {
  const value = fields[field] ?? null;
  const before = value === null ? null : (names[field] ?? wordsOf(subject, field, value));
  const view = { id, name, before };
  if (why !== undefined) return { ...view, state: 'refused', reason: reasonOf(why) };
  return { ...view, state: draft === undefined ? 'same' : 'changed', reason: null };
}

function toKeep(subject: BatchSubject, { id, name, version, fields }: StandingRow, draft: Draft): RowToKeep {
  const before = Object.fromEntries(Object.keys(draft).map((field) => [field, fields[field] ?? null]));
  // Each change counts the version on by one.
  return { id, name: subject === 'member' ? null : name, before, version: version + 1 };
}

/** A value in words, where no record names it. */
function wordsOf(subject: BatchSubject, field: BatchField, value: string | boolean): string {
  if (value === true || value === 'yes') return '是';
  if (value === false || value === 'no') return '否';
  const choice = batchFieldOf(subject, field).choices?.find(({ code }) => code === value);
  return choice?.name ?? value;
}
