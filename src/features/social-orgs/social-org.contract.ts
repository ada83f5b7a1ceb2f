import { z } from 'zod';
import { personCount } from '../../platform/contract/list.ts';
import { refusalSchema } from '../../platform/contract/refusal-answer.ts';
import { defineRoute } from '../../platform/contract/route.ts';
import { treeAnswer, treeQuery } from '../../platform/contract/tree.ts';
import { permissions } from '../access/role.ts';
import { codesOf } from '../codes/code-table.ts';
import { consultationStates } from '../codes/tables/consultation.ts';
import { coverageWays, memberBuckets } from '../counting/counting.rules.ts';
import { day, draftFields, extraValueSchema, factBodies } from './social-org-draft.contract.ts';
import { mismatchDecisions, type SocialOrgFactKind, socialOrgFactKinds } from './social-org-fact.ts';

const TAG = '社会组织';
const read = { permission: permissions.readSocialOrgs } as const;
const change = { permission: permissions.changeSocialOrgs } as const;

const id = z.object({ id: z.uuid() });
const namedRef = z.object({ id: z.string(), name: z.string() });
const text = z.string();
const optional = z.string().nullable();
const count = z.number().nullable();

/** How a change counts in time: from a day on, or as a correction of what was always so, with its reason. */
const changeFrame = {
  changeOn: day.optional(),
  correctionReason: z.string().trim().min(2, '请写明更正原因').max(200).optional(),
};

const factPeriod = { fromOn: text, toOn: optional };

export const socialOrgRecord = z.object({
  id: text,
  version: z.int(),
  name: text,
  creditCode: optional,
  type: text,
  registerKind: text,
  legalPerson: z.boolean(),
  operating: z.boolean(),
  status: text,
  foundedOn: optional,
  foundedPrecision: z.enum(['day', 'month', 'year']),
  firstOn: text,
  endedOn: optional,
  endReason: optional,
  regionCode: text,
  regionName: text,
  address: optional,
  addressRegionCode: optional,
  addressRegionName: optional,
  sector: optional,
  sectorName: optional,
  staff: count,
  staffFullTime: count,
  volunteers: count,
  affiliates: count,
  memberEnterprises: count,
  branchUnits: count,
  legalRepresentative: optional,
  contactName: optional,
  contactPhone: optional,
  charterParty: z.boolean().nullable(),
  charterPartyOn: optional,
  staffing: optional,
  setupBase: optional,
  parentBodyCategory: optional,
  registrar: namedRef.nullable(),
  supervisingBody: namedRef.nullable(),
  industryRegulator: namedRef.nullable(),
  guidanceBody: namedRef.nullable(),
  responsiblePartyOrgId: text,
  /** Null where the caller may not see the node. */
  responsiblePartyOrg: namedRef.nullable(),
  responsibility: text,
  responsibilityPrinciple: optional,
  /** Party organisations that are named to answer for it and have yet to say so, or stand against another (责任认领). */
  openClaims: z.array(
    z.object({
      /** Null: out of the caller's sight. */
      body: optional,
      state: text,
      kind: text,
      proposer: text,
    }),
  ),
  /** What a registering department's complete list says otherwise, and nobody has decided yet (全量名单). */
  listDifferences: z.array(z.object({ listId: text, kind: text, name: text })),
  /** What was asked of it and others before a Party organisation is set up (征求意见), the latest first. */
  consultations: z.array(
    z.object({
      id: z.string(),
      way: z.string(),
      state: z.enum(codesOf(consultationStates)),
      openedOn: z.string(),
      opener: z.string(),
    }),
  ),
  noPartyReason: optional,
  noPartyReasonNote: optional,
  /** What was said over time, the latest first. */
  noPartyReasons: z.array(
    z.object({ reason: text, note: optional, ...factPeriod, recordedBy: optional, recordedAt: text }),
  ),
  extra: z.array(extraValueSchema),
  createdBy: optional,
  createdAt: text,
  fromImport: z.boolean(),
  updatedAt: text,
  /** Under 工作口径, today; null for one that is over. */
  coverage: z
    .object({ way: z.enum(coverageWays).nullable(), work: z.boolean(), members: z.enum(memberBuckets) })
    .nullable(),
  coverageRelations: z.array(
    z.object({
      id: text,
      partyOrg: namedRef.nullable(),
      way: text,
      functional: z.boolean(),
      ...factPeriod,
      current: z.boolean(),
    }),
  ),
  heads: z.array(
    z.object({
      id: text,
      personName: text,
      post: text,
      isMember: z.boolean().nullable(),
      alsoSecretary: z.boolean().nullable(),
      deputyRoles: z.array(text),
      officialsApproval: optional,
      phone: optional,
      fromOn: optional,
      toOn: optional,
    }),
  ),
  annualChecks: z.array(z.object({ id: text, year: z.int(), result: text })),
  evaluations: z.array(z.object({ id: text, grade: z.int(), ...factPeriod })),
  creditListings: z.array(z.object({ id: text, kind: text, reason: optional, ...factPeriod })),
  massOrgs: z.array(z.object({ id: text, kind: text, doesPartyWork: z.boolean(), ...factPeriod })),
  advisors: z.array(
    z.object({ id: text, kind: text, personName: text, phone: optional, accountId: optional, ...factPeriod }),
  ),
  declaredFigures: z.array(
    z.object({ id: text, figure: text, value: z.int(), source: text, declaredOn: text }),
  ),
  /** 在册数: members on the roll whose work unit it is. */
  roll: z.object({ full: personCount, probationary: personCount, notTransferred: personCount }),
  /** As of which day: today; beside the Party line the last month end. */
  rollOn: z.string(),
  /** 填报数 beside 在册数; `mismatch` is 账实不符. */
  declarations: z.array(
    z.object({
      figure: text,
      declared: z.int(),
      onRoll: personCount.nullable(),
      mismatch: z.boolean(),
      settled: z
        .object({ decision: z.enum(codesOf(mismatchDecisions)), reason: text, by: optional, at: text })
        .nullable(),
    }),
  ),
  /** Records of the same organisation that went into this one. */
  merged: z.array(z.object({ id: text, name: text, code: optional, mergedAt: text, mergedBy: optional })),
  /** What held when, newest first, as it is known now. */
  periods: z.array(
    z.object({
      ...factPeriod,
      name: text,
      type: text,
      registerKind: text,
      status: text,
      regionName: text,
      sectorName: optional,
      staff: count,
      supervisingBodyName: optional,
      registrarName: optional,
      industryRegulatorName: optional,
      guidanceBodyName: optional,
      responsibleName: optional,
      responsibility: text,
      responsibilityPrinciple: optional,
      recordedAt: text,
      recordedBy: optional,
      reason: optional,
    }),
  ),
});
export type SocialOrgRecord = z.output<typeof socialOrgRecord>;

