import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { NO_RANGE } from '../../../platform/server/database/scope.ts';
import type { Caller } from '../../../platform/server/http/bind-route.ts';
import { createTestApp, type TestApp } from '../../../platform/testing/test-caller.ts';
import { readTexts } from '../../../platform/testing/workbooks.ts';
import { exportMembersRoute } from '../../members/member-list.contract.ts';
import { registerMemberRoutes } from '../../members/server/routes.ts';
import { buildCaller } from '../../testing/build-callers.ts';
import { createImportDesk, type ImportDesk } from '../../testing/import-desk.ts';
import {
  changeFileRulesRoute,
  countExportApprovalsRoute,
  countExportNoticesRoute,
  decideExportRoute,
  downloadExportRoute,
  type ExportRequestView,
  listExportApprovalsRoute,
  listExportNoticesRoute,
  listExportRequestsRoute,
  noteExportNoticeRoute,
  readExportRequestRoute,
  readExportRulesRoute,
  readFileRulesRoute,
  requestExportRoute,
  withdrawExportRoute,
} from '../export-requests.contract.ts';
import { eraseLapsedExports, resumeExports } from './export-upkeep.ts';
import { listSource, openExportFolder, RunningExports, workOnExports } from './public.ts';
import { registerExportRoutes } from './routes.ts';

const LIMIT = 3;
const BRANCH = '洋县明德学校党支部';
let desk: ImportDesk;
let app: TestApp;
let callers: Record<string, Caller>;
let folder: ReturnType<typeof openExportFolder>;

beforeAll(async () => {
  desk = await createImportDesk();
  const { database, queue, sealer } = desk;
  const pool = database.appPool;
  await database.ownerPool.query('update installation set export_approval_rows = $1', [LIMIT]);
  const duty = (name: string, role: 'security_admin' | 'auditor') =>
    buildCaller(database, name, role, 'none', {
      place: NO_RANGE,
      party: NO_RANGE,
      body: NO_RANGE,
      persons: false,
    });
  callers = {
    ...desk.callers,
    security: await duty('安全管理员', 'security_admin'),
    auditor: await duty('安全审计员', 'auditor'),
    colleague: await buildCaller(database, '党工委同事', 'officer', 'party', desk.callers.officer.scope),
  };
  await storeGrants();
  folder = openExportFolder(desk.dataFolder, sealer);
  const source = listSource({ pool, sealer });
  const parts = { pool, sealer, folder, queue, running: new RunningExports(), sourceOf: () => source };
  workOnExports({
    ...parts,
    actingOf: async (grantId) => Object.values(callers).find((each) => each.grantId === grantId) ?? null,
    today: () => todayIn(OFFICE_TIME_ZONE, new Date()),
  });
  app = await createTestApp(callers, (each) => {
    registerExportRoutes(each, parts);
    registerMemberRoutes(each, { pool, sealer });
  });
  const rows = ['张一', '王二', '李三', '赵四', '陈五'].map((name, index) => [
    name,
    '1980-01',
    `201${index}-07-01`,
    BRANCH,
  ]);
  const id = await desk.uploadRows([['姓名', '出生年月', '入党时间', '所在党支部'], ...rows]);
  await desk.check(id);
  expect(await desk.store(id)).toMatchObject({ state: 'stored', counts: { created: 5, refused: 0 } });
});
afterAll(async () => {
  await app.close();
  await desk.close();
});

/** What the access feature would have stored for the callers: who is a second person is read from it. */
async function storeGrants(): Promise<void> {
  const { superPool } = desk.database;
  const root = (await superPool.query('select id from party_org where parent_id is null')).rows[0].id;
  const education = (
    await superPool.query('select p.id from party_org p where p.pos = $1', [
      desk.callers.educationOfficer.scope.party.from,
    ])
  ).rows[0].id;
  const store = (name: string, scopeKind: string, partyOrgId: string | null) =>
    superPool.query(
      'insert into role_grant (id, account_id, role, scope_kind, party_org_id) values ($1, $2, $3, $4, $5)',
      [callers[name]?.grantId, callers[name]?.accountId, callers[name]?.role, scopeKind, partyOrgId],
    );
  for (const name of ['officer', 'colleague']) await store(name, 'party', root);
  await store('educationOfficer', 'party', education);
  for (const name of ['security', 'auditor']) await store(name, 'none', null);
}

const MEMBERS = { kind: 'members', asked: {}, format: 'xlsx', purpose: '党内统计核对' } as const;

