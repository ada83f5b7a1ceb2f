import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { sealOfficePhone } from '../../../platform/server/crypto/office-phone.ts';
import { testSealer } from '../../../platform/testing/test-sealer.ts';
import { makeCreditCode } from '../../codes/credit-code.rules.ts';
import { buildTree, type BuiltTree, buildWith } from '../../testing/build-records.ts';
import { type SocialOrgToStore, storeSocialOrgs } from './store-social-orgs.ts';

let database: TestDatabase;
let tree: BuiltTree;

beforeAll(async () => {
  database = await createTestDatabase();
  tree = await buildTree(database);
});
afterAll(() => database.drop());

const FRAME = { ledgerOn: '2025-06-30', actorName: '导入人', sealer: testSealer };

function store(rows: readonly SocialOrgToStore[], changeOn = '2025-06-30'): Promise<string[]> {
  return buildWith(database, (client) => storeSocialOrgs(client, rows, FRAME), { changeOn });
}

async function rowOf(id: string | undefined) {
  const { rows } = await database.superPool.query('select * from social_org where id = $1', [id]);
  return rows[0];
}

async function countOf(table: string, id: string | undefined): Promise<unknown[]> {
  const { rows } = await database.superPool.query(
    `select to_jsonb(t) - 'id' - 'social_org_id' - 'recorded_at' as row from ${table} t where social_org_id = $1 order by 1`,
    [id],
  );
  return rows.map((each) => each.row);
}

function newOne(name: string, more: Partial<SocialOrgToStore['draft']> = {}): SocialOrgToStore {
  return {
    draft: {
      name,
      type: 'service_agency',
      regionCode: '610723104',
      responsiblePartyOrgId: tree.education.id,
      ...more,
    },
  };
}

describe('storing new organisations', () => {
  it('fills in what follows from what is said', async () => {
    const [id] = await store([
      newOne('谢村镇幸福幼儿园', { staff: 8, supervisingBodyId: tree.supervisingBodies.education.id }),
    ]);
    expect(await rowOf(id)).toMatchObject({
      name_key: '谢村镇幸福幼儿园',
      pos: 610723104,
      body_no: tree.supervisingBodies.education.no,
      register_kind: 'registered',
      legal_person: true,
      operating: true,
      status: 'normal',
      first_on: '2025-06-30',
      founded_on: null,
      responsibility: 'unclear',
      volunteers: null,
      created_by: '导入人',
    });
  });

  it('takes the place from the code, the first day from the founding, and unknown ends from before the ledger', async () => {
    const creditCode = makeCreditCode({ prefix: '52', region: '610722', subject: 'MJW00001' });
    const [a, b] = await store([
      newOne('城固县启明学校', { regionCode: undefined, creditCode, foundedOn: '2010-05-01' }),
      newOne('旧学校', { status: 'deregistered', endedOn: '2019-01-01', registerKind: 'filed' }),
    ]);
    expect(await rowOf(a)).toMatchObject({ region_code: '610722000', first_on: '2010-05-01' });
    expect(await rowOf(b)).toMatchObject({ first_on: '2019-01-01', operating: false, legal_person: false });
  });

  it('keeps the order of ids and makes a period and a span of each', async () => {
    const ids = await store(
      Array.from({ length: 30 }, (_, index) => newOne(`民办学校${index}`, { staff: index })),
    );
    const { rows } = await database.superPool.query(
      `select o.name, s.size_band, p.valid::text from unnest($1::uuid[]) with ordinality as i (id, n) join social_org o on o.id = i.id
       join social_org_period p on p.social_org_id = o.id join coverage_span s on s.social_org_id = o.id order by n`,
      [ids],
    );
    expect(rows.map((row) => row.name)).toEqual(Array.from({ length: 30 }, (_, index) => `民办学校${index}`));
    expect(rows[29]).toMatchObject({ size_band: 2, valid: '[2025-06-30,)' });
  });

  it('fails as a whole when a place is not there', async () => {
    await expect(store([newOne('好学校'), newOne('坏学校', { regionCode: '999999999' })])).rejects.toThrow();
    const { rows } = await database.superPool.query(`select from social_org where name = '好学校'`);
    expect(rows).toHaveLength(0);
  });
});

