import { z } from 'zod';
import { countAnswer, personExportQuery, pageOf, pageQuery } from '../../platform/contract/list.ts';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { partyLives } from '../counting/party-life.rules.ts';
import { factStates, vitalityFacts, vitalityQuestions } from '../vitality/vitality.ts';
import { day } from './party-org-draft.contract.ts';

const TAG = '党组织';

/** A list in the address: `kind=branch&kind=joint_branch`. `none` asks for those without any. */
const several = z.preprocess(
  (value) => (value === undefined || Array.isArray(value) ? value : [value]),
  z.array(z.string().max(60)).max(50).optional(),
);

/** Filters of the list. Without `system` it holds the Party's own tree, without the light records of other systems. */
export const partyOrgFilters = {
  /** Part of the name, or of the Party code. */
  q: z.string().trim().max(100).optional(),
  /** A node of the Party tree; `within`: it and all below (all), its children alone (children). `own`: of the region itself. */
  partyOrg: z.uuid().optional(),
  within: z.enum(['all', 'children', 'own']).optional(),
  region: z
    .string()
    .regex(/^\d{9}$/, '请选择行政区划')
    .optional(),
  kind: several,
  setUpMode: several,
  /** As figures count them: branches (支部, 联合支部), or those that cover at least one organisation today. */
  counts: z.enum(['branches', 'covering']).optional(),
  functional: z.enum(['yes', 'no']).optional(),
  exemplar: z.enum(['yes', 'no']).optional(),
  system: z.enum(['own', 'outside', 'all']).optional(),
  /** 届满未换, 半年内届满, 届期未登记. */
  term: z.enum(['overdue', 'ending', 'unknown']).optional(),
  /** 书记空缺. */
  secretary: z.enum(['vacant', 'held']).optional(),
  /** Whether it has met of late: 有组织生活, 空转. */
  life: z.enum(partyLives).optional(),
  /** A question, or a fact of it, with how it is answered at the end of a month or today. */
  fact: z.enum([...vitalityQuestions, ...vitalityFacts.map(({ code }) => code)]).optional(),
  answer: z.enum(factStates).optional(),
  /** 书记未进管理层. */
  management: z.enum(['outside']).optional(),
  secretarySource: several,
  /** `ended`: those that are over, instead of those that exist. */
  standing: z.enum(['current', 'ended']).optional(),
  /** As of a day; today when left out. */
  on: day.optional(),
};

export const partyOrgFilterSchema = z.object(partyOrgFilters);
export type PartyOrgFilter = z.output<typeof partyOrgFilterSchema>;

export const termStates = ['none', 'running', 'ending', 'extended', 'overdue', 'not-due'] as const;

export const partyOrgRow = z.object({
  id: z.string(),
  name: z.string(),
  partyCode: z.string().nullable(),
  kind: z.string(),
  functional: z.boolean(),
  setUpMode: z.string().nullable(),
  exemplar: z.boolean(),
  regionName: z.string(),
  /** Null for the root, and where the caller may not see the node above. */
  parentName: z.string().nullable(),
  foundedOn: z.string().nullable(),
  foundedPrecision: z.string(),
  endedOn: z.string().nullable(),
  covers: z.int(),
  /** Null beside the Party line. */
  members: z.int().nullable(),
  fullMembers: z.int().nullable(),
  notTransferred: z.int().nullable(),
  secretaryName: z.string().nullable(),
  phone: z.string().nullable(),
  termToOn: z.string().nullable(),
  /** `not-due`: the kind has no terms. */
  termState: z.enum(termStates),
});
export type PartyOrgRow = z.output<typeof partyOrgRow>;

export const listPartyOrgsRoute = defineRoute({
  id: 'listPartyOrgs',
  method: 'GET',
  path: '/api/party-orgs',
  access: { permission: permissions.readPartyOrgs },
  tag: TAG,
  summary: '党组织列表，按党组织树的顺序',
  query: z.object({ ...partyOrgFilters, ...pageQuery }),
  response: pageOf(partyOrgRow),
});

export const countPartyOrgsRoute = defineRoute({
  id: 'countPartyOrgs',
  method: 'GET',
  path: '/api/party-orgs/count',
  access: { permission: permissions.readPartyOrgs },
  tag: TAG,
  summary: '党组织列表的总数（超过 10,000 只说以上）',
  query: partyOrgFilterSchema,
  response: countAnswer,
});

export const exportPartyOrgsRoute = defineRoute({
  id: 'exportPartyOrgs',
  method: 'GET',
  path: '/api/party-orgs/export',
  access: { permission: permissions.runExports },
  tag: TAG,
  summary: '导出党组织列表（xlsx 或 csv），附列在台账中原来的位置',
  query: z.object({ ...partyOrgFilters, ...personExportQuery }),
});
