import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { testSealer } from '../../../platform/testing/test-sealer.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../../platform/testing/temporary-folder.ts';
import { buildCallers } from '../../testing/build-callers.ts';
import { addMember, addSocialOrg, buildTree, buildWith } from '../../testing/build-records.ts';
import {
  checkAuditChainRoute,
  exportAuditRoute,
  readAuditHeadRoute,
  searchAuditRoute,
} from '../audit-search.contract.ts';
import { registerAuditChainRoutes } from './chain-routes.ts';
import { registerAuditRoutes } from './routes.ts';
import { sealLines } from './seal-lines.ts';

const key = randomBytes(32);
const keys = () => [key] as const;
const SEALED_PHONE = testSealer.sealAlike('13900001234', 'office-phone');
let database: TestDatabase;
let app: TestApp;
let folder: string;
let school: string;
let auditorId: string;

beforeAll(async () => {
  folder = makeTemporaryFolder();
  database = await createTestDatabase();
  const tree = await buildTree(database);
  const callers = await buildCallers(database, tree);
  school = (await addSocialOrg(database, { name: '明德学校', responsible: tree.education })).id;
  const teacher = await addMember(database, { name: '教师甲', branch: tree.educationBranch });
  await buildWith(
    database,
    (client) =>
      client.query(`update social_org set name = '明德外国语学校', contact_phone_sealed = $1`, [
        SEALED_PHONE,
      ]),
    {
      changeOn: '2026-03-01',
      correctionReason: '核对登记证书',
    },
  );
  auditorId = callers.systemAdmin.accountId;
  await database.superPool.query(
    `insert into role_grant (id, account_id, role, scope_kind) values (gen_random_uuid(), $1, 'auditor', 'none')`,
    [auditorId],
  );
  await database.superPool.query('delete from change_line where entity <> $1', ['social_org']);
  await database.superPool.query(
    `insert into change_line (account_id, actor, entity, entity_id, action, changes, at) values
      ($1, '王某', 'account', $1, 'sign-in', '{"address": [null, "10.0.0.8"]}', '2026-01-31T15:59:59Z'),
      ($1, '王某', 'account', $1, 'grant', '{}', '2026-01-31T16:00:00Z'), (null, '本机操作员', 'command', $1, 'import', '{}', '2026-02-01T16:00:00Z')`,
    [auditorId],
  );
  await database.superPool.query(
    `insert into look_line (actor, entity, entity_id, what, purpose, count) values
      ('李某', 'member', $1, 'reveal-phone', '接转', null), ('李某', 'member', null, 'export', '年度统计', 40)`,
    [teacher],
  );
  const auditor = { ...callers.systemAdmin, permissions: new Set(['audit.read']) };
  // Holds the permission but no such grant: what a mistake in the rules would look like.
  const pretender = { ...callers.officer, permissions: new Set(['audit.read']) };
  app = await createTestApp({ ...callers, auditor, pretender }, (own) => {
    registerAuditRoutes(own, { pool: database.appPool });
    registerAuditChainRoutes(own, { owner: database.ownerPool, keys, dataFolder: folder });
  });
});
afterAll(async () => {
  await app.close();
  await database.drop();
  removeTemporaryFolder(folder);
});

const search = async (query: object = {}, by = 'auditor') =>
  (await app.call(by, searchAuditRoute, { query })).body;

