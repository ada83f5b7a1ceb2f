import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildMembersWorld, type MembersWorld, TODAY } from '../../testing/build-members-world.ts';
import { revealMemberRoute } from '../member.contract.ts';

let world: MembersWorld;
beforeAll(async () => {
  world = await buildMembersWorld();
  const { callers, tree, database } = world;
  for (const [name, role, node] of [
    ['educationOfficer', 'officer', tree.education],
    ['secretary', 'branch_secretary', tree.educationBranch],
  ] as const) {
    await database.superPool.query(
      `insert into role_grant (id, account_id, role, scope_kind, party_org_id) values ($1, $2, $3, 'party', $4)`,
      [callers[name]?.grantId, callers[name]?.accountId, role, node.id],
    );
  }
});
afterAll(() => world.close());

const reveal = (id: string, by: string, more: object = {}) =>
  world.app.call(by, revealMemberRoute, {
    params: { id },
    body: { what: 'phone', purpose: '办理组织关系接转', ...more },
  });
/** As if everything so far had happened earlier. */
const passDays = (id: string, days: number) =>
  world.database.superPool.query(
    `update look_line set at = at - make_interval(days => $2), shown_from = shown_from - make_interval(days => $2) where entity_id = $1`,
    [id, days],
  );

describe('what the member is told', () => {
  it('is which unit and role looked, for what, on which day, not who', async () => {
    const id = await world.enter();
    await world.signInMember(id);
    await reveal(id, 'educationOfficer');
    expect(await world.looksAt(id, 'member')).toMatchObject([
      {
        day: TODAY,
        at: null,
        actor: null,
        unit: world.tree.education.name,
        post: '党建工作人员',
        what: 'reveal-phone',
        purpose: '办理组织关系接转',
      },
    ]);
    expect((await world.looksAt(id, 'secretary'))[0]).toMatchObject({ actor: '教育党委干部' });
  });

  it('is one line a month of what the own branch opens in its daily work', async () => {
    const id = await world.enter();
    await world.signInMember(id);
    for (let opened = 0; opened < 3; opened += 1) {
      await world.read(id, 'secretary');
      await passDays(id, 0);
      await world.database.superPool.query(
        `update look_line set at = date_trunc('month', now()) - interval '1 month' + make_interval(days => $2) where entity_id = $1 and at > now() - interval '1 hour'`,
        [id, opened + 3],
      );
    }
    await reveal(id, 'secretary');
    await world.read(id, 'secretary');
    const told = await world.looksAt(id, 'member');
    expect(told.map(({ what, routine, times }) => [what, routine, times])).toEqual([
      ['open', true, 1],
      ['reveal-phone', false, 1],
      ['open', true, 3],
    ]);
    expect(told[2]).toMatchObject({ unit: world.tree.educationBranch.name, post: '党支部书记', actor: null });
  });
});

describe('a look on a lawful ground', () => {
  const ground = { ground: 'discipline', purpose: '县纪委〔2026〕7 号' };

  it('is recorded at once, and told when its time has come, with what else was seen on that day', async () => {
    const id = await world.enter();
    await world.signInMember(id);
    await world.read(id, 'educationOfficer');
    expect((await reveal(id, 'educationOfficer', ground)).body.value).toBe('13800001234');
    for (const by of ['member', 'secretary', 'officer']) expect(await world.looksAt(id, by)).toEqual([]);
    expect(await world.looksAt(id, 'educationOfficer')).toHaveLength(2);
    const { rows } = await world.database.superPool.query(
      "select ground, shown_from > now() + interval '89 days' as late from look_line where entity_id = $1 and ground is not null",
      [id],
    );
    expect(rows).toEqual([{ ground: 'discipline', late: true }]);
    await passDays(id, 91);
    expect(await world.looksAt(id, 'member')).toMatchObject([
      { what: 'reveal-phone', ground: 'discipline', unit: world.tree.education.name },
      { what: 'open' },
    ]);
  });

  it('hides nobody else’s look, and none of another day', async () => {
    const id = await world.enter();
    await world.signInMember(id);
    await world.read(id, 'educationOfficer');
    await passDays(id, 5);
    await reveal(id, 'secretary');
    await reveal(id, 'educationOfficer', ground);
    expect((await world.looksAt(id, 'member')).map(({ what }) => what)).toEqual(['reveal-phone', 'open']);
  });

  it('is not the branch’s to claim', async () => {
    const id = await world.enter();
    const refused = await reveal(id, 'secretary', ground);
    expect(refused.code).toBe('not-allowed.look-ground');
    expect((await reveal(id, 'educationOfficer', { ...ground, ground: 'curiosity' })).status).toBe(400);
  });
});
