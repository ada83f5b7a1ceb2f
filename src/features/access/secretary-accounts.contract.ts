import { z } from 'zod';
import { pageOf, pageQuery } from '../../platform/contract/list.ts';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from './role.ts';
import { SLIPS_AT_ONCE, secretaryAccountStates } from './secretary-account.ts';
import { printedSlipSchema } from './slips.contract.ts';

const TAG = '开户单';
const within = { partyOrg: z.uuid().optional() };

export const secretaryAccountSchema = z.object({
  postId: z.string(),
  partyOrgId: z.string(),
  partyOrgName: z.string(),
  personName: z.string(),
  /** The office telephone of the post. */
  phone: z.string().nullable(),
  memberId: z.string().nullable(),
  state: z.enum(secretaryAccountStates),
  /** The last day of a slip that waits. */
  slipUntil: z.string().nullable(),
  lastSignInAt: z.string().nullable(),
});
export type SecretaryAccount = z.output<typeof secretaryAccountSchema>;

export const listSecretaryAccountsRoute = defineRoute({
  id: 'listSecretaryAccounts',
  method: 'GET',
  path: '/api/secretary-accounts',
  access: { permission: permissions.openAccounts },
  summary: '各支部书记的账号和开户单',
  tag: TAG,
  query: z.object({
    ...pageQuery,
    ...within,
    q: z.string().max(100).optional(),
    state: z.enum(secretaryAccountStates).optional(),
    phone: z.enum(['no']).optional(),
  }),
  response: pageOf(secretaryAccountSchema),
});

const count = z.number().int();

export const countSecretaryAccountsRoute = defineRoute({
  id: 'countSecretaryAccounts',
  method: 'GET',
  path: '/api/secretary-accounts/summary',
  access: { permission: permissions.openAccounts },
  summary: '支部书记账号开通情况',
  tag: TAG,
  query: z.object(within),
  response: z.object({
    branches: count,
    /** Branches without a secretary today. */
    vacant: count,
    withoutPhone: count,
    none: count,
    waiting: count,
    lapsed: count,
    inUse: count,
    closed: count,
  }),
});
export type SecretarySummary = z.output<typeof countSecretaryAccountsRoute.response>;

export const openSecretaryAccountsRoute = defineRoute({
  id: 'openSecretaryAccounts',
  method: 'POST',
  path: '/api/secretary-accounts',
  access: { permission: permissions.openAccounts },
  summary: '为支部书记开设账号并打印开户单',
  tag: TAG,
  body: z.object({
    ...within,
    /** Left out: everybody below who has no account yet. */
    postIds: z.array(z.uuid()).min(1).max(SLIPS_AT_ONCE).optional(),
  }),
  response: z.object({
    slips: z.array(printedSlipSchema),
    /** Who got none, and why. */
    skipped: z.array(z.object({ personName: z.string(), partyOrgName: z.string(), reason: z.string() })),
    /** How many still have no account. */
    left: count,
  }),
});
