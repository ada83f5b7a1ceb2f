import type { Pool } from 'pg';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import type { GapDetail } from '../gaps.contract.ts';
import { detailsOf } from './gap-views.ts';
import { type GapCursor, gapPage, type GapQuestion, type PageJson } from './gaps.queries.ts';

const PAGE = 500;

/** All of a list, some hundred at a time, each with every way and why. */
export async function* walkGaps(
  pool: Pool,
  acting: Acting,
  question: GapQuestion,
): AsyncGenerator<GapDetail> {
  const sight = { masks: question.list.masks, persons: acting.scope.persons };
  let cursor: GapCursor | null = null;
  do {
    const page: PageJson = await readPage(pool, acting, question, cursor);
    const rows = page.rows.slice(0, PAGE);
    yield* detailsOf({ ...page, rows }, sight);
    cursor = page.rows.length > PAGE ? (rows.at(-1) ?? null) : null;
  } while (cursor !== null);
}

async function readPage(
  pool: Pool,
  acting: Acting,
  question: GapQuestion,
  cursor: GapCursor | null,
): Promise<PageJson> {
  const [page] = await readScoped<PageJson>(pool, acting, gapPage(question, cursor, PAGE, { allWays: true }));
  if (page === undefined) throw new Error('a page is always one row');
  return page;
}