async function ask(by: string, more: Partial<Parameters<typeof app.call>[2]> & Record<string, unknown> = {}) {
  const { refusals, body } = await app.call(by, requestExportRoute, { body: { ...MEMBERS, ...more } });
  expect(refusals).toEqual([]);
  return body;
}

async function own(by: string, id: string): Promise<ExportRequestView> {
  const { body } = await app.call(by, listExportRequestsRoute, { query: { size: 100 } });
  const found = body.rows.find((each) => each.id === id);
  if (found === undefined) throw new Error('no such request');
  return found;
}

const settled = (by: string, id: string) =>
  vi.waitFor(
    async () => {
      const request = await own(by, id);
      expect(['making', 'waiting']).not.toContain(request.state);
      return request;
    },
    { timeout: 20_000, interval: 50 },
  );
const decide = (by: string, id: string, decision: 'approve' | 'refuse', note?: string) =>
  app.call(by, decideExportRoute, {
    params: { id },
    body: { decision, ...(note === undefined ? {} : { note }) },
  });
const fetch = (by: string, id: string) => app.call(by, downloadExportRoute, { params: { id } });
const kept = () => {
  const exports = join(desk.dataFolder, 'exports');
  return existsSync(exports) ? readdirSync(exports) : [];
};

describe('a roll above the limit', () => {
  it('does not leave at once, however it is asked for', async () => {
    const { code } = await app.call('officer', exportMembersRoute, { query: { purpose: '核对' } });
    expect(code).toBe('export.needs-approval');
    const few = await app.call('officer', exportMembersRoute, { query: { purpose: '核对', q: '张一' } });
    expect(few.status).toBe(200);
  });

  it('waits for a second person, is made, and is the asker’s alone', async () => {
    const { body: rules } = await app.call('officer', readExportRulesRoute, {});
    expect(rules).toEqual({ approvalRows: LIMIT, secondPerson: true });
    const { id, state } = await ask('officer');
    expect(state).toBe('waiting');
    expect((await fetch('officer', id)).code).toBe('export.no-file');
    const waiting = await app.call('security', listExportApprovalsRoute, { query: { state: 'waiting' } });
    expect(waiting.body.rows).toMatchObject([
      { id, asker: '党工委干部', rows: 5, purpose: '党内统计核对', askerPlace: expect.any(String) },
    ]);
    expect(
      (await app.call('colleague', countExportApprovalsRoute, { query: { state: 'waiting' } })).body.count,
    ).toBe(1);
    expect((await decide('colleague', id, 'approve')).status).toBe(200);
    expect(await settled('officer', id)).toMatchObject({
      state: 'ready',
      decidedBy: '党工委同事',
      fetchedAt: null,
    });

    const { status, bytes, headers } = await fetch('officer', id);
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('no-store');
    const texts = await readTexts(bytes, 'a.xlsx');
    expect(texts.length).toBe(3 + 5);
    expect(texts[1]?.[0]).toMatch(
      /导出人：党工委干部 时间：\d{4}-\d\d-\d\d \d\d:\d\d 编号：\d+ 用途：党内统计核对/,
    );
    expect((await own('officer', id)).fetchedAt).not.toBeNull();
    for (const other of ['colleague', 'security', 'educationOfficer'])
      expect((await fetch(other, id)).status).toBeGreaterThanOrEqual(403);
    expect(kept()).toContain(id);
    const onDisk = await folder.read(id);
    expect(onDisk?.equals(bytes)).toBe(true);
  });

  it('is refused with a reason that the asker reads, and stays refused', async () => {
    const { id } = await ask('officer');
    expect((await decide('security', id, 'refuse')).code).toBe('input.note');
    expect((await decide('security', id, 'refuse', '请按支部分别导出')).status).toBe(200);
    expect(await own('officer', id)).toMatchObject({ state: 'refused', decisionNote: '请按支部分别导出' });
    expect((await decide('colleague', id, 'approve')).code).toBe('conflict.export-decided');
    expect((await fetch('officer', id)).code).toBe('export.no-file');
  });

  it('is followed by its asker alone', async () => {
    const { id } = await ask('officer');
    const read = (by: string) => app.call(by, readExportRequestRoute, { params: { id } });
    // The second person sees it among what waits, and has no other business with it.
    expect((await read('colleague')).code).toBe('not-found');
    expect((await read('officer')).body).toMatchObject({ state: 'waiting', progress: null });
    await decide('security', id, 'refuse', '请按支部分别导出');
    expect((await read('officer')).body.state).toBe('refused');
  });

  it('is never approved by its own asker, from below, or from beside', async () => {
    const { id } = await ask('officer');
    expect((await decide('officer', id, 'approve')).code).toBe('not-allowed.own-request');
    expect((await decide('educationOfficer', id, 'approve')).code).toBe('not-found');
    for (const by of ['inspector', 'secretary', 'placeOfficer', 'auditor'])
      expect((await decide(by, id, 'approve')).code).toBe('not-allowed');
    const seen = await app.call('educationOfficer', listExportApprovalsRoute, { query: {} });
    expect(seen.body.rows).toEqual([]);
    expect((await own('officer', id)).state).toBe('waiting');
  });
});