describe('an auditor’s search', () => {
  it('finds every kind of line, and of records neither names nor values', async () => {
    const { rows } = await search({ size: 100 });
    expect(new Set(rows.map((row) => row.kind))).toEqual(
      new Set(['change', 'account', 'sign-in', 'look', 'export', 'command']),
    );
    const corrected = rows.find((row) => row.action === 'correct');
    expect(corrected).toMatchObject({ entity: 'social_org', entityId: school, changes: null });
    expect(corrected?.fields?.toSorted()).toEqual(['contact_phone_sealed', 'name']);
    expect(rows.find((row) => row.action === 'sign-in')?.changes).toEqual({ address: [null, '10.0.0.8'] });
    expect(JSON.stringify(rows)).not.toMatch(/明德|教师甲|13900001234|核对登记证书/);
  });

  it.each<[string, object, number]>([
    ['who', { q: '李某' }, 2],
    ['kind', { kind: 'export' }, 1],
    ['kind', { kind: 'sign-in' }, 1],
    ['the first day, as the office counts it', { from: '2026-02-01', to: '2026-02-01' }, 1],
    ['days, both included', { from: '2026-01-31', to: '2026-02-02' }, 3],
    ['days without any', { to: '2025-12-31' }, 0],
    ['who and kind', { q: '王某', kind: 'account' }, 1],
  ])('narrows by %s: %j', async (_, query, count) => {
    expect((await search(query)).rows).toHaveLength(count);
  });

  it('narrows by record and by account', async () => {
    const { rows } = await search({ record: school });
    expect(rows.map((row) => row.action)).toEqual(['correct', 'create']);
    expect((await search({ accountId: auditorId })).rows).toHaveLength(3);
  });

  it('comes page by page, each line once', async () => {
    const whole = (await search({ size: 100 })).rows.map(({ id }) => id);
    const paged: string[] = [];
    let after: string | undefined;
    do {
      const { rows, next } = await search({ size: 2, after });
      paged.push(...rows.map(({ id }) => id));
      after = next ?? undefined;
    } while (after !== undefined);
    expect(paged).toEqual(whole);
    expect(whole.length).toBeGreaterThan(6);
  });

  it('leaves as a file, which is on record', async () => {
    const { bytes, status, refusals } = await app.call('auditor', exportAuditRoute, {
      query: { format: 'csv', kind: 'look' },
    });
    expect(refusals).toEqual([]);
    expect(status).toBe(200);
    expect(Buffer.from(bytes).toString('utf8')).toContain('查看联系电话');
    const { rows } = await search({ kind: 'export', q: '系统' });
    expect(rows[0]).toMatchObject({ entity: 'audit', count: 1 });
  });

  it('is refused to everybody else, by the database too', async () => {
    for (const route of [searchAuditRoute, exportAuditRoute, readAuditHeadRoute, checkAuditChainRoute])
      expect((await app.call('officer', route, { query: {} })).status).toBe(403);
    expect((await search({}, 'pretender')).rows).toEqual([]);
  });

  it('refuses what is no day, no record and no page', async () => {
    for (const query of [{ from: '2026-02-30' }, { record: 'x' }, { size: 0 }])
      expect((await app.call('auditor', searchAuditRoute, { query })).status).toBe(400);
  });
});

describe('the log of a contact telephone', () => {
  it('shows a part of its keyed hash alone', async () => {
    const { rows } = await database.superPool.query<{ phone: unknown }>(
      `select changes -> 'contact_phone_sealed' as phone from change_line where action = 'correct'`,
    );
    expect(rows[0]?.phone).toEqual([null, `#${SEALED_PHONE.subarray(6, 14).toString('hex')}`]);
  });
});

describe('the chain, on a screen', () => {
  it('gives its head, and says that it is whole', async () => {
    await sealLines(database.ownerPool, keys);
    const head = (await app.call('auditor', readAuditHeadRoute, {})).body;
    expect(head).toMatchObject({ seq: 1 });
    const { seq, hash } = head;
    const { body } = await app.call('auditor', checkAuditChainRoute, { query: { seq, hash } });
    expect(body).toMatchObject({ seals: 1, fault: null, head });
  });

  it('names what does not fit a head that was kept', async () => {
    const query = { seq: 1, hash: 'f'.repeat(64) };
    const { body } = await app.call('auditor', checkAuditChainRoute, { query });
    expect(body.fault).toContain('与另存的链头不一致');
    expect((await app.call('auditor', checkAuditChainRoute, { query: { seq: 1 } })).status).toBe(409);
  });
});
