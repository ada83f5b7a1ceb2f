import type { Pool } from 'pg';
import { validate as isUuid } from 'uuid';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, readAllScoped, readScoped } from '../../../platform/server/database/scoped.ts';
import type { CoverageQuestion } from '../../coverage/coverage.contract.ts';
import { readFigures } from '../../coverage/server/public.ts';
import { DEFAULT_DEFINITION_CODE, shippedDefinitions } from '../../counting/counting-definition.ts';
import { type GapGroup, gapGroups } from '../../counting/counting.rules.ts';
import { type DefinitionRow, definitionRows } from '../../counting/server/public.ts';
import type { GapCounts, GapFilter } from '../gaps.contract.ts';
import { classesOf, settleGapQuestion } from './gap-question.ts';
import { type ClassRow, gapClassCounts, waitingCount } from './gaps.queries.ts';

/** How many stand in each of the five lists: coverage's own figures, wherever they know the filters. */
export async function countGaps(
  pool: Pool,
  acting: Acting,
  filter: GapFilter,
  today: Day,
): Promise<GapCounts | Refusal> {
  const [waiting] = await readScoped<{ n: number }>(pool, acting, waitingCount);
  const asked = coverageQuestionOf(filter);
  const counts =
    asked === null
      ? await countSpans(pool, acting, filter, today)
      : await readFigures(pool, acting, asked, today);
  if (isRefusal(counts)) return counts;
  const { on, countingDefinition } = counts;
  const { establishmentGaps, fewMembers, noMembers, unverified, exempt } =
    'figures' in counts ? counts.figures : counts;
  return {
    on,
    countingDefinition,
    establishmentGaps,
    fewMembers,
    noMembers,
    unverified,
    exempt,
    waiting: waiting?.n ?? 0,
  };
}

/** Null where coverage has no such filter. */
function coverageQuestionOf(filter: GapFilter): CoverageQuestion | null {
  const { q, reason, responsibility, within, region, partyOrg, sector, body, type, on, definition } = filter;
  const beyond =
    [q, reason, responsibility].some((each) => each !== undefined && each !== '') ||
    within === 'own' ||
    (region !== undefined && partyOrg !== undefined) ||
    (sector?.includes('none') ?? false) ||
    !(body ?? []).every((each) => isUuid(each));
  if (beyond) return null;
  return { ...nodeOf(filter), on, definition, sector, type, body };
}

function nodeOf({ region, partyOrg }: GapFilter): Pick<CoverageQuestion, 'tree' | 'node'> {
  if (region !== undefined) return { tree: 'place', node: region };
  return partyOrg === undefined ? {} : { tree: 'party', node: partyOrg };
}

async function countSpans(pool: Pool, acting: Acting, filter: GapFilter, today: Day) {
  const question = await settleGapQuestion(pool, acting, filter, today);
  if (isRefusal(question)) return question;
  const [classes, own] = await readAllScoped<[ClassRow, DefinitionRow]>(pool, acting, [
    gapClassCounts(question),
    definitionRows,
  ]);
  const code = filter.definition ?? DEFAULT_DEFINITION_CODE;
  const definition = [...shippedDefinitions, ...own].find((each) => each.code === code);
  if (definition === undefined)
    throw new Error('the question was settled with a definition that is not there');
  const { version, name, note } = definition;
  const { masks } = question.list;
  const of = (gap: GapGroup) => {
    const wanted = classesOf(gap, masks);
    return classes.reduce((sum, row) => sum + (wanted.includes(row.class) ? row.n : 0), 0);
  };
  const [establishmentGaps = 0, fewMembers = 0, noMembers = 0, unverified = 0, exempt = 0] =
    gapGroups.map(of);
  const countingDefinition = { code, version, name, note };
  return {
    on: question.list.on,
    countingDefinition,
    establishmentGaps,
    fewMembers,
    noMembers,
    unverified,
    exempt,
  };
}