describe('storing changes', () => {
  it('changes what is said, makes null what is said to be unknown, keeps the rest', async () => {
    const [id] = await store([newOne('改名前', { staff: 8, volunteers: 5, contactName: '张三' })]);
    await store([{ id, draft: { name: '改名后', staff: 12, volunteers: null } }], '2025-09-01');
    expect(await rowOf(id)).toMatchObject({
      name: '改名后',
      name_key: '改名后',
      staff: 12,
      volunteers: null,
      contact_name: '张三',
      version: 2,
    });
    const { rows } = await database.superPool.query(
      'select name, valid::text from social_org_period where social_org_id = $1 and superseded_at is null order by valid',
      [id],
    );
    expect(rows).toEqual([
      { name: '改名前', valid: '[2025-06-30,2025-09-01)' },
      { name: '改名后', valid: '[2025-09-01,)' },
    ]);
  });

  it('lets each row say something else in one statement', async () => {
    const [a, b] = await store([newOne('甲', { staff: 1 }), newOne('乙', { staff: 2, sector: 'education' })]);
    await store([
      { id: a, draft: { regionCode: '610723001', supervisingBodyId: tree.supervisingBodies.education.id } },
      { id: b, draft: { responsiblePartyOrgId: tree.trades.id, sector: null } },
    ]);
    expect(await rowOf(a)).toMatchObject({
      pos: 610723001,
      staff: 1,
      body_no: tree.supervisingBodies.education.no,
      responsible_party_org_id: tree.education.id,
    });
    expect(await rowOf(b)).toMatchObject({
      pos: 610723104,
      staff: 2,
      sector: null,
      body_no: 0,
      responsible_party_org_id: tree.trades.id,
    });
  });

  it('moves the first day with a founding day found out later', async () => {
    const [id] = await store([newOne('晚知成立日')]);
    await store([{ id, draft: { foundedOn: '2011-01-01' } }]);
    expect(await rowOf(id)).toMatchObject({ founded_on: '2011-01-01', first_on: '2011-01-01' });
  });

  it('puts later columns without a field in the place of those with the same title', async () => {
    const extra = (title: string, value: string) => ({ title, value, on: '2025-06-30', source: '台账.xlsx' });
    const [id] = await store([newOne('附列', { extra: [extra('活动场所', '有'), extra('经费', '2 万')] })]);
    await store([{ id, draft: { extra: [extra('经费', '3 万'), extra('制度', '全')] } }]);
    expect(
      (await rowOf(id)).extra.map((each: { title: string; value: string }) => [each.title, each.value]),
    ).toEqual([
      ['活动场所', '有'],
      ['经费', '3 万'],
      ['制度', '全'],
    ]);
  });

  it('throws when one is not there', async () => {
    await expect(store([{ id: tree.root.id, draft: { staff: 1 } }])).rejects.toThrow('not there');
  });
});

describe('storing facts', () => {
  it('stores each kind, and nothing twice', async () => {
    const facts: SocialOrgToStore['facts'] = {
      heads: [{ personName: '李四', post: '理事长', isMember: true, deputyRoles: ['party_congress'] }],
      annualChecks: [{ year: 2024, result: 'qualified' }],
      evaluations: [{ grade: 3, fromOn: '2024-01-01' }],
      creditListings: [{ kind: 'abnormal', fromOn: '2024-03-01', toOn: '2024-09-01' }],
      massOrgs: [{ kind: 'union', fromOn: '2024-01-01' }],
      advisors: [{ kind: 'advisor', personName: '王五', fromOn: '2024-01-01' }],
      declaredFigures: [{ figure: 'full_members', value: 4, source: '台账', declaredOn: '2025-06-30' }],
    };
    const [id] = await store([{ ...newOne('有事实的学校'), facts }]);
    await store([{ id, draft: {}, facts }]);
    expect(await countOf('org_head', id)).toMatchObject([
      { person_name: '李四', is_member: true, deputy_roles: ['party_congress'] },
    ]);
    expect(await countOf('annual_check', id)).toEqual([{ year: 2024, result: 'qualified' }]);
    expect(await countOf('evaluation', id)).toEqual([{ grade: 3, valid: '[2024-01-01,2029-01-01)' }]);
    expect(await countOf('credit_listing', id)).toHaveLength(1);
    expect(await countOf('mass_org', id)).toMatchObject([{ does_party_work: true, valid: '[2024-01-01,)' }]);
    expect(await countOf('advisor_assignment', id)).toHaveLength(1);
    expect(await countOf('declared_figure', id)).toHaveLength(1);
  });

  it('completes a head, replaces a check of the year, ends a grade with the next', async () => {
    const [id] = await store([
      {
        ...newOne('事实变化的学校'),
        facts: {
          heads: [{ personName: '李四', post: '理事长', phone: '13800138000' }],
          annualChecks: [
            { year: 2024, result: 'not_taken' },
            { year: 2024, result: 'qualified' },
          ],
          evaluations: [{ grade: 3, fromOn: '2022-01-01' }],
        },
      },
    ]);
    await store([
      {
        id,
        draft: {},
        facts: {
          heads: [{ personName: '李四', post: '理事长', isMember: false }],
          annualChecks: [{ year: 2024, result: 'basically_qualified' }],
          evaluations: [{ grade: 4, fromOn: '2025-01-01' }],
        },
      },
    ]);
    expect(await countOf('org_head', id)).toMatchObject([
      { office_phone_sealed: sealOfficePhone(testSealer, '13800138000'), is_member: false },
    ]);
    expect(await countOf('annual_check', id)).toEqual([{ year: 2024, result: 'basically_qualified' }]);
    expect(await countOf('evaluation', id)).toEqual([
      { grade: 3, valid: '[2022-01-01,2025-01-01)' },
      { grade: 4, valid: '[2025-01-01,2030-01-01)' },
    ]);
  });
});
