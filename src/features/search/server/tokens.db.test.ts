import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 as newId } from 'uuid';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { foldName } from '../../../platform/kernel/fold-name.ts';
import { searchKey } from '../../../platform/kernel/search-pieces.ts';
import { addMember, addPartyOrg, addSocialOrg, buildWith } from '../../testing/build-records.ts';
import { listMembersRoute } from '../../members/member-list.contract.ts';
import { buildSearchWorld, type SearchWorld } from '../../testing/build-search-world.ts';

const TODAY = todayIn(OFFICE_TIME_ZONE, new Date());
let world: SearchWorld;
let orgId: string;
let memberId: string;
beforeAll(async () => {
  world = await buildSearchWorld();
  const { database, tree } = world;
  orgId = (await addSocialOrg(database, { name: '旧名学校', responsible: tree.education })).id;
  memberId = await addMember(database, { name: '常移动', branch: tree.educationBranch });
});
afterAll(() => world.close());

const change = (text: string, values: unknown[]) =>
  buildWith(world.database, (client) => client.query(text, values));
const drift = async () =>
  (await world.database.ownerPool.query('select kind, token, missing from search_drift()')).rows;

describe('tokens follow the record', () => {
  it('that is renamed: it is found by either name', async () => {
    await change('update social_org set name = $2, name_key = $3 where id = $1', [
      orgId,
      '新名学校',
      foldName('新名学校'),
    ]);
    expect(await world.names('旧名')).toEqual(['新名学校']);
    expect(await world.names('新名')).toEqual(['新名学校']);
    expect(await world.names('xmxx')).toEqual(['新名学校']);
  });

  it('that gets another code', async () => {
    await change('update social_org set credit_code = $2 where id = $1', [orgId, '52610723MJQ900001X']);
    expect(await world.names('MJQ900001X')).toEqual(['新名学校']);
    await change('update social_org set credit_code = null where id = $1', [orgId]);
    expect(await world.names('MJQ900001X')).toEqual([]);
  });

  it('that moves to another place or node', async () => {
    await change(
      `update social_org o set region_code = '610723104', pos = 610723104, responsible_party_org_id = p.id, party_pos = p.pos
       from party_org p where o.id = $1 and p.id = $2`,
      [orgId, world.tree.trades.id],
    );
    expect(await world.names('新名', 'townshipOfficer')).toEqual(['新名学校']);
    expect(await world.names('新名', 'tradesOfficer')).toEqual(['新名学校']);
    expect(await world.names('新名', 'educationOfficer')).toEqual([]);
  });

  it('that is managed elsewhere, and becomes 不公开', async () => {
    await change(
      'update member m set managing_branch_id = p.id, party_pos = p.pos, private = true from party_org p where m.id = $1 and p.id = $2',
      [memberId, world.tree.tradesBranch.id],
    );
    expect(await world.names('常移动', 'tradesOfficer')).toEqual(['常移动']);
    expect(await world.names('常移动', 'educationOfficer')).toEqual(['常移动']);
    expect(await world.names('常移动', 'inspector')).toEqual([]);
    await change('update member set membership_branch_id = null, membership_pos = null where id = $1', [
      memberId,
    ]);
    expect(await world.names('常移动', 'educationOfficer')).toEqual([]);
  });

  it('whose part of the tree moves or is renumbered', async () => {
    const { database, tree } = world;
    await change('select party_tree_move($1, $2, current_date)', [tree.tradesBranch.id, tree.education.id]);
    const { educationOfficer, tradesOfficer } = await import('../../testing/build-callers.ts').then((made) =>
      made.buildCallers(database, tree),
    );
    Object.assign(world.callers, { educationOfficer, tradesOfficer });
    expect(await world.names('常移动', 'educationOfficer')).toEqual(['常移动']);
    expect(await world.names('餐饮协会', 'tradesOfficer')).toEqual([]);
    await database.superPool.query('select party_tree_renumber(1)');
    expect(await drift()).toEqual([]);
  });

  it('that is taken away', async () => {
    const gone = await addSocialOrg(world.database, {
      name: '撤回的学校',
      responsible: world.tree.education,
    });
    const { superPool } = world.database;
    for (const of of ['social_org_period', 'coverage_span'])
      await superPool.query(`delete from ${of} where social_org_id = $1`, [gone.id]);
    await superPool.query('delete from social_org where id = $1', [gone.id]);
    expect(
      (await superPool.query('select from social_org_token where social_org_id = $1', [gone.id])).rowCount,
    ).toBe(0);
  });

  it('that has a short name and a code', async () => {
    const made = await addPartyOrg(world.database, { name: '洋县简称党支部', parent: world.tree.trades });
    await change(
      `update party_org set short_name = '总（联）支', party_code = '61072300 9ab' where id = $1`,
      [made.id],
    );
    for (const text of ['总联支', 'zlz', '009AB', '23009', '洋县简称'])
      expect(await world.names(text)).toEqual(['洋县简称党支部']);
  });
});