describe('a request that waits', () => {
  const withdraw = (by: string, id: string) => app.call(by, withdrawExportRoute, { params: { id } });

  it('is taken back by its asker alone, once, and nobody decides on it any more', async () => {
    const { id } = await ask('officer', { password: 'Rice-2026-ibis' });
    for (const other of ['colleague', 'security', 'educationOfficer'])
      expect((await withdraw(other, id)).status).toBeGreaterThanOrEqual(403);
    const before = (await app.call('security', countExportApprovalsRoute, { query: { state: 'waiting' } }))
      .body;
    expect((await withdraw('officer', id)).body).toEqual({ id });
    expect(await own('officer', id)).toMatchObject({ state: 'withdrawn', decidedBy: null });
    expect((await withdraw('officer', id)).code).toBe('conflict.export-decided');
    expect((await decide('security', id, 'approve')).code).toBe('conflict.export-decided');
    const after = (await app.call('security', countExportApprovalsRoute, { query: { state: 'waiting' } }))
      .body;
    expect(before.count - after.count).toBe(1);
    const { rows } = await desk.database.superPool.query(
      `select l.actor, l.changes, r.password_sealed from change_line l join export_request r on r.id = l.entity_id
       where l.action = 'withdraw-export'`,
    );
    expect(rows).toEqual([
      {
        actor: '党工委干部',
        changes: { export: [null, '党员 5 行，用途：党内统计核对'] },
        password_sealed: null,
      },
    ]);
  });

  it('stays as it is once it was decided on, or made', async () => {
    const { id } = await ask('officer');
    await decide('security', id, 'refuse', '请按支部分别导出');
    expect((await withdraw('officer', id)).refusals[0]?.message).toContain('未同意');
    const small = (await ask('officer', { asked: { q: '张一' } })).id;
    await settled('officer', small);
    expect((await withdraw('officer', small)).code).toBe('conflict.export-decided');
  });
});

describe('an office without a second person', () => {
  beforeAll(() => setOthersActive(false));
  afterAll(() => setOthersActive(true));

  /** Everybody but the officer and the auditor. */
  const setOthersActive = (active: boolean) =>
    desk.database.superPool.query('update account set active = $1 where id = any ($2)', [
      active,
      [callers['security']?.accountId, callers['colleague']?.accountId],
    ]);

  it('says a reason, and the auditor is told until it is noted', async () => {
    expect((await app.call('officer', readExportRulesRoute, {})).body.secondPerson).toBe(false);
    const { code } = await app.call('officer', requestExportRoute, { body: MEMBERS });
    expect(code).toBe('input.alone-reason');
    const { id } = await ask('officer', { aloneReason: '上级当日要数，办公室只有一人' });
    expect(await settled('officer', id)).toMatchObject({ state: 'ready', decidedBy: null });
    const open = { query: { noted: 'no' as const } };
    expect((await app.call('auditor', countExportNoticesRoute, open)).body.count).toBe(1);
    const { body } = await app.call('auditor', listExportNoticesRoute, { query: {} });
    expect(body.rows).toMatchObject([{ id, aloneReason: '上级当日要数，办公室只有一人', notedBy: null }]);
    expect((await app.call('officer', noteExportNoticeRoute, { params: { id } })).code).toBe('not-allowed');
    expect((await app.call('auditor', noteExportNoticeRoute, { params: { id } })).status).toBe(200);
    expect((await app.call('auditor', countExportNoticesRoute, open)).body.count).toBe(0);
    expect((await own('officer', id)).notedBy).toBe('安全审计员');
  });
});

