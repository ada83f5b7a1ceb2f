import type { Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import type { CoveringVitality, VitalityAnswer, VitalityView } from '../vitality.contract.ts';
import {
  answerQuestions,
  indexOf,
  judgeFacts,
  readScheme,
  SHIPPED_NAME,
  shippedScheme,
  vitalityDays,
  vitalitySince,
} from '../vitality.rules.ts';
import { type CoveringRow, coveringVitality, vitalityOf, type VitalityRow } from './vitality.queries.ts';

/** The three questions of a Party organisation on a day, and month by month before it. */
export async function readVitality(
  pool: Pool,
  acting: Acting,
  { id, on, months }: { readonly id: string; readonly on: Day; readonly months: number },
  today: Day,
): Promise<VitalityAnswer | Refusal> {
  if (on > today) return NOT_YET;
  const days = vitalityDays(on, months);
  const rows = await readScoped<VitalityRow>(pool, acting, vitalityOf(id, days, today));
  const last = rows.at(-1);
  if (last === undefined) return NOT_FOUND;
  return {
    ...viewOf(last),
    on,
    since: vitalitySince(on),
    indexInSight: last.index_in_sight,
    history: rows
      .filter(({ owed }) => owed !== null)
      .map((row) => {
        const { questions, index } = viewOf(row);
        return { on: row.on_day, questions, index };
      }),
  };
}

const NOT_YET = refuse('vitality.future', '还没到这一天，请选今天或以前的日期。', { field: 'on' });

/** The same of those that cover an organisation. */
export async function readCoveringVitality(
  pool: Pool,
  acting: Acting,
  { id, on }: { readonly id: string; readonly on: Day },
  today: Day,
): Promise<{ on: Day; since: Day; covering: CoveringVitality[] } | Refusal> {
  if (on > today) return NOT_YET;
  const rows = await readScoped<CoveringRow>(pool, acting, coveringVitality(id, on, today));
  if (rows.length === 0) return NOT_FOUND;
  return {
    on,
    since: vitalitySince(on),
    covering: rows.flatMap((row) => {
      const { way, party_org_id: orgId, party_org_name: name } = row;
      if (way === null) return [];
      return [
        orgId === null || name === null
          ? { partyOrg: null, way, vitality: null }
          : { partyOrg: { id: orgId, name }, way, vitality: viewOf(row) },
      ];
    }),
  };
}

/** Judged by the scheme of its day; the sum only where the database says that it is for the caller. */
export function viewOf({ done, owed, scheme, index_in_sight: inSight }: VitalityRow): VitalityView {
  const counts = (owed ?? []).map((n, at) => ({ done: done?.[at] ?? 0, owed: n }));
  const facts = judgeFacts(counts, scheme === null ? shippedScheme : readScheme(scheme));
  return {
    scheme:
      scheme === null
        ? { id: null, name: SHIPPED_NAME, fromOn: null }
        : { id: scheme.id, name: scheme.name, fromOn: scheme.fromOn },
    questions: answerQuestions(facts),
    facts,
    index: inSight ? indexOf(facts) : null,
  };
}