describe('the name of a member whom an import brought', () => {
  const bring = (name: string) =>
    addMember(
      world.database,
      { name, branch: world.tree.educationBranch },
      { changeOn: TODAY, importId: newId() },
    );
  const fold = async (most: number) =>
    (await world.database.ownerPool.query('select member_tokens_fold($1) as taken', [most])).rows[0].taken;
  const texts = [
    '欧阳重明',
    '欧阳',
    '阳重',
    '重明',
    '明',
    '重',
    'oyzm',
    'OYCM',
    'yz',
    'yc',
    'zm',
    'oym',
    'mz',
  ];
  const mixed = ['明 欧阳', '欧阳zm', 'oy明', 'oy zm', 'zm oy', '欧明'];

  it('is found at once, as it is once it is cut', async () => {
    await bring('欧阳重明');
    await bring('欧阳明');
    const ask = async (by: string) => {
      const found: Record<string, unknown> = {};
      for (const text of [...texts, ...mixed]) {
        const listed = await world.app.call(by, listMembersRoute, { query: { q: text } });
        found[text] = [
          (await world.search(text, {}, by)).body,
          listed.body?.rows?.map(({ name }) => name).sort(),
        ];
      }
      return found;
    };
    const [before, elsewhere] = [await ask('officer'), await ask('tradesOfficer')];
    expect(await fold(1)).toBe(1);
    expect(await ask('officer')).toEqual(before);
    expect([await fold(1), await fold(1)]).toEqual([1, 0]);
    expect(await ask('officer')).toEqual(before);
    expect(await ask('tradesOfficer')).toEqual(elsewhere);
    expect(await world.names('欧阳')).toEqual(['欧阳明', '欧阳重明']);
    expect(await world.names('oycm')).toEqual(['欧阳重明']);
    expect(await world.names('oyzm', 'tradesOfficer')).toEqual([]);
    expect(await drift()).toEqual([]);
  });

  it('that is changed, or taken away, before it is cut is found as it is then', async () => {
    const [renamed, gone] = [await bring('司马改名'), await bring('司马离去')];
    await change('update member set name = $2, name_key = $2 where id = $1', [renamed, '司马新名']);
    expect(await world.names('改名')).toEqual([]);
    expect(await world.names('smxm')).toEqual(['司马新名']);
    expect(await world.names('smlq')).toEqual(['司马离去']);
    await world.database.superPool.query('delete from member_period where member_id = $1', [gone]);
    await world.database.superPool.query('delete from member where id = $1', [gone]);
    expect(await world.names('司马')).toEqual(['司马新名']);
    expect(await fold(10)).toBe(0);
    expect(await drift()).toEqual([]);
  });
});

it('no change leaves a token too many or too few: what is kept is what would be made anew', async () => {
  expect(await drift()).toEqual([]);
  await world.database.superPool.query(`delete from member_token where token = '常移'`);
  await world.database.superPool.query(
    `insert into social_org_token select '错', pos, party_pos, body_no, social_org_id, at from social_org_token where token = '新名'`,
  );
  expect((await drift()).length).toBeGreaterThanOrEqual(2);
  await world.database.ownerPool.query('select search_rebuild()');
  expect(await drift()).toEqual([]);
});

it('the database folds a name as the question is folded', async () => {
  const text = fc.string({ unit: fc.constantFrom(...'洋县志愿（）()【】/&+#％%@~=！!？?|^$`\\“”·a1Ａ ') });
  await fc.assert(
    fc.asyncProperty(text, async (name) => {
      const { rows } = await world.database.ownerPool.query<{ key: string }>('select search_key($1) as key', [
        foldName(name),
      ]);
      expect(rows[0]?.key).toBe(searchKey(name));
    }),
    { numRuns: 200 },
  );
});

it('the readings are those of the dictionary, all of them', async () => {
  const { letterLines } = await import('../../../../scripts/readings.ts');
  const { rows } = await world.database.ownerPool.query<{ line: string }>(
    `select l || string_agg(character, '' order by character) as line
     from pinyin_initial, string_to_table(letters, null) l where character !~ '[0-9A-Z]' group by l order by l`,
  );
  const expected = letterLines().map(([letter, characters]) => letter + characters);
  expect(rows.map(({ line }) => line)).toEqual(expected);
  const migration = readFileSync('database/migrations/0026_search.sql', 'utf8');
  for (const [letter, characters] of letterLines())
    expect(migration).toContain(`('${letter}', '${characters}')`);
});
