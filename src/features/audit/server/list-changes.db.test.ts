import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { type BuiltCallers, buildCallers } from '../../testing/build-callers.ts';
import { addMember, addSocialOrg, buildTree, buildWith, coverBy } from '../../testing/build-records.ts';
import { listAuditLinesRoute, listChangesRoute } from '../changes.contract.ts';
import { registerAuditRoutes } from './routes.ts';

let database: TestDatabase;
let app: TestApp;
let callers: BuiltCallers;
let school: string;
let teacher: string;
let branch: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const tree = await buildTree(database);
  callers = await buildCallers(database, tree);
  const org = await addSocialOrg(database, { name: '明德学校', responsible: tree.education });
  school = org.id;
  branch = tree.educationBranch.id;
  teacher = await addMember(database, { name: '教师甲', branch: tree.educationBranch });
  await coverBy(database, { socialOrg: org, partyOrg: tree.educationBranch });
  const change = (sql: string, correctionReason?: string) =>
    buildWith(database, (client) => client.query(sql), { changeOn: '2026-03-01', correctionReason });
  await change('update social_org set staff = 15');
  await change("update social_org set name = '明德外国语学校'", '核对登记证书');
  await change("update member set party_group = '一组'");
  await buildWith(database, (client) =>
    client.query(
      `insert into change_line (actor, entity, entity_id, action) values ('王某', 'account', $1, 'sign-in'), ('王某', 'command', $1, 'import')`,
      [callers.officer.accountId],
    ),
  );
  const auditor = { ...callers.systemAdmin, permissions: new Set(['audit.read-access']) };
  app = await createTestApp({ ...callers, auditor }, (own) =>
    registerAuditRoutes(own, { pool: database.appPool }),
  );
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const changesOf = (
  by: string,
  entity: 'socialOrg' | 'partyOrg' | 'member',
  entityId: string,
  page: object = {},
) => app.call(by, listChangesRoute, { query: { entity, entityId, ...page } });

describe('changes of a record', () => {
  it('are listed newest first, with fields as contracts name them, facts and reasons', async () => {
    const { rows, next } = (await changesOf('officer', 'socialOrg', school)).body;
    expect(next).toBeNull();
    expect(rows.map((row) => row.action)).toEqual(['correct', 'change', 'insert', 'create']);
    expect(rows[0]).toMatchObject({ reason: '核对登记证书', changeOn: '2026-03-01', actor: '测试准备' });
    expect(rows[0]?.changes).toEqual({ name: ['明德学校', '明德外国语学校'] });
    expect(rows[1]?.changes).toEqual({ staff: [12, 15] });
    expect(rows[2]?.changes.coverageRelation).toMatchObject([null, { socialOrgId: school, way: 'sole' }]);
  });

  it('tell who held a post by name, not who that is on the roll', async () => {
    await buildWith(database, (client) =>
      client.query(
        `insert into party_post (id, party_org_id, member_id, person_name, post, from_on)
         select gen_random_uuid(), managing_branch_id, id, name, 'secretary', '2024-01-01' from member where id = $1`,
        [teacher],
      ),
    );
    const [line] = (await changesOf('placeOfficer', 'partyOrg', branch)).body.rows;
    expect(line?.changes.partyPost).toMatchObject([null, { personName: '教师甲' }]);
    expect(JSON.stringify(line)).not.toContain(teacher);
  });

  it('come page by page', async () => {
    const first = (await changesOf('officer', 'socialOrg', school, { size: 3 })).body;
    const second = (await changesOf('officer', 'socialOrg', school, { size: 3, after: first.next ?? '' }))
      .body;
    expect([first.rows.length, second.rows.length, second.next]).toEqual([3, 1, null]);
  });

  it('follow the bounds of the caller', async () => {
    const seen = async (by: string, entity: 'socialOrg' | 'member', id: string) =>
      (await changesOf(by, entity, id)).body.rows.length > 0;
    expect(await seen('educationOfficer', 'socialOrg', school)).toBe(true);
    expect(await seen('tradesOfficer', 'socialOrg', school)).toBe(false);
    expect(await seen('placeOfficer', 'socialOrg', school)).toBe(true);
    expect(await seen('otherPlaceOfficer', 'socialOrg', school)).toBe(false);
    expect(await seen('officer', 'member', teacher)).toBe(true);
    expect(await seen('placeOfficer', 'member', teacher)).toBe(false);
  });

  it('are refused without the permission, and for what is no id', async () => {
    expect((await changesOf('systemAdmin', 'socialOrg', school)).status).toBe(403);
    expect((await changesOf('officer', 'socialOrg', 'x')).status).toBe(400);
  });
});

describe('the audit log', () => {
  it('tells what was done to accounts and by commands, and nothing of records', async () => {
    const { rows } = (await app.call('auditor', listAuditLinesRoute, { query: {} })).body;
    expect(rows.map((row) => [row.entity, row.action])).toEqual([
      ['command', 'import'],
      ['account', 'sign-in'],
    ]);
    expect(rows[1]?.about).toMatch(/^党工委干部（/);
  });

  it.each([
    [{ q: '党工委' }, 1],
    [{ q: '王某' }, 2],
    [{ action: 'sign-in' }, 1],
    [{ q: '没有' }, 0],
  ])('is filtered by %j', async (query, count) => {
    expect((await app.call('auditor', listAuditLinesRoute, { query })).body.rows).toHaveLength(count);
  });

  it('is the auditor’s alone', async () => {
    expect((await app.call('officer', listAuditLinesRoute, { query: {} })).status).toBe(403);
  });
});
