import { z } from 'zod';
import { countAnswer, exportQuery, pageOf, pageQuery } from '../../platform/contract/list.ts';
import { defineRoute } from '../../platform/contract/route.ts';
import { treeAnswer, treeQuery } from '../../platform/contract/tree.ts';
import { permissions } from '../access/role.ts';
import { codesOf } from '../codes/code-table.ts';
import { claimBases, claimKinds, claimStates, lapseReasons } from '../codes/tables/claim.ts';
import { responsibilityPrinciples } from '../codes/tables/party-org.ts';
import { claimSteps, unclearLists } from './claim.ts';

const TAG = '责任认领';
/** Offices alone compare; a branch or an advisor has organisations of its own, not the question who answers for them. */
const read = { permission: permissions.readCoverage } as const;
const change = { permission: permissions.changeSocialOrgs } as const;

const text = z.string();
const optional = z.string().nullable();
const namedRef = z.object({ id: text, name: text });

/** A list in the address: `type=association&type=foundation`. */
const several = z.preprocess(
  (value) => (value === undefined || Array.isArray(value) ? value : [value]),
  z.array(z.string().max(60)).max(50).optional(),
);

export const unclearOrgFilters = {
  list: z.enum(unclearLists).default('nobody'),
  /** Part of the name. */
  q: z.string().trim().max(100).optional(),
  region: z
    .string()
    .regex(/^\d{9}$/, '请选择行政区划')
    .optional(),
  registrar: z.uuid('请选择登记管理机关').optional(),
  body: z.uuid('请选择业务主管单位').optional(),
  type: several,
  /** `none` asks for those without any. */
  sector: several,
};
export const unclearOrgFilterSchema = z.object(unclearOrgFilters);
export type UnclearOrgFilter = z.output<typeof unclearOrgFilterSchema>;

const suggestion = z.object({
  principle: z.enum(codesOf(responsibilityPrinciples)),
  basis: z.enum(codesOf(claimBases)),
  body: namedRef.nullable(),
  reasons: z.array(text),
});
export type SuggestionView = z.output<typeof suggestion>;

const orgFacts = {
  id: text,
  name: text,
  creditCode: optional,
  type: text,
  regionName: text,
  sectorName: optional,
  registrarName: optional,
  supervisingBodyName: optional,
  /** Who agreed last, or answers for the region until somebody does. */
  holderName: text,
  since: text,
  /** Its record may be opened; one that the rule of regions shows may only be claimed. */
  inScope: z.boolean(),
};

export const unclearOrgRow = z.object({
  ...orgFacts,
  /** Bodies that are named to answer, those in dispute among them. */
  named: z.array(z.object({ name: text, state: z.enum(codesOf(claimStates)) })),
  /** What its facts speak for (SORGP-05); null where they speak for nobody. */
  suggestion: suggestion.nullable(),
});
export type UnclearOrgRow = z.output<typeof unclearOrgRow>;

export const listUnclearOrgsRoute = defineRoute({
  id: 'listUnclearOrgs',
  method: 'GET',
  path: '/api/claims/organisations',
  access: read,
  tag: TAG,
  summary: '责任待明确的社会组织：无人负责或多头负责，附建议的党建责任单位和理由',
  query: z.object({ ...unclearOrgFilters, ...pageQuery }),
  response: pageOf(unclearOrgRow),
});

export const countUnclearOrgsRoute = defineRoute({
  id: 'countUnclearOrgs',
  method: 'GET',
  path: '/api/claims/organisations/count',
  access: read,
  tag: TAG,
  summary: '责任待明确的社会组织的数目',
  query: unclearOrgFilterSchema,
  response: countAnswer,
});

export const exportUnclearOrgsRoute = defineRoute({
  id: 'exportUnclearOrgs',
  method: 'GET',
  path: '/api/claims/organisations/export',
  access: { permission: permissions.runExports },
  tag: TAG,
  summary: '导出责任待明确的社会组织（xlsx 或 csv）',
  query: z.object({ ...unclearOrgFilters, ...exportQuery }),
});

export const claimView = z.object({
  id: text,
  socialOrgId: text,
  socialOrgName: text,
  /** Null for who no longer sees the organisation. */
  org: z.object({ regionName: text, type: text, supervisingBodyName: optional, holderName: text }).nullable(),
  partyOrg: namedRef,
  kind: z.enum(codesOf(claimKinds)),
  basis: z.enum(codesOf(claimBases)),
  principle: z.enum(codesOf(responsibilityPrinciples)),
  note: optional,
  fromOn: text,
  state: z.enum(codesOf(claimStates)),
  proposer: text,
  proposedAt: text,
  agreedBy: optional,
  agreedAt: optional,
  decider: optional,
  decidedAt: optional,
  /** Why it was refused; of one that lapsed because another body answers now, that body's name. */
  reason: optional,
  lapsedFor: z.enum(codesOf(lapseReasons)).nullable(),
  /** What the caller may do with it now. */
  steps: z.array(z.enum(claimSteps)),
});
export type ClaimView = z.output<typeof claimView>;

export const readClaimedOrgRoute = defineRoute({
  id: 'readClaimedOrg',
  method: 'GET',
  path: '/api/claims/organisations/:id',
  access: read,
  tag: TAG,
  summary: '一个社会组织的党建责任：现在由谁负责、建议由谁负责、历次认领和提议',
  params: z.object({ id: z.uuid() }),
  response: z.object({
    ...orgFacts,
    endedOn: optional,
    responsibility: text,
    responsibilityPrinciple: optional,
    suggestions: z.array(suggestion),
    claims: z.array(claimView),
    /** The caller may name a body for it. */
    mayPropose: z.boolean(),
  }),
});

export const findClaimBodiesRoute = defineRoute({
  id: 'findClaimBodies',
  method: 'GET',
  path: '/api/tree/claim-bodies',
  access: change,
  tag: TAG,
  summary: '可以提名的党组织（党支部以上，现有的），按名称查找',
  query: treeQuery,
  response: treeAnswer,
});
