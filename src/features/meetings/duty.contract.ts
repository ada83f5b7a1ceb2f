import { z } from 'zod';
import { countAnswer, exportQuery, pageOf, pageQuery } from '../../platform/contract/list.ts';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { dutyStates } from './duty.ts';
import { PERIOD } from './duty.rules.ts';
import { meetingKind } from './meeting-kind.contract.ts';

const TAG = '组织生活';
const read = { permission: permissions.readPartyOrgs } as const;
const kind = meetingKind;

/** Which branches, over which period; this month when left out. */
const dutyScope = {
  /** A node of the Party tree; with `within=own` only the node itself. */
  partyOrg: z.uuid().optional(),
  within: z.enum(['all', 'own']).optional(),
  period: z.string().regex(PERIOD, '请写成 2026-10、2026-Q3 或 2026').optional(),
};
export const dutyFilters = {
  ...dutyScope,
  kind: kind.optional(),
  /** Of the kind, or of all kinds together: late where anything is, else due where anything is. */
  state: z.enum(dutyStates).optional(),
  /** Late alone what the level above is reminded of by the branch's own delay, and, where no period is given, of its last such month. */
  raised: z.enum(['yes']).optional(),
  /** With the quarters and years that were over before the period began, as far as they are late. */
  earlier: z.enum(['yes']).optional(),
};
export const dutyFilterSchema = z.object(dutyFilters);
export type DutyFilter = z.output<typeof dutyFilterSchema>;
export type DutyScope = Pick<DutyFilter, 'partyOrg' | 'within' | 'period' | 'raised' | 'earlier'>;

const counts = {
  owed: z.int(),
  done: z.int(),
  late: z.int(),
  due: z.int(),
  /** Late still of quarters and years before the period, where `earlier` asks for them; not among the others. */
  earlier: z.int(),
};

const dutyRow = z.object({
  partyOrg: z.object({ id: z.string(), name: z.string() }),
  /** What its cells speak of: where the level above is reminded and no period is given, each branch has its own month. */
  period: z.string(),
  /** Only kinds of which something is owed; times within the periods that the one asked for touches. */
  cells: z.array(z.object({ kind, ...counts })),
});
export type DutyRow = z.output<typeof dutyRow>;

export const listDutiesRoute = defineRoute({
  id: 'listDuties',
  method: 'GET',
  path: '/api/meeting-duties',
  access: read,
  tag: TAG,
  summary: '各支部一个月、一个季度或一年应开、已开、应开未开的组织生活',
  query: z.object({ ...dutyFilters, ...pageQuery }),
  response: pageOf(dutyRow),
});

export const countDutiesRoute = defineRoute({
  id: 'countDuties',
  method: 'GET',
  path: '/api/meeting-duties/count',
  access: read,
  tag: TAG,
  summary: '上表的支部数',
  query: dutyFilterSchema,
  response: countAnswer,
});

export const exportDutiesRoute = defineRoute({
  id: 'exportDuties',
  method: 'GET',
  path: '/api/meeting-duties/export',
  access: { permission: permissions.runExports },
  tag: TAG,
  summary: '导出应开未开表（xlsx 或 csv）',
  query: z.object({ ...dutyFilters, ...exportQuery }),
});

const earlierLate = z.object({ kind, period: z.string(), branches: z.int() });
export type EarlierLate = z.output<typeof earlierLate>;

export const listEarlierLateRoute = defineRoute({
  id: 'listEarlierLate',
  method: 'GET',
  path: '/api/meeting-duties/earlier',
  access: read,
  tag: TAG,
  summary: '以前的季度和年度里到现在还没有开的组织生活，只有时段、类型和支部数',
  query: z.object({ ...dutyScope, raised: dutyFilters.raised }),
  response: z.object({ rows: z.array(earlierLate) }),
});

const dutyTotal = z.object({
  kind,
  ...counts,
  /** Branches that owe the kind, in the period or from before; of them those late, those that still have time, those that are done. */
  branches: z.object({ owing: z.int(), late: z.int(), due: z.int(), done: z.int() }),
  clause: z.string(),
  /** No article gives a number. */
  customary: z.boolean(),
});

export const readDutyTotalsRoute = defineRoute({
  id: 'readDutyTotals',
  method: 'GET',
  path: '/api/meeting-duties/totals',
  access: read,
  tag: TAG,
  summary: '应开未开的合计：每种组织生活应开、已开、未开的次数和支部数',
  query: z.object({ ...dutyScope, raised: dutyFilters.raised, earlier: dutyFilters.earlier }),
  response: z.object({
    /** More than one where branches below differ in when the level above is reminded, the latest first. */
    periods: z.array(z.string()),
    /** Those delays in days, where only what the level above is reminded of is late. */
    delays: z.array(z.int()),
    /** Party organisations of the part of the tree that owe; and that owe nothing by their kind (功能型, 临时, 非支部). */
    branches: z.int(),
    exempt: z.int(),
    /** Branches with anything late. */
    late: z.int(),
    duties: z.array(dutyTotal),
  }),
});
export type DutyTotals = z.output<typeof readDutyTotalsRoute.response>;
