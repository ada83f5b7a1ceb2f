import { z } from 'zod';
import { pageQuery } from '../../platform/contract/list.ts';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { LONGEST_TEXT, recordKinds } from './search.ts';

const optional = z.string().nullable();

const common = {
  id: z.string(),
  name: z.string(),
  /** Ended, or no longer a member. */
  over: z.boolean(),
};

const socialOrgHit = z.object({
  kind: z.literal('social_org'),
  ...common,
  code: optional,
  type: z.string(),
  status: z.string(),
  place: optional,
  /** Names of records that were merged in it. */
  former: optional,
});

const partyOrgHit = z.object({
  kind: z.literal('party_org'),
  ...common,
  code: optional,
  shortName: optional,
  type: z.string(),
  place: optional,
  /** The Party organisation above; null for the top, and where the caller may not see it. */
  parent: optional,
  /** Names of records that were merged in it. */
  former: optional,
});

const memberHit = z.object({
  kind: z.literal('member'),
  ...common,
  status: z.string(),
  sex: optional,
  bornOn: optional,
  /** Null where the caller may not see the managing branch. */
  branch: optional,
  workUnit: optional,
  private: z.boolean(),
  /** Names of records that were merged in it. */
  former: optional,
});

export const searchHit = z.discriminatedUnion('kind', [socialOrgHit, partyOrgHit, memberHit]);
export type SearchHit = z.output<typeof searchHit>;

const group = z.object({
  kind: z.enum(recordKinds),
  /** How many were found; `capped`: and there are more. */
  count: z.int(),
  capped: z.boolean(),
  rows: z.array(searchHit),
});
export type SearchGroup = z.output<typeof group>;

export const searchQuestion = z.object({
  text: z.string().trim().min(1, '请写出要找的名称、拼音首字母或代码').max(LONGEST_TEXT),
  /** One kind alone, which can be paged. */
  kind: z.enum(recordKinds).optional(),
  after: pageQuery.after,
  /** Without a kind: of all kinds together, shared fairly among them. */
  size: z.int().min(1).max(100).default(10),
});
export type SearchQuestion = z.output<typeof searchQuestion>;

/** The text travels in the body: an identity number, also one half typed, stands in no address. */
export const searchRoute = defineRoute({
  id: 'search',
  method: 'POST',
  path: '/api/search',
  /** Whoever reads any records reads organisations; which other kinds are found, the role says. */
  access: { permission: permissions.readSocialOrgs },
  tag: '查找',
  summary:
    '按名称的一部分、拼音首字母或代码，在本人管理范围内查找社会组织、党组织和党员；列出党员时记一条查看记录',
  body: searchQuestion,
  response: z.object({
    /** Kinds without a match are left out. */
    groups: z.array(group),
    next: z.string().nullable(),
    /** The text is a whole identity number: it was looked for within the caller's scope alone. */
    byNumber: z.boolean(),
  }),
});
export type SearchAnswer = z.output<(typeof searchRoute)['response']>;
