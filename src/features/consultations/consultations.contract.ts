import { z } from 'zod';
import { countAnswer, exportQuery, pageOf, pageQuery } from '../../platform/contract/list.ts';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { codesOf } from '../codes/code-table.ts';
import { answerBases, consultationAnswers, consultationStates } from '../codes/tables/consultation.ts';
import { proposedWays } from '../gaps/gap.ts';
import { unitSeen } from '../gaps/gaps.contract.ts';
import { day } from '../social-orgs/social-org-draft.contract.ts';
import { socialOrgFilters } from '../social-orgs/social-org-list.contract.ts';

/**
 * 征求意见 (consultation): an office has accepted a proposal for an organisation without a Party organisation, and asks all whom
 * it concerns: the organisations of the plan, the bodies that answer for them (党建责任单位), the host of 挂靠. Until all have agreed
 * the Party organisation is 拟建: it covers nothing and stands in no figure. Once all have, the office sets it up by the forms
 * that it has for that; the coverage or the advisor that is then recorded settles the consultation. One refusal ends it.
 */
const TAG = '征求意见';
const words = z.string().trim().max(200, '最多 200 字');
const id = z.object({ id: z.uuid() });

const partView = z.object({
  id: z.string(),
  kind: z.enum(['social_org', 'party_org']),
  /** Null where it is not the caller's to open or to answer for. */
  recordId: z.string().nullable(),
  /** As it was called when it was asked. */
  name: z.string(),
  /** It is to take the organisation in (挂靠). */
  host: z.boolean(),
  answer: z.enum(codesOf(consultationAnswers)).nullable(),
  answeredOn: z.string().nullable(),
  basis: z.enum(codesOf(answerBases)).nullable(),
  reason: z.string().nullable(),
  /** Who of the organisation said so; told within the Party line. */
  answerer: z.string().nullable(),
  recordedBy: z.string().nullable(),
  /** Since when a body is asked that was not from the start: an organisation has come to it meanwhile. */
  askedOn: z.string().nullable(),
  /** Since when a body answers for none of the organisations any more: it is not asked, its answer is kept. */
  supersededOn: z.string().nullable(),
});

const consultationView = z.object({
  id: z.string(),
  version: z.int(),
  way: z.enum(codesOf(proposedWays)),
  state: z.enum(codesOf(consultationStates)),
  openedOn: z.string(),
  opener: z.string(),
  note: z.string().nullable(),
  closer: z.string().nullable(),
  closedOn: z.string().nullable(),
  closingReason: z.string().nullable(),
  /** Where the first organisation of the plan is; null out of sight. */
  regionCode: z.string().nullable(),
  /** All who are asked; the organisation whose proposal was accepted is the first. */
  parts: z.array(partView),
});
export type ConsultationView = z.output<typeof consultationView>;
export type PartView = z.output<typeof partView>;

export const consultationFilters = {
  /** Part of the name of an organisation that is asked. */
  q: z.string().trim().max(100).optional(),
  /** `standing`: what is not over yet. */
  state: z.enum([...codesOf(consultationStates), 'standing']).optional(),
  way: z.enum(codesOf(proposedWays)).optional(),
  /** Not all have answered, and either the own body is asked or it was the caller who asked. */
  waits: z.enum(['mine']).optional(),
  socialOrg: z.uuid().optional(),
};
const filterSchema = z.object(consultationFilters);
export type ConsultationFilter = z.output<typeof filterSchema>;

export const listConsultationsRoute = defineRoute({
  id: 'listConsultations',
  method: 'GET',
  path: '/api/consultations',
  access: { permission: permissions.readCoverage },
  tag: TAG,
  summary: '征求意见：拟组建的方式、各方的答复和状态',
  query: z.object({ ...consultationFilters, ...pageQuery }),
  response: pageOf(consultationView),
});

export const countConsultationsRoute = defineRoute({
  id: 'countConsultations',
  method: 'GET',
  path: '/api/consultations/count',
  access: { permission: permissions.readCoverage },
  tag: TAG,
  summary: '征求意见有多少件',
  query: filterSchema,
  response: countAnswer,
});

export const exportConsultationsRoute = defineRoute({
  id: 'exportConsultations',
  method: 'GET',
  path: '/api/consultations/export',
  access: { permission: permissions.runExports },
  tag: TAG,
  summary: '导出征求意见（xlsx 或 csv），附各方的答复',
  query: z.object({ ...consultationFilters, ...exportQuery }),
});

export const readConsultationRoute = defineRoute({
  id: 'readConsultation',
  method: 'GET',
  path: '/api/consultations/:id',
  access: { permission: permissions.readCoverage },
  tag: TAG,
  summary: '一件征求意见：向谁征求、谁在哪天怎样答复',
  params: id,
  response: consultationView,
});

export const openConsultationRoute = defineRoute({
  id: 'openConsultation',
  method: 'POST',
  path: '/api/consultations',
  access: { permission: permissions.changeSocialOrgs },
  tag: TAG,
  summary: '采纳组建建议，向有关社会组织和党建责任单位征求意见',
  body: z.object({
    way: z.enum(codesOf(proposedWays)),
    /** As the proposal was shown, the organisation itself first: what has changed since is refused. */
    units: z.array(unitSeen).min(1, '请选择社会组织').max(20, '一次最多 20 家'),
    hostId: z.uuid().nullable(),
    /** The day and the 口径 under which it was shown. */
    on: day,
    definition: socialOrgFilters.definition,
    note: words.nullable().optional(),
  }),
  response: z.object({ id: z.string() }),
});

export const recordAnswerRoute = defineRoute({
  id: 'recordConsultationAnswer',
  method: 'POST',
  path: '/api/consultations/:id/answers',
  access: { permission: permissions.changeSocialOrgs },
  tag: TAG,
  summary: '登记一方的意见：同意或不同意、答复人、日期、依据和理由',
  params: id,
  body: z.object({
    version: z.int(),
    partId: z.uuid('请选择答复的单位'),
    answer: z.enum(codesOf(consultationAnswers), '请选择同意或不同意'),
    answeredOn: day,
    basis: z.enum(codesOf(answerBases), '请选择依据'),
    answerer: z.string().trim().max(40, '最多 40 字').nullable().optional(),
    reason: words.nullable().optional(),
  }),
  response: z.object({ state: z.enum(codesOf(consultationStates)) }),
});

export const withdrawConsultationRoute = defineRoute({
  id: 'withdrawConsultation',
  method: 'POST',
  path: '/api/consultations/:id/withdraw',
  access: { permission: permissions.changeSocialOrgs },
  tag: TAG,
  summary: '撤回征求意见，写明理由',
  params: id,
  body: z.object({ version: z.int(), reason: words.min(2, '请写明理由') }),
  response: z.object({ id: z.string() }),
});
