import type { FastifyInstance } from 'fastify';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  appointAuditorRoute,
  askSmallOfficeRoute,
  settleSmallOfficeRoute,
} from '../../features/access/duties.contract.ts';
import { listAccountsRoute, splitDutiesRoute } from '../../features/access/accounts.contract.ts';
import {
  endSecondFactorRoute,
  renewRecoveryCodesRoute,
} from '../../features/access/second-factor.contract.ts';
import {
  changeOwnPasswordRoute,
  readSessionRoute,
  signInRoute,
  signOutRoute,
} from '../../features/access/session.contract.ts';
import {
  endOwnDeviceRoute,
  forgetDeviceRoute,
  issueAccountSlipRoute,
  listOwnDevicesRoute,
  signInByDeviceRoute,
  signInBySlipRoute,
} from '../../features/access/slips.contract.ts';
import {
  beginOwnLinkRoute,
  beginSignOnRoute,
  confirmSignOnRoute,
  endOwnLinkRoute,
  enterOuterIdentityRoute,
  finishOwnLinkRoute,
  finishSignOnRoute,
  removeOuterIdentityRoute,
} from '../../features/access/sign-on.contract.ts';
import {
  compareCompleteListRoute,
  confirmCompleteListRoute,
  readCompleteListRoute,
  uploadCompleteListRoute,
} from '../../features/complete-lists/complete-lists.contract.ts';
import { loadDemo } from '../../features/demo/server/public.ts';
import {
  decideExportRoute,
  noteExportNoticeRoute,
  requestExportRoute,
  withdrawExportRoute,
} from '../../features/exports/export-requests.contract.ts';
import { addExemptCategoryRoute, changeExemptCategoryRoute } from '../../features/gaps/gaps.contract.ts';
import {
  checkImportRoute,
  readImportRoute,
  storeImportRoute,
  uploadImportRoute,
} from '../../features/imports/imports.contract.ts';
import { previewTakeBackRoute, takeBackImportRoute } from '../../features/imports/take-back.contract.ts';
import { printSetupCode } from '../../features/installation/server/print-setup-code.ts';
import { registerInstallationRoutes } from '../../features/installation/server/routes.ts';
import { setUpRoute } from '../../features/installation/set-up.contract.ts';
import { restorePartyOrgRoute } from '../../features/party-orgs/party-org.contract.ts';
import { requestPrintRoute } from '../../features/prints/prints.contract.ts';
import { type BrowserSession, openBrowser } from '../../features/testing/browser-session.ts';
import { startProvider, type TestProvider, visitProvider } from '../../features/testing/provider.ts';
import { enrol } from '../../features/testing/settle-in.ts';
import { RETURN_ADDRESS, settingsFor } from '../../features/testing/sign-on-desk.ts';
import type { Route, RouteCall } from '../../platform/contract/route.ts';
import { OFFICE_TIME_ZONE, todayIn } from '../../platform/kernel/day.ts';
import { isRefusal } from '../../platform/kernel/refusal.ts';
import { createKey, fixedRing } from '../../platform/server/crypto/key-ring.ts';
import { createSealer } from '../../platform/server/crypto/seal.ts';
import { RAISED_LIMITS } from '../../platform/server/http/limits.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../platform/testing/temporary-folder.ts';
import { callTestRoute, createTestApp } from '../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { buildApp } from '../server/app.ts';
import { writeBatches } from './batches-in-earnest.ts';
import { confirmInEarnest } from './confirmed-in-earnest.ts';
import { settleMismatchAndBack } from './mended-in-earnest.ts';
import { lastLines } from './prints.queries.ts';
import { mergeInEarnest } from './merged-in-earnest.ts';
import { endedBranch } from './records-in-earnest.ts';
import { routeCases } from './route-cases.ts';
import { jsonOf, send } from './send.ts';

const NEW = 'Rice-2026-ibis';
const LONG = 120_000;
const FROM_OWN_PAGE = { 'sec-fetch-site': 'same-origin' };
/** Writes that the walk can't see through, because a rule or the way in stands before them: each is done here in earnest. */
const REFUSED_IN_THE_WALK = Object.entries(routeCases)
  .filter(([, walked]) => {
    if (walked?.does !== 'write' || walked.unlogged !== undefined) return false;
    return walked.onlyRefuses === true || walked.signedOut !== undefined;
  })
  .map(([id]) => id);
