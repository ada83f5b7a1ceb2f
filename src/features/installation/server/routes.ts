import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { isRefusal, refuse } from '../../../platform/kernel/refusal.ts';
import { bindRoute } from '../../../platform/server/http/bind-route.ts';
import { type AccessParts, giveToken, hasAccounts, openSignIn } from '../../access/server/public.ts';
import { NATION_CODE } from '../../places/region.ts';
import {
  listSetUpRegionsRoute,
  readSetUpRoute,
  renewSetupCodeRoute,
  setUpRoute,
} from '../set-up.contract.ts';
import { SETUP_CODE_MINUTES } from '../set-up.ts';
import { readSiteRoute, renameSiteRoute } from '../site.contract.ts';
import { ALREADY_SET_UP, createInstallation } from './create-installation.ts';
import {
  findCodeExpiry,
  findRegions,
  findRegionsLike,
  listRegionsBelow,
  readSite,
  useSetupCode,
} from './installation.queries.ts';
import { type Print, printSetupCode } from './print-setup-code.ts';
import { readSiteFacts, renameSite } from './rename-site.ts';
import { hashSetupCode } from './setup-code.ts';

const MOST_REGIONS_FOUND = 50;
const WRONG_CODE = refuse(
  'setup.code',
  '一次性代码不正确或已过期。请核对控制台中最新的代码，或点“重新生成”后到控制台查看。',
  { field: 'code' },
);

interface Parts extends AccessParts {
  /** Where a new code is shown; the console. */
  readonly print?: Print;
}

/** The first start: open to anybody who can read the server's console, closed for ever after. */
export function registerInstallationRoutes(app: FastifyInstance, { print, ...parts }: Parts): void {
  const { pool } = parts;
  const signIn = openSignIn(parts);
  const limit = app.createRateLimit({ max: app.limits.setUpsAMinute, timeWindow: '1 minute' });

  bindRoute(app, readSetUpRoute, () => readState(pool));

  bindRoute(app, renewSetupCodeRoute, async () => {
    if (await hasAccounts(pool)) return ALREADY_SET_UP;
    const expiry = await findCodeExpiry(pool);
    const newest = Date.now() + (SETUP_CODE_MINUTES - 1) * 60_000;
    if (expiry !== null && expiry.getTime() > newest) {
      return refuse('too-many.codes', '刚刚生成过一次性代码，请先到控制台查看；一分钟后可再次生成。');
    }
    await printSetupCode(pool, print);
    return readState(pool);
  });

  bindRoute(app, setUpRoute, async ({ body, request, reply }) => {
    const tries = await limit(request);
    if (!tries.isAllowed && tries.isExceeded)
      return refuse('too-many.set-ups', '尝试过于频繁，请一分钟后再试。');
    const today = todayIn(OFFICE_TIME_ZONE, new Date());
    const refusals = await createInstallation(pool, body, today, async (client) =>
      (await useSetupCode(client, hashSetupCode(body.code))) ? null : WRONG_CODE,
    );
    if (refusals.length > 0) return refusals;
    if (body.mode === 'split') return { signedIn: false };
    const device = request.headers['user-agent'] ?? null;
    const signedIn = await signIn({ ...body.account, address: request.ip, device });
    if (isRefusal(signedIn)) return signedIn;
    giveToken(request, reply, signedIn.token);
    return { signedIn: true };
  });
  registerRegions(app, pool);
  registerSite(app, pool);
}

function registerSite(app: FastifyInstance, pool: Pool): void {
  bindRoute(app, readSiteRoute, ({ caller }) => readSiteFacts(pool, caller));
  bindRoute(app, renameSiteRoute, async ({ caller, body }) => {
    const today = todayIn(OFFICE_TIME_ZONE, new Date());
    return (await renameSite(pool, caller, body.siteName, today)) ?? {};
  });
}

function registerRegions(app: FastifyInstance, pool: Pool): void {
  bindRoute(app, listSetUpRegionsRoute, async ({ query: { parent, q, id } }) => {
    if (await hasAccounts(pool)) return ALREADY_SET_UP;
    if (id !== undefined) return { nodes: await findRegions(pool, typeof id === 'string' ? [id] : id) };
    const text = q?.trim() ?? '';
    if (text !== '') return { nodes: await findRegionsLike(pool, text, MOST_REGIONS_FOUND) };
    return { nodes: await listRegionsBelow(pool, parent ?? NATION_CODE) };
  });
}

async function readState(pool: Pool) {
  const [done, expiry, site] = await Promise.all([hasAccounts(pool), findCodeExpiry(pool), readSite(pool)]);
  return { needed: !done, codeExpiresAt: done ? null : (expiry?.toISOString() ?? null), ...site };
}
