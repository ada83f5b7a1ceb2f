import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildMembersWorld, type MembersWorld } from '../../testing/build-members-world.ts';
import { countMembersRoute, listMembersRoute } from '../member-list.contract.ts';
import { findMemberByNumberRoute, readMemberRoute } from '../member.contract.ts';

let world: MembersWorld;
let hidden: string;
let open: string;
let number: string;
beforeAll(async () => {
  world = await buildMembersWorld();
  const given = world.somebody({ name: '不公开者', private: true });
  number = given.identityNumber;
  hidden = (await world.create('officer', given)).body.id;
  open = await world.enter({ name: '公开者' });
  for (const [id, name] of [
    [hidden, '不公开者'],
    [open, '公开者'],
  ]) {
    await world.database.superPool.query(
      `insert into party_post (id, party_org_id, member_id, person_name, post, from_on, to_on)
       values (gen_random_uuid(), $1, $2, $3, 'committee_member', '2024-01-01', 'infinity')`,
      [world.tree.educationBranch.id, id, name],
    );
  }
});
afterAll(() => world.close());

const list = async (by: string) =>
  (await world.app.call(by, listMembersRoute, { query: {} })).body.rows.map(({ name }) => name).sort();
const count = async (by: string, query: object = {}) =>
  (await world.app.call(by, countMembersRoute, { query })).body;

/** What a scope sees of a table, past every query of the product. */
async function seen(by: string, text: string): Promise<unknown[]> {
  const { readScoped } = await import('../../../platform/server/database/scoped.ts');
  const caller = world.callers[by];
  if (caller === undefined) throw new Error(by);
  return readScoped(world.database.appPool, caller, { text });
}

describe('a member who is 不公开', () => {
  it.each(['officer', 'educationOfficer', 'secretary'])(
    'is on the roll of those who keep it: %s',
    async (by) => {
      expect(await seen(by, `select 1 from member where name = '不公开者'`)).toHaveLength(1);
      expect(await seen(by, `select 1 from party_post where person_name = '不公开者'`)).toHaveLength(1);
    },
  );

  it('is seen by the branch and above in lists, with the rest', async () => {
    expect(await list('officer')).toEqual(['不公开者', '公开者']);
    expect(await count('officer')).toEqual({ count: 2, capped: false });
  });

  it('is not there for an inspector: not in lists, counts, records, by number, as a post, as a change', async () => {
    expect(await list('inspector')).toEqual(['公开者']);
    expect(await count('inspector')).toEqual({ count: 1, capped: false, notShown: 1 });
    expect(await count('inspector', { private: 'yes' })).toMatchObject({ count: 0 });
    const read = await world.app.call('inspector', readMemberRoute, { params: { id: hidden } });
    expect(read.status).toBe(404);
    const found = await world.app.call('inspector', findMemberByNumberRoute, {
      body: { identityNumber: number },
    });
    expect(found.body.member).toBeNull();
    expect(await seen('inspector', 'select 1 from member_period')).toHaveLength(1);
    expect(await seen('inspector', 'select person_name from party_post')).toEqual([
      { person_name: '公开者' },
    ]);
    expect(await seen('inspector', `select 1 from change_line where changes::text ~ '不公开者'`)).toEqual([]);
    expect(await seen('officer', `select 1 from change_line where changes::text ~ '不公开者'`)).toHaveLength(
      1,
    );
  });

  it.each(['placeOfficer', 'bodyOfficer', 'advisor', 'systemAdmin'])(
    'holds no post for whoever is beside the Party line: %s',
    async (by) => {
      expect(await seen(by, `select 1 from party_post where person_name = '不公开者'`)).toEqual([]);
      expect(await seen(by, 'select 1 from member')).toEqual([]);
    },
  );

  it('is told of among the posts as one that is not shown', async () => {
    const hiddenPosts = (by: string) =>
      seen(by, `select private_posts_hidden('${world.tree.educationBranch.id}')::int as n`);
    expect(await hiddenPosts('placeOfficer')).toEqual([{ n: 1 }]);
    expect(await hiddenPosts('officer')).toEqual([{ n: 0 }]);
  });

  it('is counted as not shown whatever is searched for: a search would find out who it is', async () => {
    expect(await count('inspector', { q: '没有这个人' })).toMatchObject({ count: 0, notShown: 1 });
    expect(await count('inspector', { partyOrg: world.tree.trades.id })).toEqual({ count: 0, capped: false });
  });

  it('sees the own record, as a member does', async () => {
    await world.signInMember(hidden);
    expect((await world.read(hidden, 'member')).name).toBe('不公开者');
  });
});