const seen = new Set<string>();
let database: TestDatabase;
let app: FastifyInstance;
let folder: string;
let provider: TestProvider;
let password: string;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = makeTemporaryFolder();
  const { appPool, ownerPool, app: settings, jobs, roles } = database;
  const key = fixedRing([createKey('aes256')]);
  const today = todayIn(OFFICE_TIME_ZONE, new Date());
  const demo = await loadDemo({ owner: ownerPool, keeper: roles.keeper, key, preset: 'yangxian', today });
  if (isRefusal(demo)) throw new Error(demo.message);
  ({ password } = demo);
  provider = await startProvider({ redirectAddress: RETURN_ADDRESS });
  const parts = { appPool, ownerPool, app: settings, jobs, roles, key, dataFolder: folder };
  const signOn = settingsFor(provider.issuer);
  app = await buildApp({ ...parts, signOn }, { logLevel: 'error', limits: RAISED_LIMITS });
  await app.ready();
}, LONG);
afterAll(async () => {
  await app.close();
  await provider.stop();
  await database.drop();
  removeTemporaryFolder(folder);
});

/** Does what a route is for, and finds a line of it in the log. */
async function logged<Result extends { readonly status: number }>(
  { id }: Route,
  doing: () => Promise<Result>,
  pool = database.superPool,
): Promise<Result> {
  const before = await lastLines(pool);
  const answer = await doing();
  expect([id, answer.status]).toEqual([id, 200]);
  expect([id, (await lastLines(pool)) > before]).toEqual([id, true]);
  seen.add(id);
  return answer;
}

async function signedIn(name: string): Promise<BrowserSession> {
  const browser = openBrowser(app);
  expect((await browser.signIn(name, password)).status).toBe(200);
  return browser;
}

const written = <R extends Route>(browser: BrowserSession, route: R, call: RouteCall<R>) =>
  logged(route, () => browser.call(route, call));
const sql = (text: string, values: unknown[] = []) => database.superPool.query(text, values);

it(
  'what is mended row by row, or many rows at once, and back',
  async () => {
    const officer = await signedIn('officer');
    await writeBatches((route, call) => written(officer, route, call), sql);
    await settleMismatchAndBack(officer, written);
    await confirmInEarnest(await signedIn('secretary'), written, sql);
  },
  LONG,
);

it(
  'coming in and going out',
  async () => {
    const browser = openBrowser(app);
    await logged(signInRoute, () => browser.signIn('place', password));
    const body = { currentPassword: password, newPassword: NEW };
    await written(browser, changeOwnPasswordRoute, { body });
    await written(browser, signOutRoute, {});
  },
  LONG,
);

it(
  'phones and their slips',
  async () => {
    const system = await signedIn('system');
    const found = await system.call(listAccountsRoute, { query: { q: 'advisor' } });
    const params = { id: found.body.rows[0]?.id ?? '' };
    const slipOf = async () => (await written(system, issueAccountSlipRoute, { params })).body.code;
    const enter = async () => {
      const code = await slipOf();
      const { headers } = await logged(signInBySlipRoute, () =>
        callTestRoute(app, signInBySlipRoute, { body: { code } }, FROM_OWN_PAGE),
      );
      return [headers['set-cookie']].flat().map((each) => String(each).split(';')[0] ?? '');
    };
    const [, trust = ''] = await enter();
    const phone = { ...FROM_OWN_PAGE, cookie: trust };
    await logged(signInByDeviceRoute, () => callTestRoute(app, signInByDeviceRoute, {}, phone));
    await logged(forgetDeviceRoute, () => callTestRoute(app, forgetDeviceRoute, {}, phone));
    const [session = ''] = await enter();
    const person = { ...FROM_OWN_PAGE, cookie: session };
    const { body } = await callTestRoute(app, listOwnDevicesRoute, {}, person);
    const device = { params: { id: body.devices[0]?.id ?? '' } };
    await logged(endOwnDeviceRoute, () => callTestRoute(app, endOwnDeviceRoute, device, person));
  },
  LONG,
);

