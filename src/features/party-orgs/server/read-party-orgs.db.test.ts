import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { testSealer } from '../../../platform/testing/test-sealer.ts';
import { buildCallers } from '../../testing/build-callers.ts';
import {
  addMember,
  addPartyOrg,
  addSocialOrg,
  type BuiltSocialOrg,
  type BuiltTree,
  buildTree,
  coverBy,
} from '../../testing/build-records.ts';
import { readPartyOrgRoute, saveTermRoute } from '../party-org.contract.ts';
import { countPartyOrgsRoute, exportPartyOrgsRoute, listPartyOrgsRoute } from '../party-org-list.contract.ts';
import { listPartyTreeRoute, walkPartyTreeRoute } from '../party-tree.contract.ts';
import { registerPartyOrgRoutes } from './routes.ts';

let database: TestDatabase;
let tree: BuiltTree;
let app: TestApp;
let school: BuiltSocialOrg;

beforeAll(async () => {
  database = await createTestDatabase();
  tree = await buildTree(database);
  const callers = await buildCallers(database, tree);
  app = await createTestApp({ ...callers }, (each) =>
    registerPartyOrgRoutes(each, { pool: database.appPool, sealer: testSealer }),
  );
  school = await addSocialOrg(database, {
    name: '洋县明德学校',
    responsible: tree.education,
    body: tree.supervisingBodies.education,
  });
  await addSocialOrg(database, { name: '洋县餐饮协会', responsible: tree.trades });
  await coverBy(database, { socialOrg: school, partyOrg: tree.educationBranch });
  await addMember(database, { name: '张三', branch: tree.educationBranch, workUnit: school });
  await addMember(database, { name: '李四', branch: tree.educationBranch, membershipBranch: null });
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

async function recordOf(id: string, as = 'officer') {
  return (await app.call(as, readPartyOrgRoute, { params: { id } })).body;
}

async function namesFor(as: string, query: object): Promise<string[]> {
  const { body } = await app.call(as, listPartyOrgsRoute, { query });
  return body.rows.map((row) => row.name);
}

describe('reading', () => {
  it('lists the tree in its order with what is counted', async () => {
    const { body } = await app.call('officer', listPartyOrgsRoute, { query: { size: 3 } });
    expect(body.rows.map((row) => row.name)).toEqual([
      '洋县社会组织党工委',
      '洋县教育社会组织综合党委',
      '洋县明德学校党支部',
    ]);
    expect(body.rows[2]).toMatchObject({
      covers: 1,
      members: 2,
      fullMembers: 2,
      notTransferred: 1,
      parentName: '洋县教育社会组织综合党委',
      termState: 'none',
    });
    const next = await app.call('officer', listPartyOrgsRoute, {
      query: { size: 50, after: body.next ?? '' },
    });
    expect(next.body.rows).toHaveLength(4);
    expect(next.body.next).toBeNull();
  });

  it.each<[object, string[]]>([
    [{ q: '明德' }, ['洋县明德学校党支部']],
    [{ q: 'mdxx' }, ['洋县明德学校党支部']],
    [{ q: '明德學校' }, ['洋县明德学校党支部']],
    [{ kind: 'joint_branch' }, ['洋县民办教育联合党支部', '洋县行业商会联合党支部']],
    [{ counts: 'covering' }, ['洋县明德学校党支部']],
    [{ counts: 'branches', kind: 'branch' }, ['洋县明德学校党支部', '洋县餐饮协会党支部']],
    [{ standing: 'ended' }, []],
    [{ secretary: 'held' }, []],
    [{ region: '610722000' }, []],
    [{ on: '2019-12-31' }, []],
    [{ setUpMode: 'sole' }, []],
    [{ system: 'outside' }, []],
  ])('filters by %j', async (query, names) => {
    expect(await namesFor('officer', query)).toEqual(names);
  });

  it('filters by a node: all below, or its children', async () => {
    expect(await namesFor('officer', { partyOrg: tree.trades.id })).toHaveLength(3);
    expect(await namesFor('officer', { partyOrg: tree.root.id, within: 'children' })).toEqual([
      '洋县教育社会组织综合党委',
      '洋县行业协会商会联合党委',
    ]);
    expect(
      (await app.call('officer', countPartyOrgsRoute, { query: { partyOrg: tree.education.id } })).body,
    ).toEqual({ count: 3, capped: false });
  });

  it('finds terms that are over, about to be, or not known', async () => {
    const branch = await addPartyOrg(database, { name: '届期党支部', parent: tree.trades });
    const term = (fromOn: string, toOn: string) =>
      app.call('officer', saveTermRoute, { params: { id: branch.id }, body: { fromOn, toOn } });
    expect(await namesFor('officer', { term: 'unknown', q: '届期' })).toEqual(['届期党支部']);
    await term('2020-01-01', '2023-01-01');
    expect(await namesFor('officer', { term: 'overdue' })).toEqual(['届期党支部']);
    await term('2023-01-01', '2099-01-01');
    expect(await namesFor('officer', { term: 'overdue' })).toEqual([]);
    expect(await namesFor('officer', { term: 'unknown' })).not.toContain('届期党支部');
  });

  it('shows a record with all that hangs on it', async () => {
    const record = await recordOf(tree.educationBranch.id);
    expect(record).toMatchObject({
      name: '洋县明德学校党支部',
      path: [{ name: '洋县社会组织党工委' }, { name: '洋县教育社会组织综合党委' }],
      counts: { children: 0, covers: 1, members: 2, fullMembers: 2, notTransferred: 1, responsibleFor: 0 },
      coverage: [
        { socialOrg: { name: '洋县明德学校' }, way: 'sole', fromOn: '2020-01-01', toOn: null, current: true },
      ],
      places: [{ parent: { name: '洋县教育社会组织综合党委' }, fromOn: null, toOn: null }],
    });
    expect(record.warnings.map((warning) => warning.code)).toEqual([
      'party-org.term-unknown',
      'party-org.no-secretary',
    ]);
  });

  it('says when it was entered as an instant, whatever clock the reader has', async () => {
    const { createdAt, updatedAt } = await recordOf(tree.educationBranch.id);
    const { rows } = await database.superPool.query<{ created: Date }>(
      'select created_at as created from party_org where id = $1',
      [tree.educationBranch.id],
    );
    const second = (moment: string | Date | undefined) => Math.floor(new Date(moment ?? '').getTime() / 1000);
    expect(createdAt).toMatch(/Z$/);
    expect(second(createdAt)).toBe(second(rows[0]?.created));
    expect(updatedAt).toMatch(/Z$/);
  });

  it('exports what the filters leave, with the covered organisations', async () => {
    const { bytes, headers } = await app.call('officer', exportPartyOrgsRoute, {
      query: { q: '明德', format: 'csv', purpose: '核对' },
    });
    expect(headers['content-type']).toContain('text/csv');
    const csv = bytes.toString('utf8');
    expect(csv).toContain('党组织全称');
    expect(csv).toMatch(/洋县明德学校党支部.*洋县明德学校（单独建）/);
  });

  it('opens the tree level by level, with counts of all below', async () => {
    const top = await app.call('officer', walkPartyTreeRoute, { query: {} });
    expect(top.body.nodes).toMatchObject([{ name: '洋县社会组织党工委', members: 2, hasChildren: true }]);
    const below = await app.call('officer', walkPartyTreeRoute, { query: { parent: tree.root.id } });
    expect(below.body.nodes.map(({ name, members }) => [name, members])).toEqual([
      ['洋县教育社会组织综合党委', 2],
      ['洋县行业协会商会联合党委', 0],
    ]);
    await database.superPool.query('select tally_fold_pending()');
    expect((await app.call('officer', walkPartyTreeRoute, { query: { parent: tree.root.id } })).body).toEqual(
      below.body,
    );
  });

  it('tells how many members a branch has within the Party line alone', async () => {
    const { id } = tree.educationBranch;
    const beside = await app.call('placeOfficer', readPartyOrgRoute, { params: { id } });
    expect(beside.body.counts).toMatchObject({
      covers: 1,
      members: null,
      fullMembers: null,
      notTransferred: null,
    });
    const listed = await app.call('placeOfficer', listPartyOrgsRoute, { query: {} });
    expect(listed.body.rows.length).toBeGreaterThan(0);
    for (const { members, fullMembers } of listed.body.rows)
      expect([members, fullMembers]).toEqual([null, null]);
    const walked = await app.call('placeOfficer', walkPartyTreeRoute, { query: {} });
    expect(walked.body.nodes.map(({ members }) => members)).toEqual([null]);
  });

  it('gives a picker nodes by name, by id, and where sight begins', async () => {
    const pick = async (as: string, query: object) =>
      (await app.call(as, listPartyTreeRoute, { query })).body.nodes;
    expect(await pick('officer', { q: '餐饮' })).toEqual([
      {
        id: tree.tradesBranch.id,
        name: '洋县餐饮协会党支部',
        within: '洋县行业协会商会联合党委',
        hasChildren: false,
      },
    ]);
    expect((await pick('tradesOfficer', {})).map((node) => node.name)).toEqual(['洋县行业协会商会联合党委']);
    expect((await pick('placeOfficer', {})).map((node) => node.name)).toEqual(['洋县社会组织党工委']);
    expect(
      (await pick('tradesOfficer', { id: [tree.educationBranch.id, tree.trades.id] })).map(
        (node) => node.name,
      ),
    ).toEqual(['洋县行业协会商会联合党委']);
  });
});
