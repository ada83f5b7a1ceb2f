import { createHash } from 'node:crypto';
import type { Link, TakeBackFacts, TakeBackPlan, UseCode } from '../take-back.ts';
import { planTakeBack } from '../take-back.rules.ts';
import type { FactRow } from './take-back.queries.ts';

/** What taking an import back comes to now, and a mark by which two such plans are told apart. */
export function planOf(rows: readonly FactRow[]): { readonly plan: TakeBackPlan; readonly digest: string } {
  const plan = planTakeBack(factsOf(rows));
  return { plan, digest: createHash('sha256').update(JSON.stringify(plan)).digest('hex').slice(0, 32) };
}

function factsOf(rows: readonly FactRow[]): TakeBackFacts {
  const of = (what: FactRow['what']) => rows.filter((row) => row.what === what);
  return {
    created: of('created').map(({ entity, id }) => ({ entity, id })),
    touched: of('touched').map(({ entity, id, actor, at }) => ({ entity, id, actor, at: timeOf(at) })),
    used: of('used').map(({ entity, id, field }) => ({ entity, id, what: field as UseCode })),
    links: of('link').map(linkOf),
    changed: of('changed').map(({ entity, id, field, other, why, actor, at }) => ({
      entity,
      id,
      field: field ?? '',
      isFact: other === 'fact',
      why,
      actor,
      at: timeOf(at),
    })),
  };
}

function linkOf({ entity, id, field, other, otherId }: FactRow): Link {
  const to = { entity: other as FactRow['entity'], id: otherId ?? '' };
  return { from: { entity, id }, field: field ?? '', to };
}

function timeOf(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
