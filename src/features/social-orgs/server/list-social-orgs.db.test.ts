import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { testSealer } from '../../../platform/testing/test-sealer.ts';
import { readTexts } from '../../../platform/testing/workbooks.ts';
import { type BuiltCallers, buildCaller, buildCallers, onlyScope } from '../../testing/build-callers.ts';
import {
  addMember,
  addPartyOrg,
  addSocialOrg,
  type BuiltSocialOrg,
  buildTree,
  type BuiltTree,
  buildWith,
  coverBy,
} from '../../testing/build-records.ts';
import {
  countSocialOrgsRoute,
  exportSocialOrgsRoute,
  listSocialOrgsRoute,
  type SocialOrgFilter,
} from '../social-org-list.contract.ts';
import { readCursor } from './list-question.ts';
import { registerSocialOrgRoutes } from './routes.ts';

let database: TestDatabase;
let tree: BuiltTree;
let callers: BuiltCallers;
let app: TestApp;
const orgs: Record<string, BuiltSocialOrg> = {};

beforeAll(async () => {
  database = await createTestDatabase();
  tree = await buildTree(database);
  callers = await buildCallers(database, tree);
  await buildOrgs();
  const advisor = await buildCaller(
    database,
    '驻点指导员',
    'advisor',
    'self',
    onlyScope({ socialOrgIds: [orgs.joint?.id ?? ''] }),
  );
  app = await createTestApp({ ...callers, advisor }, (server) =>
    registerSocialOrgRoutes(server, { pool: database.appPool, sealer: testSealer }),
  );
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

async function buildOrgs() {
  const { education, trades, educationBranch, educationJointBranch, tradesBranch } = tree;
  const body = tree.supervisingBodies.education;
  const add = async (key: string, name: string, more: Partial<Parameters<typeof addSocialOrg>[1]> = {}) => {
    orgs[key] = await addSocialOrg(database, { name, responsible: education, ...more });
    return orgs[key];
  };
  const sole = await add('sole', '单独学校', { body, staff: 120 });
  const joint = await add('joint', '联合幼儿园', { body, staff: 8, regionCode: '610723104' });
  const both = await add('both', '双重覆盖协会', {
    responsible: trades,
    type: 'association',
    sector: 'business_services',
    staff: 40,
  });
  const attached = await add('attached', '挂靠商会', {
    responsible: trades,
    type: 'association',
    sector: null,
    staff: null,
  });
  const functional = await add('functional', '功能型学会', { type: 'association', registerKind: 'filed' });
  const gap = await add('gap', '应建未建学校', { body });
  await add('few', '个别党员学校', { unclear: true });
  await add('unknown', '未核实学校', { status: 'abnormal_list' });
  await add('ended', '已注销学校', { status: 'deregistered', endedOn: '2023-01-01' });
  await add('city', '市级协会', {
    type: 'association',
    regionCode: '610700000',
    responsible: tree.root,
    creditCode: null,
  });
  const functionalBranch = await addPartyOrg(database, {
    name: '功能型党支部',
    parent: education,
    functional: true,
  });
  await coverBy(database, { socialOrg: sole, partyOrg: educationBranch });
  await coverBy(database, {
    socialOrg: joint,
    partyOrg: educationJointBranch,
    way: 'joint',
    fromOn: '2024-01-01',
  });
  await coverBy(database, { socialOrg: both, partyOrg: tradesBranch });
  await coverBy(database, { socialOrg: both, partyOrg: educationJointBranch, way: 'attached' });
  await coverBy(database, {
    socialOrg: attached,
    partyOrg: tradesBranch,
    way: 'attached',
    toOn: '2025-01-01',
  });
  await coverBy(database, {
    socialOrg: attached,
    partyOrg: tradesBranch,
    way: 'attached',
    fromOn: '2025-01-01',
  });
  await coverBy(database, { socialOrg: functional, partyOrg: functionalBranch });
  for (const name of ['甲', '乙', '丙'])
    await addMember(database, { name, branch: educationBranch, workUnit: gap });
  await addMember(database, { name: '丁', branch: educationBranch, workUnit: orgs.few });
  await buildWith(database, async (client) => {
    await client.query(
      `insert into declared_figure (social_org_id, figure, value, source, declared_on) values ($1, 'full_members', 5, '台账', '2024-12-31'), ($2, 'full_members', 1, '台账', '2024-12-31')`,
      [gap.id, orgs.few?.id],
    );
    await client.query(
      `insert into advisor_assignment (id, social_org_id, kind, person_name, valid) values (gen_random_uuid(), $1, 'advisor', '王指导', daterange('2024-06-01', null))`,
      [gap.id],
    );
    await client.query(
      `update social_org set extra = '[{"title":"活动场所","value":"有","on":"2024-12-31","source":"台账"},{"title":"=制度","value":"=1+1","on":"2024-12-31","source":"台账"}]' where id = $1`,
      [sole.id],
    );
  });
}

async function namesOf(caller: string, query: Partial<SocialOrgFilter> = {}): Promise<string[]> {
  const { status, body } = await app.call(caller, listSocialOrgsRoute, { query });
  expect(status).toBe(200);
  return body.rows.map((row) => row.name).sort();
}

const ALL = [
  '个别党员学校',
  '双重覆盖协会',
  '单独学校',
  '应建未建学校',
  '功能型学会',
  '市级协会',
  '挂靠商会',
  '未核实学校',
  '联合幼儿园',
].sort();

describe('filters', () => {
  it.each<[string, Partial<SocialOrgFilter>, string[]]>([
    ['nothing', {}, ALL],
    ['a part of the name', { q: '学校' }, ['个别党员学校', '单独学校', '应建未建学校', '未核实学校']],
    ['the name in traditional characters', { q: '應建未建學校' }, ['应建未建学校']],
    ['initials', { q: 'yjwj' }, ['应建未建学校']],
    ['initials that stand apart', { q: 'yjxx' }, []],
    ['two initials', { q: 'DD' }, ['单独学校']],
    ['characters and initials', { q: '学校 yjwj' }, ['应建未建学校']],
    ['several words in any order', { q: '学校 应建' }, ['应建未建学校']],
    ['a single letter', { q: 'x' }, []],
    ['a part of the code', { q: '610700MJ' }, []],
    ['a place with all below', { region: '610723000' }, ALL.filter((name) => name !== '市级协会')],
    ['a township', { region: '610723104' }, ['联合幼儿园']],
    ['a city alone', { region: '610700000', within: 'own' }, ['市级协会']],
    ['a node of the Party tree', { partyOrg: 'trades' }, ['双重覆盖协会', '挂靠商会']],
    ['the root itself', { partyOrg: 'root', within: 'own' }, ['市级协会']],
    ['a supervising body', { body: ['education'] }, ['单独学校', '应建未建学校', '联合幼儿园']],
    ['no supervising body', { body: ['none'], q: '学会' }, ['功能型学会']],
    [
      'two types',
      { type: ['foundation', 'association'] },
      ['双重覆盖协会', '功能型学会', '市级协会', '挂靠商会'],
    ],
    ['a sector or none', { sector: ['business_services', 'none'] }, ['双重覆盖协会', '挂靠商会']],
    ['sizes', { sizeBand: ['0', '4'] }, ['单独学校', '挂靠商会']],
    ['filed ones', { registerKind: 'filed' }, ['功能型学会']],
    ['a status', { status: ['abnormal_list'] }, ['未核实学校']],
    ['what is over', { standing: 'ended' }, ['已注销学校']],
    ['unclear responsibility', { responsibility: 'unclear' }, ['个别党员学校']],
    ['who covers it', { coveredBy: 'educationJointBranch' }, ['双重覆盖协会', '联合幼儿园']],
    ['declared numbers that the roll contradicts', { mismatch: 'yes' }, ['应建未建学校']],
    [
      'formal coverage',
      { covered: 'formal' },
      ['双重覆盖协会', '单独学校', '功能型学会', '挂靠商会', '联合幼儿园'],
    ],
    [
      'formal coverage under 党统口径',
      { covered: 'formal', definition: 'party_statistics' },
      ['双重覆盖协会', '单独学校', '联合幼儿园'],
    ],
    ['the base of 民政口径', { definition: 'civil_affairs' }, ALL.filter((name) => name !== '功能型学会')],
    ['no formal coverage', { covered: 'none' }, ['个别党员学校', '市级协会', '应建未建学校', '未核实学校']],
    ['work coverage alone', { covered: 'none', work: 'yes' }, ['应建未建学校']],
    ['no work coverage', { work: 'no' }, ['个别党员学校', '市级协会', '未核实学校']],
    ['the strongest way sole', { way: 'sole' }, ['双重覆盖协会', '单独学校']],
    ['the strongest way attached', { way: 'attached' }, ['挂靠商会']],
    ['the strongest way functional', { way: 'functional' }, ['功能型学会']],
    ['a way that does not count', { way: 'attached', definition: 'party_statistics' }, []],
    ['应建未建', { covered: 'none', members: 'due' }, ['应建未建学校']],
    ['仅有个别党员', { covered: 'none', members: 'few' }, ['个别党员学校']],
    ['未核实', { covered: 'none', members: 'unknown' }, ['市级协会', '未核实学校']],
    ['a day before a branch covered it', { on: '2023-12-31', way: 'joint' }, []],
    ['a day before one was over', { on: '2022-12-31', q: '注销' }, ['已注销学校']],
    ['a day before all', { on: '2019-12-31' }, []],
    ['a size on a day', { on: '2024-06-01', sizeBand: ['4'] }, ['单独学校']],
  ])('find by %s', async (_what, query, expected) => {
    expect(await namesOf('officer', withIds(query))).toEqual([...expected].sort());
    const { body } = await app.call('officer', countSocialOrgsRoute, { query: withIds(query) });
    expect(body).toEqual({ count: expected.length, capped: false });
  });

  it('find a whole code, typed carelessly', async () => {
    const code = orgs.sole?.creditCode ?? '';
    expect(await namesOf('officer', { q: ` ${code.toLowerCase()} ` })).toEqual(['单独学校']);
    expect(await namesOf('officer', { q: code.slice(8) })).toEqual(['单独学校']);
  });

  it.each([
    ['a day to come', { on: '2999-01-01' }, 'social-orgs.future', 409],
    ['a definition that is not there', { definition: 'x' }, 'social-orgs.definition', 409],
    ['a region of six digits', { region: '610723' }, 'input.invalid', 400],
    ['no day', { on: '2023-02-30' }, 'input.invalid', 400],
    ['a size of page', { size: 1000 }, 'input.invalid', 400],
  ])('refuse %s', async (_what, query, code, status) => {
    const answer = await app.call('officer', listSocialOrgsRoute, { query });
    expect([answer.code, answer.status]).toEqual([code, status]);
  });
});

/** Names of nodes and bodies stand for their ids in the table above. */
function withIds(query: Partial<SocialOrgFilter>): Partial<SocialOrgFilter> {
  const node = (key: string | undefined) =>
    (tree as unknown as Record<string, { id: string } | undefined>)[key ?? '']?.id ?? key;
  return {
    ...query,
    ...(query.partyOrg === undefined ? {} : { partyOrg: node(query.partyOrg) }),
    ...(query.coveredBy === undefined ? {} : { coveredBy: node(query.coveredBy) }),
    ...(query.body === undefined
      ? {}
      : {
          body: query.body.map((each) => (each === 'education' ? tree.supervisingBodies.education.id : each)),
        }),
  };
}

describe('a row', () => {
  it('says how it is covered, by the strongest way first counted', async () => {
    const { body } = await app.call('officer', listSocialOrgsRoute, { query: { q: '双重' } });
    expect(body.rows[0]).toMatchObject({
      way: 'sole',
      work: true,
      members: 'unknown',
      regionName: '洋县',
      sectorName: '工商业服务',
      responsibleName: '洋县行业协会商会联合党委',
      staff: 40,
    });
    expect(body.rows[0]?.coveredBy.map(({ name, way }) => [name, way])).toEqual([
      ['洋县民办教育联合党支部', 'attached'],
      ['洋县餐饮协会党支部', 'sole'],
    ]);
  });
});

describe('pages', () => {
  it.each(['officer', 'placeOfficer', 'educationOfficer', 'bodyOfficer'])(
    'follow one another without gap or repetition for %s',
    async (caller) => {
      const whole = (await app.call(caller, listSocialOrgsRoute, { query: { size: 100 } })).body;
      expect(whole.next).toBeNull();
      const walked: string[] = [];
      let after: string | undefined;
      do {
        const { body } = await app.call(caller, listSocialOrgsRoute, { query: { size: 2, after } });
        walked.push(...body.rows.map((row) => row.id));
        after = body.next ?? undefined;
      } while (after !== undefined);
      expect(walked).toEqual(whole.rows.map((row) => row.id));
    },
  );

  it('walk the spans in the same order', async () => {
    const query = { covered: 'formal', size: 2 } as const;
    const first = (await app.call('officer', listSocialOrgsRoute, { query })).body;
    const second = (
      await app.call('officer', listSocialOrgsRoute, { query: { ...query, after: first.next ?? '' } })
    ).body;
    const third = (
      await app.call('officer', listSocialOrgsRoute, { query: { ...query, after: second.next ?? '' } })
    ).body;
    expect([...first.rows, ...second.rows, ...third.rows].map((row) => row.id)).toHaveLength(5);
    expect(third.next).toBeNull();
  });

  it.each([
    '',
    'rubbish',
    Buffer.from('[1]').toString('base64url'),
    Buffer.from('["a","b","c"]').toString('base64url'),
    Buffer.from('null').toString('base64url'),
  ])('begin anew at a cursor %j that nobody wrote', (text) => {
    expect(readCursor(text)).toBeNull();
  });
});

describe('scopes', () => {
  it.each<[string, string[]]>([
    [
      'educationOfficer',
      ['个别党员学校', '单独学校', '应建未建学校', '功能型学会', '未核实学校', '联合幼儿园'],
    ],
    ['tradesOfficer', ['双重覆盖协会', '挂靠商会']],
    ['placeOfficer', ALL.filter((name) => name !== '市级协会')],
    ['townshipOfficer', ['联合幼儿园']],
    ['otherPlaceOfficer', []],
    ['bodyOfficer', ['单独学校', '应建未建学校', '联合幼儿园']],
    ['inspector', ALL],
    ['advisor', ['联合幼儿园']],
  ])('%s sees its own', async (caller, expected) => {
    expect(await namesOf(caller)).toEqual([...expected].sort());
    expect((await app.call(caller, countSocialOrgsRoute, { query: {} })).body.count).toBe(expected.length);
    expect(await namesOf(caller, { covered: 'none' })).toEqual(
      expected
        .filter((name) => ['个别党员学校', '市级协会', '应建未建学校', '未核实学校'].includes(name))
        .sort(),
    );
  });

  it('a filter never leads out of the scope', async () => {
    expect(await namesOf('tradesOfficer', { partyOrg: tree.root.id })).toEqual(
      ['双重覆盖协会', '挂靠商会'].sort(),
    );
    expect(await namesOf('townshipOfficer', { region: '610000000' })).toEqual(['联合幼儿园']);
    expect(await namesOf('tradesOfficer', { mismatch: 'yes' })).toEqual([]);
  });

  it.each([
    [null, 'signed-out'],
    ['systemAdmin', 'not-allowed'],
  ])('%s is refused', async (caller, code) => {
    expect((await app.call(caller, listSocialOrgsRoute, { query: {} })).code).toBe(code);
    expect((await app.call(caller, exportSocialOrgsRoute, { query: { purpose: '核对' } })).code).toBe(code);
  });

  it('an advisor may read but not export', async () => {
    expect((await app.call('advisor', exportSocialOrgsRoute, { query: { purpose: '核对' } })).code).toBe(
      'not-allowed',
    );
  });
});

describe('an export', () => {
  it.each(['xlsx', 'csv'] as const)(
    'as %s holds what is filtered, with the columns for which there is no field at the end',
    async (format) => {
      const { status, bytes, headers } = await app.call('officer', exportSocialOrgsRoute, {
        query: { q: '单独', format, purpose: '核对' },
      });
      expect(status).toBe(200);
      expect(decodeURIComponent(String(headers['content-disposition']))).toMatch(
        /社会组织 \d{4}-\d{2}-\d{2}\.(xlsx|csv)/,
      );
      const [, , header = [], row = [], ...rest] = await readTexts(bytes, `a.${format}`);
      expect(rest).toEqual([]);
      const cells = Object.fromEntries(header.map((title, index) => [title, row[index]]));
      expect(cells).toMatchObject({
        社会组织名称: '单独学校',
        统一社会信用代码: orgs.sole?.creditCode,
        组织类型: '民办非企业单位（社会服务机构）',
        成立日期: '2020-01-01',
        所属行政区划: '陕西省汉中市洋县',
        业务主管单位: '洋县教育体育局',
        '覆盖方式（计算）': '单独建',
        '覆盖它的党组织（计算）': '洋县明德学校党支部',
        '正式党员（计算）': '未核实',
        从业人员数: '120',
        活动场所: '有',
      });
      expect(header.slice(-2)).toEqual(['活动场所', '=制度']);
      expect(cells['=制度']).toBe('=1+1');
    },
  );

  it('holds the scope and no more', async () => {
    const { bytes } = await app.call('tradesOfficer', exportSocialOrgsRoute, {
      query: { format: 'csv', purpose: '核对' },
    });
    expect(
      (await readTexts(bytes, 'a.csv'))
        .slice(3)
        .map((row) => row[0])
        .sort(),
    ).toEqual(['双重覆盖协会', '挂靠商会'].sort());
  });
});
