import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RouteCall } from '../../../platform/contract/route.ts';
import { createSealer } from '../../../platform/server/crypto/seal.ts';
import { createTestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { registerAccessRoutes } from '../../access/server/routes.ts';
import { readSessionRoute } from '../../access/session.contract.ts';
import { openBrowser } from '../../testing/browser-session.ts';
import { changeFirstPassword, enrol } from '../../testing/settle-in.ts';
import {
  listSetUpRegionsRoute,
  readSetUpRoute,
  renewSetupCodeRoute,
  setUpRoute,
} from '../set-up.contract.ts';
import { printSetupCode } from './print-setup-code.ts';
import { registerInstallationRoutes } from './routes.ts';

type SetUpBody = RouteCall<typeof setUpRoute>['body'];

let database: TestDatabase;
let app: FastifyInstance;
let printed: string[];

beforeEach(async () => {
  printed = [];
  database = await createTestDatabase();
  ({ app } = await createTestApp({}, (own) => {
    const parts = { pool: database.appPool, sealer: createSealer(Buffer.alloc(32, 1)) };
    registerAccessRoutes(own, parts);
    registerInstallationRoutes(own, { ...parts, print: (line) => printed.push(line) });
  }));
  await printSetupCode(database.appPool, (line) => printed.push(line));
});
afterEach(async () => {
  await app.close();
  await database.drop();
});

const codeOf = (line = '') => /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(line)?.[0] ?? '';
const ACCOUNT = { signInName: '张三', displayName: '张三', password: 'yang.xian.2026' };
const SITE = {
  siteName: '洋县社会组织党建',
  rootPartyOrg: { name: '中共洋县社会组织工作委员会', kind: 'work_committee' },
  regionCode: '610723000',
};
const trial = (more: object = {}) =>
  ({ ...SITE, code: codeOf(printed[0]), mode: 'trial', account: ACCOUNT, ...more }) as SetUpBody;
const split = (more: object = {}) =>
  ({
    ...SITE,
    code: codeOf(printed[0]),
    mode: 'split',
    accounts: {
      system: { ...ACCOUNT, signInName: 'sys', displayName: '系统管理员' },
      security: { ...ACCOUNT, signInName: 'sec', displayName: '安全管理员' },
      audit: { ...ACCOUNT, signInName: 'aud', displayName: '安全审计员' },
    },
    ...more,
  }) as SetUpBody;

describe('set-up', () => {
  it('is asked for, with regions to choose from', async () => {
    const browser = openBrowser(app);
    expect((await browser.call(readSetUpRoute, {})).body).toMatchObject({
      needed: true,
      codeExpiresAt: expect.any(String),
    });
    const found = await browser.call(listSetUpRegionsRoute, { query: { q: '汉中市洋县' } });
    expect(found.body.nodes[0]).toMatchObject({ id: '610723000', within: '陕西省汉中市', hasChildren: true });
    const namesakes = await browser.call(listSetUpRegionsRoute, { query: { q: '洋县' } });
    expect(namesakes.body.nodes.slice(0, 2).map((node) => node.name)).toEqual(['洋县', '沙洋县']);
    const provinces = await browser.call(listSetUpRegionsRoute, { query: {} });
    expect(provinces.body.nodes.map((node) => node.name)).toContain('陕西省');
  });

  it('makes one trial account that holds everything, and signs it in', async () => {
    const browser = openBrowser(app);
    expect((await browser.call(setUpRoute, { body: trial() })).body).toEqual({ signedIn: true });
    const { body } = await browser.call(readSessionRoute, {});
    expect(body).toMatchObject({
      displayName: '张三',
      siteName: '洋县社会组织党建',
      regionCode: '610723000',
      trial: true,
      mustChangePassword: false,
      activeGrant: { role: 'officer', scopeKind: 'party', scopeName: '中共洋县社会组织工作委员会' },
    });
    expect(body.permissions).toEqual(
      expect.arrayContaining(['members.change', 'accounts.manage', 'grants.manage', 'audit.read']),
    );
    expect((await browser.call(readSetUpRoute, {})).body).toEqual({
      needed: false,
      codeExpiresAt: null,
      siteName: '洋县社会组织党建',
      trial: true,
    });
  });

  it('plants the root of the Party tree, which answers for the region', async () => {
    await openBrowser(app).call(setUpRoute, { body: trial() });
    const { rows } = await database.superPool.query(
      `select p.name, p.pos, p.region_code, a.region_code as answers from installation i
       join party_org p on p.id = i.root_party_org_id join party_org_region a on a.party_org_id = p.id`,
    );
    expect(rows).toEqual([
      { name: '中共洋县社会组织工作委员会', pos: 1, region_code: '610723000', answers: '610723000' },
    ]);
  });

  it('makes three accounts with a duty each, none of which sees records', async () => {
    const browser = openBrowser(app);
    expect((await browser.call(setUpRoute, { body: split() })).body).toEqual({ signedIn: false });
    for (const [name, role, permission] of [
      ['sys', 'system_admin', 'accounts.manage'],
      ['sec', 'security_admin', 'grants.manage'],
      ['aud', 'auditor', 'audit.read'],
    ] as const) {
      expect((await browser.signIn(name, ACCOUNT.password)).body).toEqual({ mustChangePassword: true });
      await changeFirstPassword(browser, ACCOUNT.password, 'zhu.huan.2026');
      const demanded = role !== 'auditor';
      const newcomer = (await browser.call(readSessionRoute, {})).body;
      expect([newcomer.mustEnrol, newcomer.permissions.length > 0]).toEqual([demanded, !demanded]);
      if (demanded) await enrol(browser, 'zhu.huan.2026');
      const { body } = await browser.call(readSessionRoute, {});
      expect(body.activeGrant.role).toBe(role);
      expect(body.permissions).toEqual(expect.arrayContaining(['accounts.read', permission]));
      expect(body.permissions.filter((each) => each.startsWith('members.'))).toEqual([]);
    }
  });

  it('takes the code without its hyphen and in small letters', async () => {
    const code = codeOf(printed[0]).replace('-', ' ').toLowerCase();
    expect((await openBrowser(app).call(setUpRoute, { body: trial({ code }) })).status).toBe(200);
  });

  it('prints another code when asked, but not twice in a minute', async () => {
    const browser = openBrowser(app);
    expect((await browser.call(renewSetupCodeRoute, {})).status).toBe(429);
    await database.superPool.query("update setup_code set expires_at = now() - interval '1 second'");
    expect((await browser.call(setUpRoute, { body: trial() })).code).toBe('setup.code');
    expect((await browser.call(renewSetupCodeRoute, {})).status).toBe(200);
    expect((await browser.call(setUpRoute, { body: trial({ code: codeOf(printed[1]) }) })).status).toBe(200);
  });
});

describe('set-up refuses', () => {
  const CASES: readonly (readonly [what: string, body: () => SetUpBody, fields: string[]])[] = [
    ['a wrong code', () => trial({ code: 'AAAA-AAAA' }), ['code']],
    ['an unknown region', () => trial({ regionCode: '610799000' }), ['regionCode']],
    ['a retired region', () => trial({ regionCode: '610721000' }), ['regionCode']],
    [
      'a branch at the root',
      () => trial({ rootPartyOrg: { name: '某某支部', kind: 'branch' } }),
      ['rootPartyOrg.kind'],
    ],
    ['a weak password', () => trial({ account: { ...ACCOUNT, password: '123' } }), ['account.password']],
    [
      'one name for two duties',
      () =>
        split({ accounts: { system: ACCOUNT, security: ACCOUNT, audit: { ...ACCOUNT, signInName: 'aud' } } }),
      ['accounts.security.signInName'],
    ],
  ];

  it('what is wrong, and stores nothing', async () => {
    for (const [what, body, fields] of CASES) {
      const answer = await openBrowser(app).call(setUpRoute, { body: body() });
      expect(answer.status, what).toBe(409);
      expect(
        answer.refusals.map((refusal) => refusal.field),
        what,
      ).toEqual(fields);
    }
    const { rows } = await database.superPool.query(
      'select (select count(*) from account)::int as accounts, (select count(*) from party_org)::int as nodes',
    );
    expect(rows).toEqual([{ accounts: 0, nodes: 0 }]);
    // What was refused for another reason leaves the code good.
    expect((await openBrowser(app).call(setUpRoute, { body: trial() })).status).toBe(200);
  });

  it('a second time, and everything else of it', async () => {
    await openBrowser(app).call(setUpRoute, { body: trial() });
    await database.superPool.query('update setup_code set used_at = null');
    const late = openBrowser(app);
    expect((await late.call(setUpRoute, { body: trial() })).code).toBe('setup.done');
    expect((await late.call(renewSetupCodeRoute, {})).code).toBe('setup.done');
    expect((await late.call(listSetUpRegionsRoute, { query: {} })).code).toBe('setup.done');
    await printSetupCode(database.appPool, (line) => printed.push(line));
    expect(printed).toHaveLength(1);
  });

  it('two at once: one wins', async () => {
    const answers = await Promise.all(
      [trial(), split()].map((body) => openBrowser(app).call(setUpRoute, { body })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
  });

  it('guessing', async () => {
    const browser = openBrowser(app);
    for (let n = 0; n < 10; n += 1) await browser.call(setUpRoute, { body: trial({ code: `AAAA-000${n}` }) });
    expect((await browser.call(setUpRoute, { body: trial() })).status).toBe(429);
  });
});
