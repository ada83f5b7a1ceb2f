import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isRefusal } from '../../../platform/kernel/refusal.ts';
import { createSealer } from '../../../platform/server/crypto/seal.ts';
import { writeScoped } from '../../../platform/server/database/scoped.ts';
import { createTestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { type BrowserSession, openBrowser } from '../../testing/browser-session.ts';
import { type BuiltTree, buildTree } from '../../testing/build-records.ts';
import { enrol } from '../../testing/settle-in.ts';
import type { WantedGrant } from '../account.rules.ts';
import { demandSecondFactorRoute, readDutiesRoute } from '../duties.contract.ts';
import type { FactorDemand } from '../factor-demand.ts';
import { endSecondFactorRoute, readSecondFactorRoute } from '../second-factor.contract.ts';
import { readSessionRoute } from '../session.contract.ts';
import { signInBySlipRoute } from '../slips.contract.ts';
import { withoutRecords } from './directory-scope.ts';
import { storeSlip } from './issue-slip.ts';
import { registerAccessRoutes } from './routes.ts';
import { storeAccount } from './store-account.ts';

const PASSWORD = 'yang.xian.2026';
const TODAY = '2026-01-01';
let database: TestDatabase;
let tree: BuiltTree;
let app: FastifyInstance;
let security: BrowserSession;

beforeAll(async () => {
  database = await createTestDatabase();
  tree = await buildTree(database);
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.superPool.query(
    'truncate session, role_grant, account, second_factor, recovery_code, change_line cascade',
  );
  await database.superPool.query("update installation set demo = null, factor_demand = 'administrators'");
  const parts = { pool: database.appPool, sealer: createSealer(Buffer.alloc(32, 1)) };
  ({ app } = await createTestApp({}, (own) => registerAccessRoutes(own, parts)));
  await add('sec', { role: 'security_admin', scopeKind: 'none', scopeId: null });
  security = await signedIn('sec');
  await enrol(security, PASSWORD);
});

const own = (role: 'member' | 'auditor'): WantedGrant => ({
  role,
  scopeKind: role === 'member' ? 'self' : 'none',
  scopeId: null,
});
const atRoot = (role: 'officer' | 'inspector' | 'branch_secretary'): WantedGrant => ({
  role,
  scopeKind: 'party',
  scopeId: tree.root.id,
});

async function add(signInName: string, grant: WantedGrant): Promise<string> {
  const stored = await write((client) =>
    storeAccount(client, { signInName, displayName: '王某', password: PASSWORD }, { grants: [grant] }),
  );
  if (isRefusal(stored)) throw new Error(stored.message);
  return stored;
}

function write<Result>(work: Parameters<typeof writeScoped<Result>>[3]) {
  return writeScoped(database.appPool, withoutRecords(null, '测试准备'), { changeOn: TODAY }, work);
}

async function signedIn(signInName: string): Promise<BrowserSession> {
  const browser = openBrowser(app);
  expect((await browser.signIn(signInName, PASSWORD)).status).toBe(200);
  return browser;
}

const demand = (by: BrowserSession, factorDemand: FactorDemand) =>
  by.call(demandSecondFactorRoute, { body: { factorDemand } });
const heldBack = async (browser: BrowserSession) => (await browser.call(readSessionRoute, {})).body.mustEnrol;

describe('asking a second factor of more than administrators', () => {
  it('holds back, from one step to the next, whoever has none, as far as it goes', async () => {
    await add('off', atRoot('officer'));
    await add('ins', atRoot('inspector'));
    await add('aud', own('auditor'));
    await add('mem', own('member'));
    const [officer, inspector, auditor, member] = await Promise.all(
      ['off', 'ins', 'aud', 'mem'].map(signedIn),
    );
    if (!officer || !inspector || !auditor || !member) throw new Error('not signed in');
    const all = [officer, inspector, auditor, member];
    const held = () => Promise.all(all.map(heldBack));
    expect(await held()).toEqual([false, false, false, false]);
    await demand(security, 'staff');
    expect(await held()).toEqual([true, true, true, false]);
    expect((await auditor.call(readDutiesRoute, {})).status).toBe(403);
    await enrol(officer, PASSWORD);
    await demand(security, 'everyone');
    expect(await held()).toEqual([false, true, true, true]);
    await demand(security, 'administrators');
    expect(await held()).toEqual([false, false, false, false]);
  });

  it('keeps who has one from giving it up, and spares made-up data', async () => {
    await add('off', atRoot('officer'));
    const officer = await signedIn('off');
    const { recoveryCodes } = await enrol(officer, PASSWORD);
    const giveUp = () => officer.call(endSecondFactorRoute, { body: { code: recoveryCodes[0] ?? '' } });
    await demand(security, 'staff');
    expect((await officer.call(readSecondFactorRoute, {})).body.demanded).toBe(true);
    expect((await giveUp()).code).toBe('second-factor.demanded');
    await database.superPool.query("update installation set demo = 'yangxian'");
    expect((await giveUp()).status).toBe(200);
  });

  it('leaves a phone free that came in by a slip, also where the account has a password', async () => {
    const accountId = await add('sec2', atRoot('branch_secretary'));
    const frame = { today: '2126-01-01', slipDays: 30 } as const;
    const slip = await write((client) =>
      storeSlip(client, { accountId, displayName: '王某', forWhat: '党支部书记' }, frame),
    );
    await demand(security, 'everyone');
    const phone = openBrowser(app);
    expect((await phone.call(signInBySlipRoute, { body: { code: slip.code } })).status).toBe(200);
    expect(await heldBack(phone)).toBe(false);
    expect(await heldBack(await signedIn('sec2'))).toBe(true);
  });
});

describe('who says of whom it is asked', () => {
  it('is the security administrator alone, on record', async () => {
    await add('aud', own('auditor'));
    const auditor = await signedIn('aud');
    expect((await demand(auditor, 'everyone')).status).toBe(403);
    expect((await demand(security, 'staff')).status).toBe(200);
    expect((await demand(security, 'staff')).status).toBe(200);
    expect((await security.call(readDutiesRoute, {})).body.factorDemand).toBe('staff');
    const nonsense = { factorDemand: 'nobody' } as never;
    expect((await security.call(demandSecondFactorRoute, { body: nonsense })).status).toBe(400);
    const { rows } = await database.superPool.query(
      `select actor, changes from change_line where action = 'demand-second-factor'`,
    );
    expect(rows).toEqual([{ actor: '王某', changes: { factorDemand: ['administrators', 'staff'] } }]);
  });
});
