import { z } from 'zod';
import { countAnswer, pageOf, pageQuery } from '../../platform/contract/list.ts';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { codesOf } from '../codes/code-table.ts';
import { doubleReasons, MOST_MARKED_AT_ONCE } from './double.ts';

const TAG = '合并';
const text = z.string();
const why = z.enum(codesOf(doubleReasons));

const filters = {
  /** Part of the name of either. */
  q: z.string().trim().max(100).optional(),
  why: why.optional(),
  /** Those marked as not the same, instead of those still to be looked at. */
  marked: z.enum(['yes']).optional(),
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
const facts = z.string().regex(/^[0-9a-f]{64}$/, '请刷新列表后重新选择');
/** 不是同一个: who said so, when and why. */
const mark = z.object({ id: text, by: text, at: text, reason: text });

const row = z.object({
  keeper: side,
  other: side,
  why: z.array(why),
  /** What is judged when the pair is marked. */
  facts,
  /** In the list of suspected pairs: one that no longer holds, as something has changed since. */
  mark: mark.nullable(),
});
export type DoubleRow = z.output<typeof row>;

const marking = {
  method: 'POST',
  tag: TAG,
  body: z.object({
    pairs: z
      .array(z.object({ keeperId: z.uuid(), otherId: z.uuid(), facts }))
      .min(1, '请先选择要标记的两条记录')
      .max(MOST_MARKED_AT_ONCE, `一次最多标记 ${MOST_MARKED_AT_ONCE} 对，请分几次办理`),
    reason: z.string().trim().min(2, '请写明为什么不是同一个').max(100, '理由最多 100 字'),
  }),
  response: z.object({ ids: z.array(text) }),
} as const;
const unmarking = {
  method: 'POST',
  tag: TAG,
  body: z.object({
    ids: z
      .array(z.uuid())
      .min(1, '请先选择要取消的标记')
      .max(MOST_MARKED_AT_ONCE, `一次最多取消 ${MOST_MARKED_AT_ONCE} 个标记，请分几次办理`),
  }),
  response: z.object({ unmarked: z.int() }),
} as const;

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

export const markSocialOrgsNotDoubleRoute = defineRoute({
  id: 'markSocialOrgsNotDouble',
  path: '/api/doubles/social-orgs/marks',
  access: ofOrgs,
  summary: '把疑似重复的社会组织标记为不是同一个，写明理由；看到的情况已经变化的，一对也不标记',
  ...marking,
});

export const unmarkSocialOrgsNotDoubleRoute = defineRoute({
  id: 'unmarkSocialOrgsNotDouble',
  path: '/api/doubles/social-orgs/marks/undo',
  access: ofOrgs,
  summary: '取消社会组织“不是同一个”的标记，重新列为疑似重复',
  ...unmarking,
});

export const markPartyOrgsNotDoubleRoute = defineRoute({
  id: 'markPartyOrgsNotDouble',
  path: '/api/doubles/party-orgs/marks',
  access: ofNodes,
  summary: '把疑似重复的党组织标记为不是同一个，写明理由；看到的情况已经变化的，一对也不标记',
  ...marking,
});

export const unmarkPartyOrgsNotDoubleRoute = defineRoute({
  id: 'unmarkPartyOrgsNotDouble',
  path: '/api/doubles/party-orgs/marks/undo',
  access: ofNodes,
  summary: '取消党组织“不是同一个”的标记，重新列为疑似重复',
  ...unmarking,
});

export const markMembersNotDoubleRoute = defineRoute({
  id: 'markMembersNotDouble',
  path: '/api/doubles/members/marks',
  access: ofMembers,
  summary: '把疑似重复的党员标记为不是同一个，写明理由；看到的情况已经变化的，一对也不标记',
  ...marking,
});

export const unmarkMembersNotDoubleRoute = defineRoute({
  id: 'unmarkMembersNotDouble',
  path: '/api/doubles/members/marks/undo',
  access: ofMembers,
  summary: '取消党员“不是同一个”的标记，重新列为疑似重复',
  ...unmarking,
});
