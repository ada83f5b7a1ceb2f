import { z } from 'zod';
import { countAnswer, exportQuery, pageOf, pageQuery, purpose } from '../../platform/contract/list.ts';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { codesOf } from '../codes/code-table.ts';
import { meetingKind } from '../meetings/meeting-kind.contract.ts';
import { paperFormats } from '../meetings/papers.contract.ts';
import { sizeBands } from '../social-orgs/social-org.ts';
import { socialOrgTypes } from '../codes/tables/social-org-type.ts';
import { lineStates, MOST_LINES } from './year-plan.ts';

const TAG = '年度计划';
const read = { permission: permissions.readYearPlans } as const;
const text = z.string();
const year = z.coerce.number('请填写年份').int().min(2000).max(2200);
const said = (most: number) => text.trim().max(most).nullable();
const lineFields = {
  month: z.int().min(1).max(12),
  /** Without one it is refused by the month in which it stands. */
  kinds: z.array(meetingKind).max(6, '一次最多算六种'),
  topic: said(200),
  note: said(500),
};
const line = z.object(lineFields);
const lines = z.array(line).max(MOST_LINES, `一年最多安排 ${MOST_LINES} 项`);
const counts = z.object(
  Object.fromEntries(lineStates.map((state) => [state, z.int()])) as Record<
    (typeof lineStates)[number],
    z.ZodInt
  >,
);

const filters = {
  /** A node of the Party tree. */
  partyOrg: z.uuid().optional(),
  /** This one where left out. */
  year: year.optional(),
  plan: z.enum(['yes', 'no']).optional(),
  /** Plans that began from this template. */
  template: z.uuid().optional(),
};
export const planFilterSchema = z.object(filters);
export type PlanFilter = z.output<typeof planFilterSchema>;

const planRow = z.object({
  partyOrg: z.object({ id: text, name: text }),
  /** Null: no plan of the year. */
  plan: z
    .object({ lines: z.int(), counts, template: text.nullable(), setBy: text.nullable(), setOn: text })
    .nullable(),
});
export type PlanRow = z.output<typeof planRow>;

export const listYearPlansRoute = defineRoute({
  id: 'listYearPlans',
  method: 'GET',
  path: '/api/year-plans',
  access: read,
  tag: TAG,
  summary: '各支部一年的计划：定了没有，安排了几项，已开几项',
  query: z.object({ ...filters, ...pageQuery }),
  response: pageOf(planRow),
});

export const countYearPlansRoute = defineRoute({
  id: 'countYearPlans',
  method: 'GET',
  path: '/api/year-plans/count',
  access: read,
  tag: TAG,
  summary: '上表的支部数',
  query: planFilterSchema,
  response: countAnswer,
});

export const exportYearPlansRoute = defineRoute({
  id: 'exportYearPlans',
  method: 'GET',
  path: '/api/year-plans/export',
  access: { permission: permissions.runExports },
  tag: TAG,
  summary: '导出各支部的年度计划，一项一行（xlsx 或 csv）',
  query: z.object({ ...filters, ...exportQuery }),
});

export const readYearPlanTotalsRoute = defineRoute({
  id: 'readYearPlanTotals',
  method: 'GET',
  path: '/api/year-plans/totals',
  access: read,
  tag: TAG,
  summary: '一个范围内有几个支部定了年度计划',
  query: z.object({ partyOrg: filters.partyOrg, year: filters.year }),
  response: z.object({ year: z.int(), branches: z.int(), planned: z.int() }),
});

const template = z.object({
  id: text,
  name: text,
  /** Null where whoever set it stands above and is not in sight. */
  partyOrg: z.object({ id: text, name: text }).nullable(),
  year: z.int(),
  orgTypes: z.array(text),
  sizeBands: z.array(text),
  basis: text,
  lines: z.array(line),
  version: z.int(),
  setBy: text.nullable(),
  /** How many branches in sight began from it. */
  used: z.int(),
  mayChange: z.boolean(),
});
export type PlanTemplate = z.output<typeof template>;

const duty = z.object({ kind: meetingKind, from: text, to: text, least: z.int(), clause: text });

