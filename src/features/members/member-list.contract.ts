import { z } from 'zod';
import {
  countAnswer,
  exportQuery,
  personExportQuery,
  pageOf,
  pageQuery,
} from '../../platform/contract/list.ts';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { ageBands, educationBands, joiningBands } from '../codes/bands.rules.ts';
import { codesOf } from '../codes/code-table.ts';
import { memberStatuses, postLevels } from '../codes/tables/member.ts';
import { sexes } from '../codes/tables/sex.ts';
import { structureDimensions, unfilledDimensions } from './structure.ts';
import { day } from '../social-orgs/social-org-draft.contract.ts';

const TAG = '党员';

/** A list in the address: `status=full&status=probationary`. */
function several<T extends z.ZodType>(one: T) {
  return z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(one).max(20).optional(),
  );
}

/** Filters of the list. Without a status it holds whoever is counted: full and probationary members managed here. */
export const memberFilters = {
  /** Part of the name. A number is looked for by a route of its own, so that none stands in an address. */
  q: z.string().trim().max(50).optional(),
  /** A node of the Party tree that manages them; with `within=own` only the node itself. */
  partyOrg: z.uuid().optional(),
  within: z.enum(['all', 'own']).optional(),
  /** Managed by Party organisations of this region. */
  region: z
    .string()
    .regex(/^\d{9}$/, '请选择行政区划')
    .optional(),
  status: several(z.enum(codesOf(memberStatuses))),
  sex: z.enum(codesOf(sexes)).optional(),
  education: several(z.enum(codesOf(educationBands))),
  age: several(z.enum(codesOf(ageBands))),
  /** When they joined the Party (STAT-02). */
  joined: several(z.enum(codesOf(joiningBands))),
  /** Of the social organisation in which they work. */
  sector: several(z.string().max(60)),
  postLevel: several(z.enum(codesOf(postLevels))),
  /** Secretaries of a Party organisation on the day. */
  post: z.enum(['secretary']).optional(),
  /** Those of whom this is not on record. */
  unfilled: several(z.enum(unfilledDimensions)),
  fullTime: z.enum(['yes', 'no', 'unknown']).optional(),
  workUnit: z.uuid().optional(),
  /** `no`: where the person works is not known (工作单位不明). */
  unitKnown: z.enum(['no']).optional(),
  /** 身份待核; `none`: settled that no number can be entered. */
  identity: z.enum(['pending', 'none']).optional(),
  /** `no`: managed here while the 组织关系 is elsewhere; `away`: the 组织关系 is here, managed elsewhere. */
  transferred: z.enum(['yes', 'no', 'away']).optional(),
  /** 预备期满未转正. */
  probation: z.enum(['overdue']).optional(),
  private: z.enum(['yes', 'no']).optional(),
  /** As of a day; today when left out. */
  on: day.optional(),
};

export const memberFilterSchema = z.object(memberFilters);
export type MemberFilter = z.output<typeof memberFilterSchema>;

/** The name is null where the caller may not see what it names. */
export const placeRef = z.object({ id: z.string(), name: z.string().nullable() });

export const memberRow = z.object({
  id: z.string(),
  name: z.string(),
  sex: z.string().nullable(),
  bornOn: z.string().nullable(),
  bornPrecision: z.string(),
  education: z.string().nullable(),
  status: z.string(),
  joinedOn: z.string().nullable(),
  joinedPrecision: z.string(),
  managingBranch: placeRef,
  /** Null: outside of this roll. */
  membershipBranch: placeRef.nullable(),
  membershipElsewhere: z.string().nullable(),
  partyGroup: z.string().nullable(),
  workUnit: placeRef.nullable(),
  workUnitText: z.string().nullable(),
  workPost: z.string().nullable(),
  postLevel: z.string().nullable(),
  fullTime: z.boolean().nullable(),
  identityPending: z.boolean(),
  /** On what basis no number can be entered. */
  identityBasis: z.string().nullable(),
  version: z.int(),
  private: z.boolean(),
});
export type MemberRow = z.output<typeof memberRow>;

export const listMembersRoute = defineRoute({
  id: 'listMembers',
  method: 'GET',
  path: '/api/members',
  access: { permission: permissions.readMembers },
  tag: TAG,
  summary: '党员列表（不含公民身份号码和电话）；每页记一条查看记录',
  query: z.object({ ...memberFilters, ...pageQuery }),
  response: pageOf(memberRow),
});

export const countMembersRoute = defineRoute({
  id: 'countMembers',
  method: 'GET',
  path: '/api/members/count',
  access: { permission: permissions.readMembers },
  tag: TAG,
  summary: '党员列表的总数（超过 10,000 只说以上）',
  query: memberFilterSchema,
  response: countAnswer,
});

export const exportMembersRoute = defineRoute({
  id: 'exportMembers',
  method: 'GET',
  path: '/api/members/export',
  access: { permission: permissions.exportMembers },
  tag: TAG,
  summary: '导出党员列表（xlsx 或 csv），号码和电话只显示首尾；不公开党员只在专门筛选时列出；记录用途',
  query: z.object({ ...memberFilters, ...personExportQuery }),
});

const structureRow = z.object({
  /** Null: not on record. */
  key: z.string().nullable(),
  label: z.string(),
  count: z.int(),
});

export const readMemberStructureRoute = defineRoute({
  id: 'readMemberStructure',
  method: 'GET',
  path: '/api/members/structure',
  access: { permission: permissions.readMembers },
  tag: TAG,
  summary: '党员（或书记）的结构：年龄、学历、性别、行业、入党时间、岗位层级、状态',
  query: memberFilterSchema,
  response: z.object({
    on: day,
    total: z.int(),
    /** How many of that part of the tree are kept from the caller (不公开). */
    notShown: z.int(),
    /** Of secretaries: how many are known by their post alone, since no member of the roll stands behind it. */
    offRoll: z.int(),
    /** Each adds up to the total. */
    dimensions: z.array(z.object({ dimension: z.enum(structureDimensions), rows: z.array(structureRow) })),
  }),
});
export type MemberStructure = z.output<typeof readMemberStructureRoute.response>;

export const exportMemberStructureRoute = defineRoute({
  id: 'exportMemberStructure',
  method: 'GET',
  path: '/api/members/structure/export',
  access: { permission: permissions.runExports },
  tag: TAG,
  summary: '导出党员结构表（只有人数，xlsx 或 csv）',
  query: memberFilterSchema.extend(exportQuery),
});
