import { z } from 'zod';
import { purpose } from '../../platform/contract/list.ts';
import { refusalSchema } from '../../platform/contract/refusal-answer.ts';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { codesOf } from '../codes/code-table.ts';
import { appraisalGrades } from '../codes/tables/appraisal.ts';
import { day } from '../social-orgs/social-org-draft.contract.ts';
import { opinionBys } from './appraisal.ts';

const TAG = '组织生活';
const record = { permission: permissions.recordMeetings } as const;
const text = z.string();
const id = z.object({ id: z.uuid() });
const MOST_VOTES = 10_000;
const votes = z.int().min(0, '不能是负数').max(MOST_VOTES);
const grade = z.enum(codesOf(appraisalGrades)).nullable();
const sums = z.object({ excellent: votes, competent: votes, basic: votes, incompetent: votes }).nullable();
const year = z.int().min(1950).max(2200);
const cap = z.int().min(1).max(100).nullable();

const steps = {
  selfOn: text.nullable(),
  peersOn: text.nullable(),
  ratingOn: text.nullable(),
  opinionOn: text.nullable(),
  opinionBy: z.enum(opinionBys).nullable(),
};

const appraisalRow = z.object({
  id: text,
  partyOrg: z.object({ id: text, name: text }),
  year: z.int(),
  ...steps,
  /** Who takes part, who is to be graded, and how many have each grade. */
  members: z.int(),
  toGrade: z.int(),
  graded: z.object({ excellent: z.int(), competent: z.int(), basic: z.int(), incompetent: z.int() }),
});
export type AppraisalRow = z.output<typeof appraisalRow>;

export const listAppraisalsRoute = defineRoute({
  id: 'listAppraisals',
  method: 'GET',
  path: '/api/appraisals',
  access: record,
  tag: TAG,
  summary: '民主评议党员：各支部一年的一轮，做到哪一步，各等次多少人',
  query: z.object({
    partyOrg: z.uuid().optional(),
    year: z.coerce.number().int().min(1950).max(2200).optional(),
    /** Of which a step is still to come. */
    open: z.enum(['yes']).optional(),
  }),
  response: z.object({ rows: z.array(appraisalRow), capped: z.boolean() }),
});
export type AppraisalFilter = z.output<typeof listAppraisalsRoute.query>;

export const startAppraisalRoute = defineRoute({
  id: 'startAppraisal',
  method: 'POST',
  path: '/api/appraisals',
  access: record,
  tag: TAG,
  summary: '开始一个支部一年的民主评议：名单按今天的名册，预备党员参加、不评定等次',
  body: z.object({ partyOrgId: z.uuid('请选择党支部'), year, capPercent: cap.optional() }),
  response: z.object({ id: text }),
});

const appraised = z.object({
  memberId: text,
  name: text,
  /** False: takes part without a grade. */
  toGrade: z.boolean(),
  sums,
  grade,
});

const appraisalView = z.object({
  id: text,
  version: z.int(),
  /** Whether the caller is the branch itself: sheets and sums are told to it and entered by it alone. */
  own: z.boolean(),
  partyOrg: z.object({ id: text, name: text }),
  year: z.int(),
  ...steps,
  sheets: z.int().nullable(),
  capPercent: z.int().nullable(),
  members: z.array(appraised),
  /** How many of the round are kept from the caller (不公开, or moved away). */
  notShown: z.int(),
  warnings: z.array(refusalSchema),
});
export type AppraisalView = z.output<typeof appraisalView>;

export const readAppraisalRoute = defineRoute({
  id: 'readAppraisal',
  method: 'GET',
  path: '/api/appraisals/:id',
  access: record,
  tag: TAG,
  summary: '一轮民主评议：四个步骤、测评得票合计和评定结果；测评得票只对本支部显示',
  params: id,
  response: appraisalView,
});

export const saveAppraisalRoute = defineRoute({
  id: 'saveAppraisal',
  method: 'PUT',
  path: '/api/appraisals/:id',
  access: record,
  tag: TAG,
  summary: '登记民主评议的步骤、测评得票合计和评定结果',
  params: id,
  body: z.object({
    selfOn: day.nullable(),
    peersOn: day.nullable(),
    ratingOn: day.nullable(),
    opinionOn: day.nullable(),
    opinionBy: z.enum(opinionBys).nullable(),
    sheets: votes.nullable(),
    capPercent: cap,
    members: z.array(z.object({ memberId: z.uuid(), sums, grade })).max(500),
    version: z.int(),
  }),
  response: z.object({ id: text, warnings: z.array(refusalSchema) }),
});

export const printAppraisalRoute = defineRoute({
  id: 'printAppraisal',
  method: 'GET',
  path: '/api/appraisals/:id/paper',
  access: { permission: permissions.exportMembers },
  tag: TAG,
  summary: '一个支部一年的民主评议结果名单（PDF 或 docx）；记录用途',
  params: id,
  query: z.object({ format: z.enum(['pdf', 'docx']).default('pdf'), purpose }),
});

const ownAppraisal = z.object({
  year: z.int(),
  branch: text,
  opinionOn: text,
  grade: z.enum(codesOf(appraisalGrades)),
});
export type OwnAppraisal = z.output<typeof ownAppraisal>;

export const listOwnAppraisalsRoute = defineRoute({
  id: 'listOwnAppraisals',
  method: 'GET',
  path: '/api/own-appraisals',
  access: { permission: permissions.readMembers },
  tag: TAG,
  summary: '本人历年的民主评议结果',
  response: z.object({
    rows: z.array(ownAppraisal),
  }),
});
