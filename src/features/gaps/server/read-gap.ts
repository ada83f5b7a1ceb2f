import type { Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import type { GapDetail, GapFilter } from '../gaps.contract.ts';
import { settleGapQuestion } from './gap-question.ts';
import { detailsOf } from './gap-views.ts';
import { gapsByIds, type PageJson } from './gaps.queries.ts';

/** All ways that the facts of one organisation allow, and why; none for one that is covered or out of the base. */
export async function readGap(
  pool: Pool,
  acting: Acting,
  id: string,
  asked: Pick<GapFilter, 'on' | 'definition'>,
  today: Day,
): Promise<GapDetail | Refusal> {
  const question = await settleGapQuestion(pool, acting, asked, today);
  if (isRefusal(question)) return question;
  const { masks, on } = question.list;
  const [page] = await readScoped<PageJson>(pool, acting, gapsByIds([id], on, masks));
  if (page === undefined) return NOT_FOUND;
  const [detail] = detailsOf(page, { masks, persons: acting.scope.persons });
  return detail ?? NOT_FOUND;
}
