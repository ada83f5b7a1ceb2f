import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMember, addPartyOrg, addSocialOrg } from '../../testing/build-records.ts';
import { buildMergeWorld, type MergeWorld } from '../../testing/build-merge-world.ts';
import {
  countMemberDoublesRoute,
  countSocialOrgDoublesRoute,
  listMemberDoublesRoute,
  listPartyOrgDoublesRoute,
  listSocialOrgDoublesRoute,
} from '../doubles.contract.ts';

let world: MergeWorld;
beforeAll(async () => {
  world = await buildMergeWorld();
});
afterAll(() => world.close());

const orgPairs = async (query: object = {}, by = 'officer') =>
  (await world.app.call(by, listSocialOrgDoublesRoute, { query: { size: 100, ...query } })).body.rows;

describe('疑似重复', () => {
  it('of organisations: one name, a name without its place, and a name or code that the other bore', async () => {
    const { database, tree, sql } = world;
    const org = (name: string, more: object = {}) =>
      addSocialOrg(database, { name, responsible: tree.education, ...more });
    const known = await org('洋县明理志愿者协会');
    const again = await org('洋县明理志愿者协会');
    const bare = await org('明理志愿者协会');
    const elsewhere = await org('明理志愿者协会', { regionCode: '610722000' });
    const renamed = await org('洋县启智书院');
    const old = await org('洋县启蒙书院');
    await sql('update social_org set credit_code = null where id = $1', [known.id]);
    await sql(`update social_org set former_keys = '洋县启蒙书院' where id = $1`, [renamed.id]);
    await org('洋县无双学校');
    const rows = (await orgPairs()).map(({ keeper, other, why }) => [keeper.id, other.id, why]);
    // The one with a code is offered to be kept.
    expect(rows).toContainEqual([again.id, known.id, ['name']]);
    expect(rows).toContainEqual([bare.id, known.id, ['alike']]);
    expect(rows).toContainEqual([again.id, bare.id, ['alike']]);
    expect(rows).toContainEqual([renamed.id, old.id, ['former']]);
    expect(rows.flat()).not.toContain(elsewhere.id);
    expect(rows).toHaveLength(4);
    expect(await orgPairs({ why: 'former' })).toHaveLength(1);
    expect(await orgPairs({ q: 'mlzyz' })).toHaveLength(3);
    const count = await world.app.call('officer', countSocialOrgDoublesRoute, { query: {} });
    expect(count.body.count).toBe(4);
    const paged: string[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const query = { size: 1, ...(after === undefined ? {} : { after }) };
      const page = (await world.app.call('officer', listSocialOrgDoublesRoute, { query })).body;
      paged.push(...page.rows.map(({ keeper, other }) => `${keeper.id} ${other.id}`));
      after = page.next;
    }
    expect(new Set(paged).size).toBe(4);
    // They stand under another node.
    expect(await orgPairs({}, 'tradesOfficer')).toEqual([]);
  });

  it('of Party organisations: however the branch is called', async () => {
    const { database, tree } = world;
    const one = await addPartyOrg(database, {
      name: '中共洋县明理学校支部委员会',
      kind: 'branch',
      parent: tree.root,
    });
    const two = await addPartyOrg(database, {
      name: '洋县明理学校党支部',
      kind: 'branch',
      parent: tree.education,
    });
    const { rows } = (await world.app.call('officer', listPartyOrgDoublesRoute, { query: { q: '明理学校' } }))
      .body;
    expect(rows.map(({ keeper, other, why }) => [[keeper.id, other.id].sort(), why])).toEqual([
      [[one.id, two.id].sort(), ['alike']],
    ]);
  });

  it('of members: one name with one month of birth or one branch; two numbers are two persons', async () => {
    const { database, tree, sql } = world;
    const member = (name: string, bornOn: string | null, branch = tree.educationBranch) =>
      addMember(database, { name, branch }).then(async (id) => {
        await sql(
          `update member set born_on = $2, born_precision = 'day', id_number_hash = null, id_number_sealed = null where id = $1`,
          [id, bornOn],
        );
        return id;
      });
    const one = await member('双双喜', '1980-03-04');
    const same = await member('双双喜', '1980-03-09', tree.tradesBranch);
    await member('双双喜', '1981-05-09', tree.tradesBranch);
    const pairs = async (by: string) =>
      (await world.app.call(by, listMemberDoublesRoute, { query: { q: '双双喜', why: 'born' } })).body.rows;
    expect((await pairs('officer')).map(({ keeper, other }) => [keeper.id, other.id].sort())).toEqual([
      [one, same].sort(),
    ]);
    expect(await pairs('educationOfficer')).toEqual([]);
    await sql(`update member set id_number_hash = 'a', id_number_sealed = 'a' where id = $1`, [one]);
    await sql(`update member set id_number_hash = 'b', id_number_sealed = 'b' where id = $1`, [same]);
    expect(await pairs('officer')).toEqual([]);
    const looks = await sql(`select count from look_line where what = 'list' and entity = 'member'`);
    expect(looks).toContainEqual({ count: 2 });
  });

  it.each(['inspector', 'advisor', 'systemAdmin'])('%s sees none', async (by) => {
    expect((await world.app.call(by, listSocialOrgDoublesRoute, { query: {} })).status).toBe(403);
    expect((await world.app.call(by, countMemberDoublesRoute, { query: {} })).status).toBe(403);
  });
});