export const readSocialOrgRoute = defineRoute({
  id: 'readSocialOrg',
  method: 'GET',
  path: '/api/social-orgs/:id',
  access: read,
  tag: TAG,
  summary: '一个社会组织的全部情况',
  params: id,
  response: socialOrgRecord,
});

const stored = z.object({ id: text, warnings: z.array(refusalSchema) });

export const createSocialOrgRoute = defineRoute({
  id: 'createSocialOrg',
  method: 'POST',
  path: '/api/social-orgs',
  access: change,
  tag: TAG,
  summary: '登记一个社会组织',
  body: z.object(draftFields),
  response: stored,
});

export const changeSocialOrgRoute = defineRoute({
  id: 'changeSocialOrg',
  method: 'PUT',
  path: '/api/social-orgs/:id',
  access: change,
  tag: TAG,
  summary: '变更或更正一个社会组织；没有给出的字段保持原样',
  params: id,
  body: z.object({ ...draftFields, ...changeFrame, version: z.int() }),
  response: stored,
});

export const endSocialOrgRoute = defineRoute({
  id: 'endSocialOrg',
  method: 'POST',
  path: '/api/social-orgs/:id/end',
  access: change,
  tag: TAG,
  summary: '办理注销、撤销或吊销',
  params: id,
  body: z.object({
    version: z.int(),
    status: z.enum(['deregistered', 'revoked', 'licence_withdrawn']),
    endedOn: text,
    endReason: z.string().max(200).nullable().optional(),
  }),
  response: stored,
});

export const restoreSocialOrgRoute = defineRoute({
  id: 'restoreSocialOrg',
  method: 'POST',
  path: '/api/social-orgs/:id/restore',
  access: change,
  tag: TAG,
  summary: '更正误办的注销，恢复为正常',
  params: id,
  body: z.object({ version: z.int(), correctionReason: z.string().trim().min(2, '请写明更正原因').max(200) }),
  response: stored,
});

const factBody = <K extends SocialOrgFactKind>(kind: K) =>
  z.object({
    kind: z.literal(kind),
    /** Left out: a new one. */
    factId: z.string().max(60).optional(),
    fact: factBodies[kind],
  });

export const saveFactRoute = defineRoute({
  id: 'saveSocialOrgFact',
  method: 'POST',
  path: '/api/social-orgs/:id/facts',
  access: change,
  tag: TAG,
  summary: '登记或修改负责人、年检、评估等级、名单、群团组织、指导员、填报数',
  params: id,
  body: z.discriminatedUnion('kind', [
    factBody('heads'),
    factBody('annualChecks'),
    factBody('evaluations'),
    factBody('creditListings'),
    factBody('massOrgs'),
    factBody('advisors'),
    factBody('declaredFigures'),
  ]),
  response: stored,
});

export const removeFactRoute = defineRoute({
  id: 'removeSocialOrgFact',
  method: 'DELETE',
  path: '/api/social-orgs/:id/facts/:kind/:factId',
  access: change,
  tag: TAG,
  summary: '删除误登的一条（变更记录里仍可查到）',
  params: z.object({ id: z.uuid(), kind: z.enum(socialOrgFactKinds), factId: z.string().max(60) }),
  response: z.object({ id: text }),
});

export const listSectorsRoute = defineRoute({
  id: 'listSectors',
  method: 'GET',
  path: '/api/sectors',
  access: read,
  tag: TAG,
  summary: '行业领域',
  response: z.object({ sectors: z.array(z.object({ code: text, name: text })) }),
});

export const findSupervisingBodiesRoute = defineRoute({
  id: 'findSupervisingBodies',
  method: 'GET',
  path: '/api/tree/supervising-bodies',
  access: 'signed-in',
  tag: TAG,
  summary: '按名称查找业务主管单位、登记管理机关等',
  query: treeQuery,
  response: treeAnswer,
});

export const addSupervisingBodyRoute = defineRoute({
  id: 'addSupervisingBody',
  method: 'POST',
  path: '/api/supervising-bodies',
  access: change,
  tag: TAG,
  summary: '新增一个业务主管单位或登记管理机关；同名同地的不重复新增',
  body: z.object({
    name: z.string().trim().min(2, '请填写单位名称').max(100),
    regionCode: z.string().regex(/^\d{9}$/, '请选择所在行政区划'),
  }),
  response: namedRef,
});
