import { z } from 'zod';
import { countAnswer, pageOf, pageQuery } from '../../platform/contract/list.ts';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { codesOf } from '../codes/code-table.ts';
import { doubleReasons } from './double.ts';

const TAG = '合并';
const text = z.string();
const why = z.enum(codesOf(doubleReasons));

const filters = {
  /** Part of the name of either. */
  q: z.string().trim().max(100).optional(),
  why: why.optional(),
};
const filterSchema = z.object(filters);
export type DoubleFilter = z.output<typeof filterSchema>;

const side = z.object({
  id: text,
  name: text,
  /** Credit code or code of a Party organisation; null: none, and of a member. */
  code: text.nullable(),
  /** What tells the two apart: place, the node above, the branch. */
  place: text,
  note: text.nullable(),
});
const row = z.object({ keeper: side, other: side, why: z.array(why) });
export type DoubleRow = z.output<typeof row>;

const listed = { query: z.object({ ...filters, ...pageQuery }), response: pageOf(row), tag: TAG } as const;
const counted = { query: filterSchema, response: countAnswer, tag: TAG } as const;
const ofOrgs = { permission: permissions.changeSocialOrgs } as const;
const ofNodes = { permission: permissions.changePartyOrgs } as const;
const ofMembers = { permission: permissions.changeMembers } as const;

export const listSocialOrgDoublesRoute = defineRoute({
  id: 'listSocialOrgDoubles',
  method: 'GET',
  path: '/api/doubles/social-orgs',
  access: ofOrgs,
  summary: '疑似重复的社会组织：两两列出，附理由',
  ...listed,
});

export const countSocialOrgDoublesRoute = defineRoute({
  id: 'countSocialOrgDoubles',
  method: 'GET',
  path: '/api/doubles/social-orgs/count',
  access: ofOrgs,
  summary: '疑似重复的社会组织有多少对',
  ...counted,
});

export const listPartyOrgDoublesRoute = defineRoute({
  id: 'listPartyOrgDoubles',
  method: 'GET',
  path: '/api/doubles/party-orgs',
  access: ofNodes,
  summary: '疑似重复的党组织：两两列出，附理由',
  ...listed,
});

export const countPartyOrgDoublesRoute = defineRoute({
  id: 'countPartyOrgDoubles',
  method: 'GET',
  path: '/api/doubles/party-orgs/count',
  access: ofNodes,
  summary: '疑似重复的党组织有多少对',
  ...counted,
});

export const listMemberDoublesRoute = defineRoute({
  id: 'listMemberDoubles',
  method: 'GET',
  path: '/api/doubles/members',
  access: ofMembers,
  summary: '疑似重复的党员：两两列出，附理由；记一条查看记录',
  ...listed,
});

export const countMemberDoublesRoute = defineRoute({
  id: 'countMemberDoubles',
  method: 'GET',
  path: '/api/doubles/members/count',
  access: ofMembers,
  summary: '疑似重复的党员有多少对',
  ...counted,
});
