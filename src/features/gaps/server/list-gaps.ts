import type { Pool } from 'pg';
import type { z } from 'zod';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import type { listWithoutPartyOrgRoute } from '../gaps.contract.ts';
import { readGapCursor, settleGapQuestion, writeGapCursor } from './gap-question.ts';
import { rowsOf } from './gap-views.ts';
import { gapPage, type PageJson } from './gaps.queries.ts';

type Query = z.output<typeof listWithoutPartyOrgRoute.query>;
type Answer = z.output<typeof listWithoutPartyOrgRoute.response>;

/** One page of one of the five lists, each row with the ways that its facts allow. */
export async function listGaps(
  pool: Pool,
  acting: Acting,
  { after, size, ...filter }: Query,
  today: Day,
): Promise<Answer | Refusal> {
  const question = await settleGapQuestion(pool, acting, filter, today);
  if (isRefusal(question)) return question;
  const [page] = await readScoped<PageJson>(
    pool,
    acting,
    gapPage(question, readGapCursor(after), size, { allWays: false }),
  );
  if (page === undefined) throw new Error('a page is always one row');
  const shown = { ...page, rows: page.rows.slice(0, size) };
  const last = shown.rows.at(-1);
  return {
    rows: rowsOf(shown, { masks: question.list.masks, persons: acting.scope.persons }),
    next: page.rows.length > size && last !== undefined ? writeGapCursor(last) : null,
  };
}
