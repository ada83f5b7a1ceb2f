import { z } from 'zod';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { day } from '../social-orgs/social-org-draft.contract.ts';
import { leaderChoices } from './party-group.ts';

const text = z.string();
const person = z.object({ id: text, name: text });

const partyGroup = z.object({
  id: text,
  name: text,
  /** Since when somebody is in it. */
  fromOn: text,
  /** Of one in which nobody is any more. */
  lastOn: text.nullable(),
  leader: person.extend({ fromOn: text, chosen: z.enum(leaderChoices) }).nullable(),
  people: z.array(person.extend({ fromOn: text })),
});
export type PartyGroup = z.output<typeof partyGroup>;

export const listPartyGroupsRoute = defineRoute({
  id: 'listPartyGroups',
  method: 'GET',
  path: '/api/party-orgs/:id/groups',
  access: { permission: permissions.readMembers },
  tag: '党组织',
  summary: '一个党支部的党小组：组长，某一天在组里的党员，和还没有编组的党员；不填日期是今天',
  params: z.object({ id: z.uuid() }),
  query: z.object({ on: day.optional() }),
  response: z.object({
    groups: z.array(partyGroup),
    /** Members that the branch manages who are in no group. */
    ungrouped: z.array(person),
  }),
});
export type PartyGroups = z.output<typeof listPartyGroupsRoute.response>;

export const setGroupLeaderRoute = defineRoute({
  id: 'setGroupLeader',
  method: 'POST',
  path: '/api/party-groups/:id/leader',
  access: { permission: permissions.changeMembers },
  tag: '党组织',
  summary: '登记党小组组长，从哪天起、怎样产生；不选人是从那天起没有组长',
  params: z.object({ id: z.uuid() }),
  body: z.object({
    memberId: z.uuid().nullable(),
    chosen: z.enum(leaderChoices),
    fromOn: day,
  }),
  response: z.object({ id: text }),
});
export type LeaderDraft = z.output<typeof setGroupLeaderRoute.body>;
