import type { Pool } from 'pg';
import { type Day, partsOf } from '../../../platform/kernel/day.ts';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { countsAsBranch } from '../../codes/tables/party-org-kind.ts';
import { committeePosts } from '../../meetings/duty.rules.ts';
import { dutiesOfYear } from '../plan-duty.rules.ts';
import type { YearPlanView } from '../year-plan.contract.ts';
import { checkYear, fittingTemplates, followPlan } from '../year-plan.rules.ts';
import { type PlanRow, type TemplateOffer, yearPlan } from './plans.queries.ts';
import { BRANCHES } from './read-plans.ts';

interface PlanAsked {
  readonly id: string;
  /** This one where left out. */
  readonly year?: number | undefined;
  readonly mayChange: boolean;
}

/** The plan of one Party organisation: each line with what was held of it, what is owed and not planned, what it could begin from. */
export async function readYearPlan(
  pool: Pool,
  acting: Acting,
  { id, year: asked, mayChange }: PlanAsked,
  today: Day,
): Promise<YearPlanView | Refusal> {
  const year = asked ?? partsOf(today).year;
  const [row] = await readScoped<PlanRow>(
    pool,
    acting,
    yearPlan(id, year, { today, committeePosts, branchKinds: BRANCHES }),
  );
  if (row === undefined) return NOT_FOUND;
  const { covers, template_id: templateId, set_by: setBy, set_on: setOn } = row;
  const open = row.ended_on === null && !row.outside_system && checkYear(year, today) === null;
  return {
    partyOrg: { id: row.id, name: row.name },
    year,
    version: row.version ?? 0,
    lines: followPlan(row.lines ?? [], row.meetings, year, today),
    setBy,
    setOn,
    templateId,
    duties: dutiesOfYear(branchOf(row), row.rules, year, today),
    templates: fittingTemplates(row.templates, covers).map(offerOf),
    covers,
    mayChange: mayChange && open,
  };
}

function offerOf({ id, name, partyOrg, basis, lines }: TemplateOffer) {
  return { id, name, partyOrg, basis, lines };
}

function branchOf({ kind, functional, first_on: firstOn, ended_on: endedOn, committee, groups }: PlanRow) {
  return { usual: countsAsBranch(kind) && !functional, firstOn, endedOn, committee, groups };
}
