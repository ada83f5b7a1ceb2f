import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../../../platform/server/http/bind-route.ts';
import { createTestApp, makeCaller, type TestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { type BuiltTree, buildTree } from '../../testing/build-records.ts';
import { permissionsOf } from '../access.rules.ts';
import { grantRoleRoute, resetPasswordRoute, splitDutiesRoute } from '../accounts.contract.ts';
import {
  appointAuditorRoute,
  askSmallOfficeRoute,
  readDutiesRoute,
  settleSmallOfficeRoute,
} from '../duties.contract.ts';
import { duties, type Role } from '../role.ts';
import { testSealer } from '../../../platform/testing/test-sealer.ts';
import { resetSecondFactorRoute } from '../second-factor.contract.ts';
import { registerAccountRoutes, registerDutyRoutes } from './account-routes.ts';
import { NOTHING_SCOPE } from './directory-scope.ts';
import { registerSecondFactorRoutes } from './second-factor-routes.ts';

let database: TestDatabase;
let tree: BuiltTree;
let app: TestApp;
let callers: Record<string, Caller>;

beforeAll(async () => {
  database = await createTestDatabase();
  tree = await buildTree(database);
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.superPool.query('truncate session, role_grant, account, duty_request, change_line cascade');
  await database.superPool.query("update installation set trial = false, duty_mode = 'split'");
  callers = { officer: makeCaller({ permissions: permissionsOf('officer', 'party') }) };
  for (const role of duties) callers[role] = await addCaller(role, [role]);
  app = await createTestApp(callers, (own) => {
    registerAccountRoutes(own, database.appPool);
    registerDutyRoutes(own, database.appPool);
    registerSecondFactorRoutes(own, { pool: database.appPool, sealer: testSealer });
  });
});

async function addCaller(signInName: string, held: readonly Role[], trial = false): Promise<Caller> {
  const permissions = held.flatMap((role) => [...permissionsOf(role, 'none')]);
  const caller = makeCaller({ scope: NOTHING_SCOPE, permissions });
  await database.superPool.query(
    'insert into account (id, sign_in_name, display_name, trial) values ($1, $2, $2, $3)',
    [caller.accountId, signInName, trial],
  );
  for (const role of held)
    await database.superPool.query(
      `insert into role_grant (id, account_id, role, scope_kind, party_org_id)
       values (gen_random_uuid(), $1, $2, $3, $4)`,
      [
        caller.accountId,
        role,
        role === 'officer' ? 'party' : 'none',
        role === 'officer' ? tree.root.id : null,
      ],
    );
  return caller;
}

const state = async () => (await app.call('auditor', readDutiesRoute, {})).body;
const ask = (by: string, reason = '编制只有两人') => app.call(by, askSmallOfficeRoute, { body: { reason } });
const settle = (by: string, id: string, agreed: boolean) =>
  app.call(by, settleSmallOfficeRoute, { body: { id, agreed } });
const grant = (to: string, role: Role) =>
  app.call('security_admin', grantRoleRoute, {
    params: { id: callers[to]?.accountId ?? '' },
    body: { role, scopeKind: 'none' },
  });
const newAccount = (signInName: string) => ({
  signInName,
  displayName: '某某',
  password: 'yang.xian.2026',
});

describe('leaving 三员分立', () => {
  it('takes two administrators', async () => {
    expect((await grant('system_admin', 'security_admin')).code).toBe('grant.duties-apart');
    expect((await ask('system_admin')).status).toBe(200);
    expect((await ask('security_admin')).code).toBe('duties.waiting');
    const { mode, request, keepers } = await state();
    expect([mode, request?.reason, request?.own]).toEqual(['split', '编制只有两人', false]);
    expect(keepers.map(({ role }) => role)).toEqual(duties);
    const id = request?.id ?? '';
    expect((await settle('system_admin', id, true)).code).toBe('duties.own-request');
    expect((await state()).mode).toBe('split');
    expect((await settle('security_admin', id, true)).status).toBe(200);
    expect(await state()).toMatchObject({ mode: 'small', request: null });
    expect((await grant('system_admin', 'security_admin')).status).toBe(200);
    expect((await grant('system_admin', 'auditor')).code).toBe('grant.duties-apart');
    const { rows } = await database.superPool.query(
      "select action from change_line where entity = 'installation' order by id",
    );
    expect(rows).toEqual([{ action: 'ask-small-office' }, { action: 'agree-small-office' }]);
  });

  it('is dropped by any administrator, and lapses after a week', async () => {
    await ask('system_admin');
    expect((await settle('auditor', (await state()).request?.id ?? '', false)).status).toBe(200);
    expect(await state()).toMatchObject({ mode: 'split', request: null });
    await ask('system_admin');
    const id = (await state()).request?.id ?? '';
    await database.superPool.query("update duty_request set asked_at = now() - interval '8 days'");
    expect((await settle('security_admin', id, true)).code).toBe('duties.no-request');
    expect((await state()).mode).toBe('split');
  });

  it.each([
    ['a new password', 'system_admin', resetPasswordRoute],
    ['no second factor', 'security_admin', resetSecondFactorRoute],
  ] as const)('takes no agreement of whom another administrator has just given %s', async (_, by, route) => {
    const auditor = callers.auditor?.accountId ?? '';
    await database.superPool.query(
      `insert into second_factor (account_id, secret_sealed, since) values ($1, '\\x00', now())`,
      [auditor],
    );
    expect((await app.call(by, route, { params: { id: auditor } })).status).toBe(200);
    await ask(by);
    const id = (await state()).request?.id ?? '';
    expect((await settle('auditor', id, true)).code).toBe('duties.rescued');
    expect((await state()).mode).toBe('split');
    await database.superPool.query("update account set rescued_at = now() - interval '31 days'");
    expect((await settle('auditor', id, true)).status).toBe(200);
  });

  it('takes one agreement of two that come at once', async () => {
    await ask('system_admin');
    const id = (await state()).request?.id ?? '';
    const answers = await Promise.all(['security_admin', 'auditor'].map((by) => settle(by, id, true)));
    expect(answers.map(({ code }) => code).toSorted()).toEqual(['duties.no-request', null]);
  });

  it('wants a reason, and administrators', async () => {
    expect((await ask('system_admin', '  ')).refusals).toMatchObject([{ field: 'reason' }]);
    expect((await ask('officer')).status).toBe(403);
    expect((await app.call('officer', readDutiesRoute, {})).status).toBe(403);
    expect((await settle('officer', callers.officer?.accountId ?? '', true)).status).toBe(403);
    expect(
      (await app.call('auditor', appointAuditorRoute, { body: { audit: newAccount('x1') } })).status,
    ).toBe(403);
    await database.superPool.query("update installation set duty_mode = 'small'");
    expect((await ask('system_admin')).code).toBe('duties.not-split');
  });
});

describe('a small office', () => {
  it('comes out of the trial by naming an auditor, and may part the duties later', async () => {
    await database.superPool.query('truncate session, role_grant, account cascade');
    await database.superPool.query('update installation set trial = true');
    callers.trial = await addCaller('guanli', ['officer', ...duties], true);
    const appoint = (audit: ReturnType<typeof newAccount>) =>
      app.call('trial', appointAuditorRoute, { body: { audit } });
    expect((await appoint({ ...newAccount('lingdao'), password: '1' })).refusals).toMatchObject([
      { field: 'audit.password' },
    ]);
    expect((await appoint(newAccount('guanli'))).refusals).toMatchObject([{ field: 'audit.signInName' }]);
    expect((await state()).mode).toBe('trial');
    expect((await appoint(newAccount('lingdao'))).status).toBe(200);
    const { mode, keepers } = await state();
    expect([mode, keepers.map(({ role, signInName }) => `${role} ${signInName}`)]).toEqual([
      'small',
      ['system_admin guanli', 'security_admin guanli', 'auditor lingdao'],
    ]);
    expect((await appoint(newAccount('another'))).code).toBe('account.not-trial');

    const accounts = { system: newAccount('s1'), security: newAccount('s2'), audit: newAccount('s3') };
    expect((await app.call('trial', splitDutiesRoute, { body: { accounts } })).status).toBe(200);
    const parted = await state();
    expect(parted.mode).toBe('split');
    expect(parted.keepers.map(({ signInName }) => signInName)).toEqual(['s1', 's2', 'lingdao', 's3']);
  });
});
