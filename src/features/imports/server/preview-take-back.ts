import type { Pool } from 'pg';
import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type Acting, readAllScoped, readScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import {
  type KeptReason,
  type RecordKey,
  type TakeBackOutcome,
  type TakeBackPlan,
  type TakenEntity,
  takenEntities,
} from '../take-back.ts';
import type { TakenRecordView } from '../take-back.contract.ts';
import { planOf } from './read-take-back-plan.ts';
import { findRun } from './runs.queries.ts';
import { type FactRow, listKept, takeBackFacts, type TitleRow, titlesOf } from './take-back.queries.ts';

export const NOT_STORED = refuse(
  'take-back.not-stored',
  '只有已入库的导入可以撤回：这次导入没有入库，或者正在撤回、已经撤回。请刷新页面查看。',
);

/** How many records taking the import back would withdraw, set back and leave. */
export async function previewTakeBack(pool: Pool, acting: Acting, id: string) {
  const run = await findRun(pool, acting, id);
  if (run === null) return NOT_FOUND;
  const stored = run.state === 'stored';
  const rows = stored ? await readScoped<FactRow>(pool, acting, takeBackFacts(id)) : [];
  const { plan, digest } = planOf(rows);
  const seen = await readTitles(pool, acting, [...plan.withdrawn, ...plan.setBack]);
  return {
    stored,
    withdrawn: countsOf(plan.withdrawn),
    setBack: countsOf(plan.setBack),
    kept: countsOf(plan.kept),
    digest,
    outOfSight: [...plan.withdrawn, ...plan.setBack].filter((record) => !seen.has(record.id)).length,
  };
}

function countsOf(records: readonly RecordKey[]): Record<TakenEntity, number> {
  const count = (entity: TakenEntity) => records.filter((record) => record.entity === entity).length;
  return { social_org: count('social_org'), party_org: count('party_org'), member: count('member') };
}

interface RecordQuery {
  readonly outcome: TakeBackOutcome;
  readonly after?: string | undefined;
  readonly size: number;
}

/** What becomes of each record; of an import that is taken back already, what stayed. */
export async function listTakeBack(
  pool: Pool,
  acting: Acting,
  id: string,
  { outcome, after, size }: RecordQuery,
): Promise<{ rows: TakenRecordView[]; next: string | null } | Refusal> {
  const run = await findRun(pool, acting, id);
  if (run === null) return NOT_FOUND;
  const from = /^\d{1,9}$/.test(after ?? '') ? Number(after) : 0;
  if (run.state === 'taken_back') {
    const kept = outcome === 'kept' ? await listKept(pool, acting, id, from, size + 1) : [];
    return page(pool, acting, kept, { outcome, from, size });
  }
  if (run.state !== 'stored') return { rows: [], next: null };
  const { plan } = planOf(await readScoped<FactRow>(pool, acting, takeBackFacts(id)));
  return page(pool, acting, recordsOf(plan, outcome).slice(from, from + size + 1), { outcome, from, size });
}

interface ShownRecord extends RecordKey {
  readonly reasons?: readonly KeptReason[];
  readonly columns?: readonly string[];
  readonly facts?: readonly string[];
}

function recordsOf(
  { withdrawn, setBack, kept }: TakeBackPlan,
  outcome: TakeBackOutcome,
): readonly ShownRecord[] {
  return { withdrawn, set_back: setBack, kept }[outcome];
}

async function page(
  pool: Pool,
  acting: Acting,
  found: readonly ShownRecord[],
  {
    outcome,
    from,
    size,
  }: { readonly outcome: TakeBackOutcome; readonly from: number; readonly size: number },
): Promise<{ rows: TakenRecordView[]; next: string | null }> {
  const shown = found.slice(0, size);
  const named = shown.flatMap((record) => [record, ...(record.reasons ?? []).flatMap(({ by }) => by ?? [])]);
  const titles = await readTitles(pool, acting, named);
  return {
    rows: shown.map((record) => viewOf(record, outcome, titles)),
    next: found.length > size ? String(from + size) : null,
  };
}

function viewOf(
  { entity, id, reasons = [], columns = [], facts = [] }: ShownRecord,
  outcome: TakeBackOutcome,
  titles: ReadonlyMap<string, string>,
): TakenRecordView {
  const title = titles.get(id) ?? null;
  return {
    entity,
    id,
    outcome,
    title,
    fields: [...columns, ...facts],
    reasons: reasons.map(({ code, actor, at, fields, by }) => ({
      code,
      // Who changed what lies outside the caller's bounds is not told.
      actor: title === null ? null : (actor ?? null),
      at: at ?? null,
      fields: [...(fields ?? [])],
      by: by === undefined ? null : { ...by, title: titles.get(by.id) ?? null },
    })),
  };
}

async function readTitles(
  pool: Pool,
  acting: Acting,
  records: readonly RecordKey[],
): Promise<Map<string, string>> {
  if (records.length === 0) return new Map();
  const idsOf = (wanted: TakenEntity) => records.flatMap(({ entity, id }) => (entity === wanted ? [id] : []));
  const found = await readAllScoped<[TitleRow, TitleRow, TitleRow]>(
    pool,
    acting,
    takenEntities.map((entity) => titlesOf(entity, idsOf(entity))),
  );
  return new Map(found.flat().map(({ id, name }) => [id, name]));
}
