import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import { type MadePaper, makePaper, type PaperParts, type PaperWish } from '../../meetings/server/public.ts';
import { planBlocks } from './plan-paper.ts';
import { readYearPlan } from './read-year-plan.ts';

/** A year's plan as a paper, on record with its purpose. */
export async function printYearPlan(
  parts: PaperParts,
  acting: Acting,
  { id, year, ...wish }: PaperWish & { readonly id: string; readonly year?: number | undefined },
  today: Day,
): Promise<MadePaper | Refusal> {
  const plan = await readYearPlan(parts.pool, acting, { id, year, mayChange: false }, today);
  if (isRefusal(plan)) return plan;
  if (plan.version === 0) {
    return refuse(
      'plan.none',
      `${plan.partyOrg.name}还没有定${plan.year}年的计划，没有可以打印的。请先定计划。`,
    );
  }
  const title = `${plan.year}年组织生活计划`;
  const paper = { title, across: true, blocks: planBlocks(plan, today) };
  return makePaper(parts, acting, {
    paper,
    rows: plan.lines.length,
    name: `${title} ${plan.partyOrg.name}`,
    ...wish,
  });
}
