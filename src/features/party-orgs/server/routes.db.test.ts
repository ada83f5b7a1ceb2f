import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { createTestApp, type TestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { testSealer } from '../../../platform/testing/test-sealer.ts';
import { buildCallers } from '../../testing/build-callers.ts';
import {
  addMember,
  addPartyOrg,
  addSocialOrg,
  type BuiltPartyOrg,
  type BuiltSocialOrg,
  type BuiltTree,
  buildTree,
  coverBy,
  YANGXIAN,
} from '../../testing/build-records.ts';
import {
  addCoverageRoute,
  answerForRegionsRoute,
  changeCoverageRoute,
  changePartyOrgRoute,
  createPartyOrgRoute,
  endPartyOrgRoute,
  mergePartyOrgRoute,
  movePartyOrgRoute,
  readPartyOrgRoute,
  removePostRoute,
  restorePartyOrgRoute,
  savePostRoute,
  saveTermRoute,
} from '../party-org.contract.ts';
import { listPartyOrgsRoute } from '../party-org-list.contract.ts';
import { registerPartyOrgRoutes } from './routes.ts';

const TODAY = todayIn(OFFICE_TIME_ZONE, new Date());

let database: TestDatabase;
let tree: BuiltTree;
let app: TestApp;
let school: BuiltSocialOrg;
let shop: BuiltSocialOrg;

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
  shop = await addSocialOrg(database, { name: '洋县餐饮协会', responsible: tree.trades });
  await coverBy(database, { socialOrg: school, partyOrg: tree.educationBranch });
  await addMember(database, { name: '张三', branch: tree.educationBranch, workUnit: school });
  await addMember(database, { name: '李四', branch: tree.educationBranch, membershipBranch: null });
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const NEW = { name: '洋县新建党支部', kind: 'branch', regionCode: YANGXIAN, foundedOn: '2025-07-01' };

async function recordOf(id: string, as = 'officer') {
  return (await app.call(as, readPartyOrgRoute, { params: { id } })).body;
}

async function versionOf(id: string): Promise<number> {
  return (await recordOf(id)).version;
}

async function namesFor(as: string, query: object): Promise<string[]> {
  const { body } = await app.call(as, listPartyOrgsRoute, { query });
  return body.rows.map((row) => row.name);
}

async function drift(): Promise<unknown[]> {
  await database.superPool.query('select tally_fold_pending()');
  return (await database.superPool.query('select * from tally_drift()')).rows;
}

describe('changing', () => {
  it('creates under a node, changes, and tells who changed what', async () => {
    const created = await app.call('tradesOfficer', createPartyOrgRoute, {
      body: { ...NEW, parentId: tree.trades.id },
    });
    expect(created.status).toBe(200);
    const { id } = created.body;
    const changed = await app.call('tradesOfficer', changePartyOrgRoute, {
      params: { id },
      body: { version: 1, name: '洋县餐饮行业党支部', phone: '0916 8212345', exemplar: true },
    });
    expect(changed.status).toBe(200);
    expect(await recordOf(id)).toMatchObject({
      name: '洋县餐饮行业党支部',
      phone: '0916-8212345',
      exemplar: true,
      foundedOn: '2025-07-01',
      firstOn: '2025-07-01',
    });
    const { rows } = await database.superPool.query(
      `select action, actor, changes -> 'name' as name from change_line where entity_id = $1 order by id`,
      [id],
    );
    expect(rows).toEqual([
      { action: 'create', actor: '行业党委干部', name: null },
      { action: 'change', actor: '行业党委干部', name: ['洋县新建党支部', '洋县餐饮行业党支部'] },
    ]);
  });

  it('moves a subtree from a day on and keeps the tree of before', async () => {
    const { id } = await addPartyOrg(database, {
      name: '搬家党总支',
      parent: tree.education,
      kind: 'general_branch',
    });
    const moved = await app.call('officer', movePartyOrgRoute, {
      params: { id },
      body: { parentId: tree.trades.id, changeOn: '2024-01-01', version: 1 },
    });
    expect(moved.status).toBe(200);
    expect((await recordOf(id)).places).toMatchObject([
      { parent: { name: '洋县行业协会商会联合党委' }, fromOn: '2024-01-01', toOn: null },
      { parent: { name: '洋县教育社会组织综合党委' }, fromOn: null, toOn: '2024-01-01' },
    ]);
    const listed = (on: string) => namesFor('officer', { partyOrg: tree.education.id, q: '搬家', on });
    expect(await listed('2023-12-31')).toEqual(['搬家党总支']);
    expect(await listed(TODAY)).toEqual([]);
    expect(await drift()).toEqual([]);
  });

  it('merges: children, members, coverage and duties go over, the node ends', async () => {
    const from = await addPartyOrg(database, {
      name: '并出党委',
      parent: tree.education,
      kind: 'party_committee',
    });
    const child = await addPartyOrg(database, { name: '并出党委下属支部', parent: from });
    const into = await addPartyOrg(database, {
      name: '并入党委',
      parent: tree.trades,
      kind: 'party_committee',
    });
    const org = await addSocialOrg(database, { name: '随并协会', responsible: from });
    await coverBy(database, { socialOrg: org, partyOrg: from, way: 'joint' });
    await addMember(database, { name: '王五', branch: from });
    const merged = await app.call('officer', mergePartyOrgRoute, {
      params: { id: from.id },
      body: { intoId: into.id, changeOn: '2025-01-01', version: 1 },
    });
    expect(merged.status).toBe(200);
    expect(await recordOf(into.id)).toMatchObject({
      counts: { children: 1, members: 1, covers: 1, responsibleFor: 1 },
      coverage: [{ socialOrg: { name: '随并协会' }, way: 'joint', fromOn: '2025-01-01' }],
    });
    expect(await recordOf(from.id)).toMatchObject({
      endedOn: '2025-01-01',
      endReason: '并入并入党委',
      counts: { children: 0, members: 0, covers: 0, responsibleFor: 0 },
      coverage: [{ socialOrg: { name: '随并协会' }, toOn: '2025-01-01', current: false }],
    });
    expect((await recordOf(child.id)).path.map((node) => node.name)).toContain('并入党委');
    expect(await drift()).toEqual([]);
  });

  it('ends a free node with its coverage and posts, and takes a mistaken end back', async () => {
    const { id } = await addPartyOrg(database, { name: '撤销党支部', parent: tree.trades });
    const org = await addSocialOrg(database, { name: '随撤协会', responsible: tree.trades });
    await coverBy(database, { socialOrg: org, partyOrg: { id } });
    await app.call('officer', savePostRoute, {
      params: { id },
      body: { personName: '赵书记', post: 'secretary', fromOn: '2023-01-01' },
    });
    const ended = await app.call('officer', endPartyOrgRoute, {
      params: { id },
      body: { endedOn: '2026-01-01', endReason: '单位注销', version: 1 },
    });
    expect(ended.status).toBe(200);
    expect(await recordOf(id)).toMatchObject({
      endedOn: '2026-01-01',
      coverage: [{ toOn: '2026-01-01' }],
      posts: [{ toOn: '2026-01-01', current: false }],
      warnings: [],
    });
    expect(await namesFor('officer', { standing: 'ended', q: '撤销' })).toEqual(['撤销党支部']);
    const version = await versionOf(id);
    const founded = await app.call('officer', changePartyOrgRoute, {
      params: { id },
      body: { foundedOn: '2026-06-01', version },
    });
    expect(founded.code).toBe('party-org.founded-after-end');
    const restored = await app.call('officer', restorePartyOrgRoute, {
      params: { id },
      body: { version, correctionReason: '误办' },
    });
    expect(restored.status).toBe(200);
    expect((await recordOf(id)).endedOn).toBeNull();
    expect(await drift()).toEqual([]);
  });

  it('keeps posts and terms; warns of a second secretary', async () => {
    const { id } = tree.tradesBranch;
    const post = (personName: string, more = {}) =>
      app.call('officer', savePostRoute, {
        params: { id },
        body: { personName, post: 'secretary', fromOn: '2024-06-01', ...more },
      });
    expect((await post('李 建设', { inManagement: false })).body.warnings).toEqual([]);
    expect((await post('王立新')).body.warnings.map((warning) => warning.code)).toEqual([
      'party-post.second-secretary',
    ]);
    expect(await namesFor('officer', { management: 'outside' })).toEqual(['洋县餐饮协会党支部']);
    const { posts } = await recordOf(id);
    expect(posts.map((each) => each.personName)).toEqual(['李建设', '王立新']);
    await app.call('officer', removePostRoute, { params: { id, postId: posts[1]?.id ?? '' } });
    expect((await recordOf(id)).posts).toHaveLength(1);
    await app.call('officer', saveTermRoute, {
      params: { id },
      body: { number: 2, fromOn: '2024-06-01', toOn: '2027-06-01' },
    });
    expect(await recordOf(id)).toMatchObject({
      termState: expect.stringMatching(/running|ending/),
      terms: [{ number: 2, current: true }],
    });
  });

  it('covers an organisation, warns of 单独 beside another, and stops', async () => {
    const { id } = tree.tradesJointBranch;
    const add = (partyOrg: BuiltPartyOrg, way: 'sole' | 'joint') =>
      app.call('officer', addCoverageRoute, {
        params: { id: partyOrg.id },
        body: { socialOrgId: shop.id, way, fromOn: '2024-01-01' },
      });
    expect((await add(tree.tradesJointBranch, 'joint')).body.warnings).toEqual([]);
    expect((await add(tree.tradesBranch, 'sole')).body.warnings.map((warning) => warning.code)).toEqual([
      'coverage.sole-beside-other',
    ]);
    expect((await recordOf(tree.tradesBranch.id)).warnings.map((warning) => warning.code)).toContain(
      'coverage.sole-beside-other',
    );
    const [relation] = (await recordOf(id)).coverage;
    const stopped = await app.call('officer', changeCoverageRoute, {
      params: { id, relationId: relation?.id ?? '' },
      body: { way: 'joint', fromOn: '2024-01-01', toOn: '2025-01-01' },
    });
    expect(stopped.status).toBe(200);
    expect((await recordOf(id)).coverage).toMatchObject([{ toOn: '2025-01-01', current: false }]);
    expect(await drift()).toEqual([]);
  });

  it('says for which regions a node answers', async () => {
    const answered = await app.call('officer', answerForRegionsRoute, {
      params: { id: tree.trades.id },
      body: { regionCodes: ['610723104'] },
    });
    expect(answered.status).toBe(200);
    expect((await recordOf(tree.trades.id)).regions).toEqual([
      { code: '610723104', name: '陕西省汉中市洋县谢村镇' },
    ]);
    const other = await app.call('officer', answerForRegionsRoute, {
      params: { id: tree.education.id },
      body: { regionCodes: ['610723104'] },
    });
    expect(other.code).toBe('conflict.region-taken');
  });
});

describe('refuses', () => {
  it.each<[string, object, string]>([
    ['an empty name', { name: ' ' }, 'party-org.no-name'],
    ['a branch as parent', { parentId: 'educationBranch' }, 'party-org.parent-is-branch'],
    ['a namesake beside', { name: '洋县明德学校　党支部', parentId: 'education' }, 'conflict.same-name'],
    ['a region that is not in force', { regionCode: '610799000' }, 'party-org.region-unknown'],
    ['an unknown kind', { kind: 'club' }, 'field.unknown-code'],
    ['a founding to come', { foundedOn: '2099-01-01' }, 'party-org.founding-future'],
  ])('%s', async (_, change, code) => {
    const { parentId = 'trades', ...rest } = change as {
      parentId?: 'education' | 'educationBranch' | 'trades';
    };
    const answer = await app.call('officer', createPartyOrgRoute, {
      body: { ...NEW, ...rest, parentId: tree[parentId].id },
    });
    expect(answer.code).toBe(code);
  });

  it('a change over somebody else’s', async () => {
    const { id } = await addPartyOrg(database, { name: '并发党支部', parent: tree.trades });
    const change = (address: string) =>
      app.call('officer', changePartyOrgRoute, { params: { id }, body: { version: 1, address } });
    expect((await change('一号')).status).toBe(200);
    const second = await change('二号');
    expect([second.status, second.code]).toEqual([409, 'conflict.version']);
    expect(second.refusals[0]?.message).toContain('党工委干部');
  });

  it('a move below itself, a move to come, an end with members', async () => {
    const move = async (parentId: string, changeOn: string) => {
      const version = await versionOf(tree.education.id);
      return (
        await app.call('officer', movePartyOrgRoute, {
          params: { id: tree.education.id },
          body: { parentId, changeOn, version },
        })
      ).code;
    };
    expect(await move(tree.educationJointBranch.id, TODAY)).toBe('party-org.below-itself');
    expect(await move(tree.trades.id, '2099-01-01')).toBe('change.future');
    const version = await versionOf(tree.educationBranch.id);
    const ended = await app.call('officer', endPartyOrgRoute, {
      params: { id: tree.educationBranch.id },
      body: { endedOn: TODAY, version },
    });
    expect(ended.refusals.map((refusal) => refusal.code)).toEqual(['party-org.has-members']);
  });

  it('to cover twice, and before a term overlaps', async () => {
    const cover = await app.call('officer', addCoverageRoute, {
      params: { id: tree.educationBranch.id },
      body: { socialOrgId: school.id, way: 'joint', fromOn: '2023-01-01' },
    });
    expect([cover.status, cover.code]).toEqual([409, 'conflict.overlap']);
    const term = (fromOn: string, toOn: string) =>
      app.call('officer', saveTermRoute, {
        params: { id: tree.educationJointBranch.id },
        body: { fromOn, toOn },
      });
    await term('2022-01-01', '2025-01-01');
    expect((await term('2024-01-01', '2027-01-01')).code).toBe('conflict.overlap');
  });
});

describe('does not allow', () => {
  it('to see or change what lies beside or above', async () => {
    for (const node of [tree.educationBranch, tree.root]) {
      const read = await app.call('tradesOfficer', readPartyOrgRoute, { params: { id: node.id } });
      expect(read.status).toBe(404);
      const changed = await app.call('tradesOfficer', changePartyOrgRoute, {
        params: { id: node.id },
        body: { version: 1, name: '改名' },
      });
      expect(changed.status).toBe(404);
    }
    expect(await namesFor('tradesOfficer', { q: '明德' })).toEqual([]);
  });

  it('to put something under, or move something to, a node outside', async () => {
    const created = await app.call('tradesOfficer', createPartyOrgRoute, {
      body: { ...NEW, parentId: tree.education.id },
    });
    expect(created.code).toBe('party-org.parent-unknown');
    const version = await versionOf(tree.tradesBranch.id);
    const moved = await app.call('tradesOfficer', movePartyOrgRoute, {
      params: { id: tree.tradesBranch.id },
      body: { parentId: tree.education.id, changeOn: TODAY, version },
    });
    expect(moved.code).toBe('party-org.parent-unknown');
  });

  it('to end or move the top of the own scope', async () => {
    const version = await versionOf(tree.trades.id);
    const ended = await app.call('tradesOfficer', endPartyOrgRoute, {
      params: { id: tree.trades.id },
      body: { endedOn: TODAY, version },
    });
    expect([ended.status, ended.code]).toEqual([403, 'not-allowed.own-top']);
  });

  it('to cover an organisation outside the scope', async () => {
    const covered = await app.call('tradesOfficer', addCoverageRoute, {
      params: { id: tree.tradesBranch.id },
      body: { socialOrgId: school.id, way: 'sole', fromOn: '2024-01-01' },
    });
    expect(covered.code).toBe('coverage.social-org-unknown');
  });

  it.each(['inspector', 'placeOfficer', 'bodyOfficer', 'advisor', 'systemAdmin'])(
    '%s to change anything',
    async (as) => {
      const answer = await app.call(as, createPartyOrgRoute, { body: { ...NEW, parentId: tree.trades.id } });
      expect(answer.status).toBe(403);
    },
  );

  it('a region beside it to see its Party organisations', async () => {
    expect(await namesFor('otherPlaceOfficer', {})).toEqual([]);
    expect((await namesFor('placeOfficer', {})).length).toBeGreaterThan(6);
    expect(await namesFor('bodyOfficer', {})).toEqual(['洋县明德学校党支部']);
  });

  it('anybody who is signed out', async () => {
    expect((await app.call(null, listPartyOrgsRoute, { query: {} })).status).toBe(401);
  });
});
