import type { Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import { toldDay } from '../../../platform/kernel/told-day.ts';
import { type Acting, readAllScoped, readScoped } from '../../../platform/server/database/scoped.ts';
import type { CoverageAnswer, CoverageQuestion, RollCounts } from '../coverage.contract.ts';
import { tellRoll } from '../tell-roll.rules.ts';
import { type PlaceRollRow, rollByPlace, rollCounts } from './spans.queries.ts';
import { type RollRow, rollOf } from './coverage-figures.ts';
import { readFigures } from './read-coverage.ts';
import { findRange, settleQuestion } from './settle-question.ts';

/**
 * Party organisations and members of a node on a day, counted from the records: counts alone, never who. Beside the Party line
 * members are counted as of the last month end; small counts are hidden, and those that would give them away.
 */
export async function readRoll(
  pool: Pool,
  acting: Acting,
  question: Pick<CoverageQuestion, 'tree' | 'node' | 'on'>,
  today: Day,
): Promise<RollCounts | Refusal> {
  const settled = await settleQuestion(pool, acting, question, today);
  if (isRefusal(settled)) return settled;
  const found = await findRange(pool, acting, settled);
  if (isRefusal(found)) return found;
  if (acting.scope.persons) {
    const [row] = await readScoped<RollRow>(pool, acting, rollCounts(found.range));
    return rollOf(counted(row), settled.on);
  }
  const membersOn = toldDay(settled.on, today);
  const [[orgs], [persons], places] = await readAllScoped<[RollRow, RollRow, PlaceRollRow]>(pool, acting, [
    rollCounts(found.range),
    rollCounts({ ...found.range, on: membersOn }),
    rollByPlace(membersOn),
  ]);
  const { members, not_transferred: notTransferred } = counted(persons);
  const told = tellRoll(settled, { members, notTransferred }, places.map(placeRollOf));
  return { ...rollOf(counted(orgs), membersOn), ...told };
}

function counted(row: RollRow | undefined): RollRow {
  if (row === undefined) throw new Error('counting always answers one row');
  return row;
}

function placeRollOf({ pos, members, not_transferred: notTransferred }: PlaceRollRow) {
  return { code: String(pos).padStart(9, '0'), members, notTransferred };
}

/** Figures and roll together, for callers that wait for both: the command line, a form. */
export async function readCoverage(
  pool: Pool,
  acting: Acting,
  question: CoverageQuestion,
  today: Day,
): Promise<(CoverageAnswer & { readonly roll: RollCounts }) | Refusal> {
  const answer = await readFigures(pool, acting, question, today);
  if (isRefusal(answer)) return answer;
  const roll = answer.roll ?? (await readRoll(pool, acting, question, today));
  return isRefusal(roll) ? roll : { ...answer, roll };
}
