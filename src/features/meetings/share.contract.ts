import { z } from 'zod';
import { personCount } from '../../platform/contract/list.ts';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';

const text = z.string();
const optional = text.nullable();
const told = z.object({ expected: personCount, present: personCount });

const shareRow = z.object({
  /** The meeting, where it is in the caller's sight. */
  id: optional,
  /** Null: a Party organisation that is not in the caller's sight. */
  partyOrg: z.object({ id: text, name: text }).nullable(),
  /** How it covered the organisation on that day. */
  way: text,
  kinds: z.array(text),
  heldOn: text,
  /** Null: of a talk, or not told yet beside the Party line. */
  share: told.nullable(),
});
export type ShareRow = z.output<typeof shareRow>;

const orgShares = z.object({
  year: z.int(),
  /** Beside the Party line shares are told up to this day. */
  toldTo: optional,
  meetings: z.int(),
  /** Of all of them, in persons and times (人次); for the Party line alone. */
  sum: z.object({ expected: z.int(), present: z.int() }).nullable(),
  rows: z.array(shareRow),
});
export type OrgShares = z.output<typeof orgShares>;

export const readOrgSharesRoute = defineRoute({
  id: 'readOrgShares',
  method: 'GET',
  path: '/api/social-orgs/:id/meetings',
  access: { permission: permissions.readSocialOrgs },
  tag: '组织生活',
  summary: '覆盖一个社会组织的党组织一年里的组织生活，和本单位党员应到、实到的人数；没有任何人的名字',
  params: z.object({ id: z.uuid() }),
  query: z.object({ year: z.coerce.number().int().min(1990).max(2100).optional() }),
  response: orgShares,
});