const planView = z.object({
  partyOrg: z.object({ id: text, name: text }),
  year: z.int(),
  /** 0: none yet. */
  version: z.int(),
  lines: z.array(
    z.object({
      ...lineFields,
      state: z.enum(lineStates),
      meetings: z.array(z.object({ id: text, kinds: z.array(text), heldOn: text })),
    }),
  ),
  setBy: text.nullable(),
  setOn: text.nullable(),
  templateId: text.nullable(),
  /** What is owed in the year: what a plan can begin from, and what it leaves out. */
  duties: z.array(duty),
  /** What offices suggest to organisations like these, the best first. */
  templates: z.array(template.pick({ id: true, name: true, partyOrg: true, basis: true, lines: true })),
  covers: z.array(z.object({ name: text, type: text, sizeBand: text })),
  mayChange: z.boolean(),
});
export type YearPlanView = z.output<typeof planView>;

export const readYearPlanRoute = defineRoute({
  id: 'readYearPlan',
  method: 'GET',
  path: '/api/party-orgs/:id/year-plan',
  access: read,
  tag: TAG,
  summary: '一个党组织一年的计划：每一项开了没有，还缺什么，可以从哪个模板开始',
  params: z.object({ id: z.uuid() }),
  query: z.object({ year: year.optional() }),
  response: planView,
});

export const setYearPlanRoute = defineRoute({
  id: 'setYearPlan',
  method: 'PUT',
  path: '/api/party-orgs/:id/year-plan',
  access: { permission: permissions.recordMeetings },
  tag: TAG,
  summary: '定下或修改一年的计划（整份）；两个人同时改，后存的会被告知',
  params: z.object({ id: z.uuid() }),
  body: z.object({
    year,
    /** As it was read; 0 for a new one. */
    version: z.int().min(0),
    templateId: z.uuid().nullable(),
    lines,
  }),
  response: z.object({ version: z.int() }),
});

export const printYearPlanRoute = defineRoute({
  id: 'printYearPlan',
  method: 'GET',
  path: '/api/party-orgs/:id/year-plan/print',
  access: { permission: permissions.exportMembers },
  tag: TAG,
  summary: '打印一年的计划（PDF 或 docx）；记录用途',
  params: z.object({ id: z.uuid() }),
  query: z.object({ year: year.optional(), format: z.enum(paperFormats).default('pdf'), purpose }),
});

const templateFields = {
  name: text.trim().min(2, '请给模板起个名字').max(60),
  orgTypes: z.array(z.enum(codesOf(socialOrgTypes))).max(10),
  sizeBands: z.array(z.enum(codesOf(sizeBands))).max(5),
  basis: text.trim().min(2, '请写明依据').max(200),
  lines,
};

export const listPlanTemplatesRoute = defineRoute({
  id: 'listPlanTemplates',
  method: 'GET',
  path: '/api/plan-templates',
  access: read,
  tag: TAG,
  summary: '年度计划的模板：给哪类、多大的社会组织的支部，有几个支部从它开始',
  query: z.object({ year: year.optional() }),
  response: z.object({ year: z.int(), rows: z.array(template) }),
});

export const addPlanTemplateRoute = defineRoute({
  id: 'addPlanTemplate',
  method: 'POST',
  path: '/api/plan-templates',
  access: { permission: permissions.setDutyRules },
  tag: TAG,
  summary: '给所辖支部设一个年度计划模板（分类指导）',
  body: z.object({ partyOrgId: z.uuid('请选择党组织'), year, ...templateFields }),
  response: z.object({ id: text }),
});

export const changePlanTemplateRoute = defineRoute({
  id: 'changePlanTemplate',
  method: 'PUT',
  path: '/api/plan-templates/:id',
  access: { permission: permissions.setDutyRules },
  tag: TAG,
  summary: '修改模板；已经从它开始的计划不受影响',
  params: z.object({ id: z.uuid() }),
  body: z.object({ ...templateFields, version: z.int().min(1) }),
  response: z.object({ version: z.int() }),
});

export const withdrawPlanTemplateRoute = defineRoute({
  id: 'withdrawPlanTemplate',
  method: 'POST',
  path: '/api/plan-templates/:id/withdraw',
  access: { permission: permissions.setDutyRules },
  tag: TAG,
  summary: '停用一个模板，须写明原因；已经定下的计划不受影响',
  params: z.object({ id: z.uuid() }),
  body: z.object({ reason: text.trim().min(2, '请写明原因').max(200) }),
  response: z.object({ id: text }),
});