describe('a file', () => {
  it('opens by the asker’s password alone, which is kept no longer than it takes', async () => {
    const password = 'Rice-2026-ibis';
    const { id, state } = await ask('officer', { asked: { q: '张一' }, password });
    expect(state).toBe('making');
    expect(await settled('officer', id)).toMatchObject({ state: 'ready', locked: true, rows: 1 });
    const { bytes } = await fetch('officer', id);
    await expect(openXlsx(bytes)).rejects.toThrow();
    expect((await openXlsx(bytes, { password })).sheets[0]?.rows[3]?.[0]).toBe('张一');
    const { rows } = await desk.database.superPool.query(
      'select password_sealed from export_request where id = $1',
      [id],
    );
    expect(rows).toEqual([{ password_sealed: null }]);
    const csv = { ...MEMBERS, format: 'csv', password } as const;
    expect((await app.call('officer', requestExportRoute, { body: csv })).refusals[0]?.field).toBe(
      'password',
    );
    // The key is derived slowly on purpose, here three times.
  }, 90_000);

  it('is gone after a day, and a request that nobody decides on lapses', async () => {
    const ready = (await ask('officer', { asked: { q: '张一' } })).id;
    await settled('officer', ready);
    const waiting = (await ask('officer')).id;
    await desk.database.superPool.query(
      `update export_request set expires_at = now() - interval '1 minute' where id = any ($1)`,
      [[ready, waiting]],
    );
    expect((await fetch('officer', ready)).code).toBe('export.no-file');
    expect((await decide('security', waiting, 'approve')).code).toBe('conflict.export-decided');
    await eraseLapsedExports(desk.database.ownerPool, folder);
    expect(kept()).not.toContain(ready);
    for (const id of [ready, waiting]) expect((await own('officer', id)).state).toBe('lapsed');
  });

  it('that a stop has cut off is made by the next start', async () => {
    const { id } = await ask('officer', { asked: { q: '张一' } });
    await settled('officer', id);
    await folder.erase(id);
    await desk.database.superPool.query(`update export_request set state = 'making' where id = $1`, [id]);
    await resumeExports(desk.database.ownerPool, desk.queue);
    expect((await settled('officer', id)).state).toBe('ready');
    expect((await fetch('officer', id)).status).toBe(200);
  });
});

describe('the rules for files', () => {
  const rules = { approvalRows: 100, uploadDays: 7 };
  const trail = async () =>
    (
      await desk.database.superPool.query(
        `select actor, action, changes from change_line where entity = 'installation' order by id`,
      )
    ).rows;

  it('are the security administrator’s to set, and the auditor sees from what to what', async () => {
    await desk.database.superPool.query(
      'update installation set root_party_org_id = (select id from party_org where parent_id is null)',
    );
    expect((await app.call('security', readFileRulesRoute, {})).body).toEqual({
      approvalRows: LIMIT,
      uploadDays: 30,
    });
    expect((await app.call('security', changeFileRulesRoute, { body: rules })).body).toEqual(rules);
    expect((await app.call('officer', readExportRulesRoute, {})).body.approvalRows).toBe(100);
    expect((await trail()).at(-1)).toEqual({
      actor: '安全管理员',
      action: 'change-file-rules',
      changes: { approvalRows: [LIMIT, 100], uploadDays: [30, 7] },
    });
    for (const by of ['officer', 'auditor', 'systemAdmin'])
      expect((await app.call(by, changeFileRulesRoute, { body: rules })).code).toBe('not-allowed');
  });

  it('say for how long an upload is kept', async () => {
    await desk.uploadRows([['姓名'], ['张一']]);
    const { rows } = await desk.database.superPool.query(
      `select round(extract(epoch from expires_at - created_at) / 86400)::int as days from upload order by created_at desc limit 1`,
    );
    expect(rows).toEqual([{ days: 7 }]);
  });

  it('are kept track of: who asked, who decided, for how many and what for', async () => {
    const approved = (await trail()).find(({ action }) => action === 'approve-export');
    expect(approved).toEqual({
      actor: '党工委同事',
      action: 'approve-export',
      changes: { export: [null, '党员 5 行，用途：党内统计核对'] },
    });
    const actions = new Set((await trail()).map(({ action }) => action));
    for (const action of ['request-export', 'refuse-export', 'export-alone'])
      expect(actions).toContain(action);
  });
});

it.each(['inspector', 'placeOfficer', 'bodyOfficer'])(
  '%s may ask for organisations, never for members',
  async (by) => {
    expect((await app.call(by, requestExportRoute, { body: MEMBERS })).code).toBe('not-allowed');
  },
);

it('leaves no fault behind', () => expect(desk.faults).toEqual([]));
