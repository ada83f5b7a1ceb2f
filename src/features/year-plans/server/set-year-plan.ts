import type { Pool, PoolClient } from 'pg';
import { v7 as newId } from 'uuid';
import type { Day } from '../../../platform/kernel/day.ts';
import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { isSiteKind } from '../../codes/tables/meeting.ts';
import type { MeetingHost } from '../../meetings/meeting.ts';
import { findKindTerms, hostOf } from '../../meetings/server/public.ts';
import { checkSiteKinds } from '../../meetings/site-kind.rules.ts';
import { checkLines, checkYear } from '../year-plan.rules.ts';
import type { PlanLine } from '../year-plan.ts';
import { lockPlanHost, reachesPlace, storePlan } from './plans.queries.ts';

type Answer = { readonly version: number } | Refusal | readonly Refusal[];

interface PlanAsked {
  readonly partyOrgId: string;
  readonly year: number;
  /** As it was read; 0 for a new one. */
  readonly version: number;
  readonly templateId: string | null;
  readonly lines: readonly PlanLine[];
}

/** Stores a year's plan whole. */
export async function setYearPlan(pool: Pool, acting: Acting, asked: PlanAsked, today: Day): Promise<Answer> {
  const late = checkYear(asked.year, today);
  if (late !== null) return late;
  return writeScoped<Answer>(
    pool,
    acting,
    { changeOn: today },
    (client) => store(client, asked),
    (answer) => 'version' in answer,
  );
}

const CHANGED = refuse('conflict.version', '这份计划刚刚被别人改过。请刷新后，在新的计划上再改。');

async function store(
  client: PoolClient,
  { partyOrgId, year, version, templateId, lines }: PlanAsked,
): Promise<Answer> {
  const host = await lockPlanHost(client, partyOrgId, year);
  if (host === null) return NOT_FOUND;
  if (host.ended_on !== null) {
    return refuse('plan.gone', `${host.name}已于 ${host.ended_on} 撤销，不能再定计划。`, { field: 'lines' });
  }
  if ((host.version ?? 0) !== version) return CHANGED;
  const refusals = await checkAll(client, { lines, year, pos: host.pos }, hostOf(host));
  if (refusals.length > 0) return refusals;
  // A plan that stands keeps where it came from, also when that has been withdrawn since.
  const from = version === 0 ? templateId : null;
  if (from !== null && !(await reachesPlace(client, from, year, host.pos))) {
    return refuse('plan.template-gone', '所用的模板已经停用，或不是给这个党组织的。请刷新后重新选择。', {
      field: 'templateId',
    });
  }
  const inOrder = lines.toSorted((a, b) => a.month - b.month);
  const plan = { id: newId(), partyOrgId, partyPos: host.pos, year, templateId: from, lines: inOrder };
  const stored = await storePlan(client, plan, version);
  return stored === null ? CHANGED : { version: stored };
}

/** The lines by the articles, and by what offices have set of their own kinds in each line's month. */
export async function checkAll(
  client: PoolClient,
  { lines, year, pos }: { readonly lines: readonly PlanLine[]; readonly year: number; readonly pos: number },
  host: MeetingHost,
): Promise<readonly Refusal[]> {
  const refusals = checkLines(lines, host);
  const own = [...new Set(lines.flatMap(({ kinds }) => kinds.filter(isSiteKind)))];
  if (refusals.length > 0 || own.length === 0) return refusals;
  const terms = await findKindTerms(client, own, pos);
  return lines.flatMap(({ kinds, month }) =>
    checkSiteKinds(kinds, terms, host, `${year}-${String(month).padStart(2, '0')}-01`).map(
      ({ code, message }) => refuse(code, `${month}月：${message}`, { field: 'lines' }),
    ),
  );
}