it(
  'the second factor',
  async () => {
    const browser = await signedIn('inspector');
    const { recoveryCodes } = await enrolLogged(browser);
    const [first = ''] = recoveryCodes;
    const renewed = await written(browser, renewRecoveryCodesRoute, { body: { code: first } });
    const code = renewed.body.recoveryCodes[0] ?? '';
    await written(browser, endSecondFactorRoute, { body: { code } });
  },
  LONG,
);

async function enrolLogged(browser: BrowserSession) {
  const before = await lastLines(database.superPool);
  const enrolled = await enrol(browser, password);
  expect((await lastLines(database.superPool)) > before).toBe(true);
  seen.add('confirmSecondFactor');
  return enrolled;
}

it(
  'an outer identity',
  async () => {
    const secretary = await signedIn('secretary');
    const link = await secretary.call(beginOwnLinkRoute, { body: { currentPassword: password } });
    const visit = { login: 'g-1001' };
    await written(secretary, finishOwnLinkRoute, { body: await visitProvider(link.body.address, visit) });
    const comesBack = async (browser: BrowserSession) =>
      visitProvider((await browser.call(beginSignOnRoute, {})).body.address, visit);
    const browser = openBrowser(app);
    await written(browser, finishSignOnRoute, { body: await comesBack(browser) });
    const { recoveryCodes } = await enrol(secretary, password);
    const careful = openBrowser(app);
    await careful.call(finishSignOnRoute, { body: await comesBack(careful) });
    await written(careful, confirmSignOnRoute, { body: { code: recoveryCodes[0] ?? '' } });
    await written(secretary, endOwnLinkRoute, {});
    const system = await signedIn('system');
    const params = { id: (await secretary.call(readSessionRoute, {})).body.accountId };
    await system.call(enterOuterIdentityRoute, { params, body: { subject: 'g-1001' } });
    await written(system, removeOuterIdentityRoute, { params });
  },
  LONG,
);

it(
  'exports that are asked for',
  async () => {
    const [officer, security, audit] = [
      await signedIn('officer'),
      await signedIn('security'),
      await signedIn('audit'),
    ];
    const asked = { kind: 'members', asked: {}, format: 'xlsx', purpose: '核对' } as const;
    const ask = async () => {
      const { body } = await written(officer, requestExportRoute, { body: asked });
      expect(body.state).toBe('waiting');
      return { params: { id: body.id } };
    };
    await written(officer, withdrawExportRoute, await ask());
    const request = await ask();
    await written(security, decideExportRoute, {
      ...request,
      body: { decision: 'refuse', note: '请分开导出' },
    });
    await sql(`update export_request set alone_reason = '只有一人' where id = $1`, [request.params.id]);
    await written(audit, noteExportNoticeRoute, request);
    const print = { params: { list: 'ledger' }, body: { format: 'xlsx', purpose: '核对' } } as const;
    await written(officer, requestPrintRoute, print);
  },
  LONG,
);

it(
  'what an import stores',
  async () => {
    const officer = await signedIn('officer');
    const token = officer.cookie().split('=')[1] ?? '';
    const file = { name: '社会组织.csv', bytes: Buffer.from('社会组织名称\n洋县某某协会\n') };
    const uploaded = await send(app, uploadImportRoute, { query: { kind: 'social_orgs' }, file }, token);
    const params = { id: (jsonOf(uploaded) as { id: string }).id };
    const until = async (state: string) => {
      while ((await officer.call(readImportRoute, { params })).body.state !== state) await setTimeout(50);
    };
    await officer.call(checkImportRoute, { params });
    await until('checked');
    await logged(storeImportRoute, async () => {
      const answer = await officer.call(storeImportRoute, { params });
      await until('stored');
      return answer;
    });
    const { digest } = (await officer.call(previewTakeBackRoute, { params })).body;
    await logged(takeBackImportRoute, async () => {
      const body = { reason: '拿错了文件', rest: false, digest };
      const answer = await officer.call(takeBackImportRoute, { params, body });
      await until('taken_back');
      return answer;
    });
  },
  LONG,
);

