import { z } from 'zod';
import { defineRoute } from '../../platform/contract/route.ts';
import { treeAnswer, treeQuery } from '../../platform/contract/tree.ts';
import { dutyAccountsSchema, newAccountSchema } from '../access/accounts.contract.ts';

const TAG = '初始设置';

const state = z.object({
  needed: z.boolean(),
  /** Until when the newest code in the console is good; null when there is none. */
  codeExpiresAt: z.string().nullable(),
  /** The office's own name for its installation, for the way in; null before set-up. */
  siteName: z.string().nullable(),
  /** Whether one trial account still holds every duty. */
  trial: z.boolean(),
});

export const readSetUpRoute = defineRoute({
  id: 'readSetUp',
  method: 'GET',
  path: '/api/setup',
  access: 'public',
  summary: '是否需要初始设置',
  tag: TAG,
  response: state,
});

export const renewSetupCodeRoute = defineRoute({
  id: 'renewSetupCode',
  method: 'POST',
  path: '/api/setup/code',
  access: 'public',
  summary: '在控制台重新生成一次性代码',
  tag: TAG,
  response: state,
});

export const listSetUpRegionsRoute = defineRoute({
  id: 'listSetUpRegions',
  method: 'GET',
  path: '/api/setup/regions',
  access: 'public',
  summary: '初始设置时可选的行政区划',
  tag: TAG,
  query: treeQuery,
  response: treeAnswer,
});

const site = {
  code: z.string().max(40),
  siteName: z.string().max(200),
  rootPartyOrg: z.object({ name: z.string().max(200), kind: z.string().max(40) }),
  regionCode: z.string().max(12),
};

export const setUpRoute = defineRoute({
  id: 'setUp',
  method: 'POST',
  path: '/api/setup',
  access: 'public',
  summary: '完成初始设置',
  tag: TAG,
  body: z.discriminatedUnion('mode', [
    z.object({ ...site, mode: z.literal('split'), accounts: dutyAccountsSchema }),
    z.object({ ...site, mode: z.literal('trial'), account: newAccountSchema }),
  ]),
  /** A trial account is signed in at once. */
  response: z.object({ signedIn: z.boolean() }),
});