it(
  'a list that may be half a file',
  async () => {
    const officer = await signedIn('officer');
    const token = officer.cookie().split('=')[1] ?? '';
    const file = { name: '名单.csv', bytes: Buffer.from('社会组织名称\n洋县某某协会\n') };
    const uploaded = await send(app, uploadCompleteListRoute, { file }, token);
    const params = { id: (jsonOf(uploaded) as { id: string }).id };
    await officer.call(compareCompleteListRoute, { params });
    while ((await officer.call(readCompleteListRoute, { params })).body.state !== 'doubtful')
      await setTimeout(50);
    await written(officer, confirmCompleteListRoute, { params });
  },
  LONG,
);

it(
  'categories for which nothing is proposed',
  async () => {
    const officer = await signedIn('officer');
    const kind = { name: '会计师事务所', orgType: null, sector: null, codePrefix: '92' };
    const begun = { ...kind, basis: '由行业党委统一管理', fromOn: '2024-01-01' };
    const { body } = await written(officer, addExemptCategoryRoute, { body: begun });
    const call = { params: { id: body.id }, body: { version: 1, toOn: '2025-01-01' } };
    await written(officer, changeExemptCategoryRoute, call);
  },
  LONG,
);

it(
  'a Party organisation that comes back',
  async () => {
    const officer = await signedIn('officer');
    const { id, version } = await endedBranch(officer, todayIn(OFFICE_TIME_ZONE, new Date()));
    const back = { correctionReason: '撤销有误', version };
    await written(officer, restorePartyOrgRoute, { params: { id }, body: back });
  },
  LONG,
);

it(
  'a person and a branch that were entered twice',
  async () => {
    const officer = await signedIn('officer');
    const { rows } = await sql(
      `select id from party_org where kind = 'branch' and not functional and ended_on is null order by id limit 2`,
    );
    await mergeInEarnest(
      officer,
      written,
      rows.map(({ id }) => id as string),
    );
  },
  LONG,
);

it(
  'who keeps the duties',
  async () => {
    const [system, security] = [await signedIn('system'), await signedIn('security')];
    await system.call(askSmallOfficeRoute, { body: { reason: '编制只有两人' } });
    const { rows } = await sql('select id from duty_request');
    const body = { id: (rows[0] as { id: string }).id, agreed: true };
    await written(security, settleSmallOfficeRoute, { body });
    await sql(`update account set trial = sign_in_name = 'security'`);
    await sql('update installation set trial = true');
    const named = (signInName: string) => ({ signInName, displayName: '某某', password: NEW });
    await written(security, appointAuditorRoute, { body: { audit: named('lingdao') } });
    const accounts = { system: named('s1'), security: named('s2'), audit: named('s3') };
    await written(security, splitDutiesRoute, { body: { accounts } });
  },
  LONG,
);

it(
  'the set-up of an installation',
  async () => {
    const empty = await createTestDatabase();
    const lines: string[] = [];
    const parts = { pool: empty.appPool, sealer: createSealer(Buffer.alloc(32, 1)) };
    const print = (line: string) => lines.push(line);
    const fresh = await createTestApp({}, (own) => registerInstallationRoutes(own, { ...parts, print }));
    await printSetupCode(empty.appPool, print);
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(lines[0] ?? '')?.[0] ?? '';
    const account = { signInName: '张三', displayName: '张三', password: NEW };
    const rootPartyOrg = { name: '中共洋县社会组织工作委员会', kind: 'work_committee' };
    const site = { code, siteName: '洋县社会组织党建', rootPartyOrg, regionCode: '610723000' };
    const body = { ...site, mode: 'trial', account } as const;
    await logged(setUpRoute, () => openBrowser(fresh.app).call(setUpRoute, { body }), empty.superPool);
    await fresh.close();
    await empty.drop();
  },
  LONG,
);

it('are all the writes that the walk of every route leaves to this test', () => {
  expect([...seen].toSorted()).toEqual(REFUSED_IN_THE_WALK.toSorted());
});
