import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeIdentityNumber } from '../../codes/identity-number.rules.ts';
import { createMemberRoute, readMemberRoute } from '../../members/member.contract.ts';
import { addMember, addSocialOrg, type BuiltPartyOrg } from '../../testing/build-records.ts';
import { buildMergeWorld, goesWithIt, KEPT_IDS, type MergeWorld } from '../../testing/build-merge-world.ts';

let world: MergeWorld;
let desk: ReturnType<MergeWorld['desk']>;
beforeAll(async () => {
  world = await buildMergeWorld();
  desk = world.desk('member');
});
afterAll(() => world.close());

let made = 0;
const NAMES = [
  '赵一白',
  '钱二黑',
  '孙三红',
  '李四蓝',
  '周五绿',
  '吴六青',
  '郑七紫',
  '王八橙',
  '冯九灰',
  '陈十金',
];
const newMember = async (more: Partial<Parameters<typeof addMember>[1]> = {}) => {
  made += 1;
  const name = `${NAMES[made % 10] ?? ''}${NAMES[Math.floor(made / 10)]?.slice(2) ?? ''}`;
  return { id: await addMember(world.database, { name, branch: world.tree.educationBranch, ...more }), name };
};
const withNumber = async (name: string, branch: BuiltPartyOrg, sequence: number) => {
  const identityNumber = makeIdentityNumber({ region: '100199', bornOn: '1985-06-01', sex: '1', sequence });
  const dates = { joinedOn: '2010-07-01', fullOn: '2011-07-01' };
  const body = {
    name,
    identityNumber,
    phone: '13800000001',
    status: 'full',
    ...dates,
    managingBranchId: branch.id,
  };
  const answer = await world.app.call('officer', createMemberRoute, { body: body as never });
  expect(answer.refusals).toEqual([]);
  return { id: answer.body.id, name };
};
const read = async (member: { id: string }, by = 'officer') =>
  (await world.app.call(by, readMemberRoute, { params: { id: member.id } })).body;
const codesOf = (answer: { refusals: readonly { code: string }[] }) =>
  answer.refusals.map(({ code }) => code);

describe('two records of one person', () => {
  it('become one: posts, account, requests and looks are the keeper’s, the number is on record once', async () => {
    const keeper = await newMember({ firstOn: '2021-01-01' });
    const loser = await withNumber('陈并号', world.tree.educationBranch, 11);
    await plantEverywhere(loser);
    await world.plantMarks('member', loser.id, [keeper.id, (await newMember()).id]);
    const tied = await world.keysTo('member');
    expect(await world.columnsWith(loser.id)).toEqual(
      expect.arrayContaining([
        ...tied,
        'member_period.member_id',
        'member_token.member_id',
        'look_line.entity_id',
      ]),
    );
    const { body } = await desk.compare(keeper, loser);
    expect(body.fields.find(({ field }) => field === 'identityNumber')).toMatchObject({
      keeper: null,
      loser: expect.stringMatching(/^\d{2}\*+.$/),
      choosable: false,
    });
    expect((await desk.merge(keeper, loser)).refusals).toEqual([]);
    expect(await world.columnsWith(loser.id)).toEqual([...KEPT_IDS, 'look_line.entity_id'].toSorted());
    const handedOver = tied.filter((column) => !goesWithIt(column));
    expect(await world.columnsWith(keeper.id)).toEqual(expect.arrayContaining(handedOver));
    const record = await read(loser);
    expect(record).toMatchObject({
      id: keeper.id,
      name: keeper.name,
      phoneMasked: expect.stringMatching(/^138\*+0001$/),
      merged: [{ id: loser.id, name: '陈并号' }],
    });
    expect(record.identityNumberMasked).toMatch(/^10\*/);
    expect(record.posts).toHaveLength(1);
    for (const text of ['陈并号', 'cbh']) expect(await world.found(text)).toEqual([keeper.id]);
    await world.expectNoDrift();
  });

  it('take the chosen fields; the days before the keeper’s come from the other, and both histories are read', async () => {
    const org = await addSocialOrg(world.database, { name: '并员学校', responsible: world.tree.education });
    const [keeper, loser] = [
      await newMember({ firstOn: '2022-01-01' }),
      await newMember({ firstOn: '2020-03-01', workUnit: org, status: 'full' }),
    ];
    expect((await desk.merge(keeper, loser, ['name', 'workUnitId'])).refusals).toEqual([]);
    const record = await read(keeper);
    expect(record).toMatchObject({ name: loser.name, firstOn: '2020-03-01', workUnit: { id: org.id } });
    expect(record.periods.map(({ fromOn, toOn }) => [fromOn, toOn])).toEqual([
      ['2022-01-01', null],
      ['2020-03-01', '2022-01-01'],
    ]);
    expect((await world.read(org)).roll.full).toBe(1);
    expect(await world.found(keeper.name)).toContain(keeper.id);
    for (const asked of [keeper, loser])
      expect((await world.changesOf('member', asked)).map(({ action }) => action)).toEqual(
        expect.arrayContaining(['merge', 'merged-into', 'create', 'correct']),
      );
    await world.expectNoDrift();
  });

  it('stay 不公开 where either was, and the secretary keeps the right that comes from the post', async () => {
    const [keeper, loser] = [await newMember(), await newMember()];
    await world.sql('update member set private = true where id = $1', [loser.id]);
    const [post] = await world.sql<{ id: string }>(
      `insert into party_post (id, party_org_id, member_id, person_name, post, from_on)
       values (gen_random_uuid(), $1, $2, $3, 'secretary', '2021-01-01') returning id`,
      [world.tree.educationBranch.id, loser.id, loser.name],
    );
    const accountId = world.callers.advisor?.accountId;
    await world.sql(
      `insert into role_grant (id, account_id, role, scope_kind, party_org_id, post_id)
       values (gen_random_uuid(), $1, 'branch_secretary', 'party', $2, $3)`,
      [accountId, world.tree.educationBranch.id, post?.id],
    );
    expect((await desk.merge(keeper, loser)).refusals).toEqual([]);
    expect((await read(keeper)).private).toBe(true);
    expect((await world.app.call('inspector', readMemberRoute, { params: { id: loser.id } })).status).toBe(
      404,
    );
    expect(await world.sql('select revoked_at from role_grant where post_id = $1', [post?.id])).toEqual([
      { revoked_at: null },
    ]);
    await world.expectNoDrift();
  });

  it('are written down as looked at by whoever compares them', async () => {
    const [keeper, loser] = [await newMember(), await newMember()];
    await desk.compare(keeper, loser, 'educationOfficer');
    const looks = await world.sql(
      `select entity_id from look_line where entity_id = any ($1) and what = 'open' and actor = '教育党委干部'`,
      [[keeper.id, loser.id]],
    );
    expect(looks).toHaveLength(2);
  });

  async function plantEverywhere(member: { id: string; name: string }): Promise<void> {
    const org = await addSocialOrg(world.database, { name: '何处学校', responsible: world.tree.education });
    const { sql, tree } = world;
    await read(member);
    await sql(
      `insert into party_post (id, party_org_id, member_id, person_name, post, from_on)
       values (gen_random_uuid(), $1, $2, $3, 'publicity', '2021-01-01')`,
      [tree.educationBranch.id, member.id, member.name],
    );
    await sql(
      `insert into advisor_assignment (id, social_org_id, kind, person_name, member_id, valid)
       values (gen_random_uuid(), $1, 'advisor', $2, $3, '[2021-01-01,)')`,
      [org.id, member.name, member.id],
    );
    await sql(
      `insert into account (id, sign_in_name, display_name, member_id) values (gen_random_uuid(), 'chenbinghao', '陈', $1)`,
      [member.id],
    );
    await sql(`update member set party_group = '并员党小组' where managing_branch_id = $1`, [
      tree.educationBranch.id,
    ]);
    await sql(
      `insert into party_group_leader (id, party_group_id, party_pos, member_id, chosen, from_on)
       select gen_random_uuid(), g.id, g.party_pos, $1, 'appointed', '2024-01-01' from party_group g where g.name = '并员党小组'`,
      [member.id],
    );
    const [meeting] = await sql<{ id: string; party_pos: string }>(
      `insert into meeting (id, party_org_id, party_pos, kinds, held_on)
       select gen_random_uuid(), p.id, p.pos, '{theme_day}', '2024-05-01' from party_org p where p.id = $1 returning id, party_pos`,
      [tree.educationBranch.id],
    );
    await sql(
      `insert into attendance (meeting_id, party_pos, number, member_id, person_name, votes, state) values ($1, $2, 1, $3, $4, true, 'present')`,
      [meeting?.id, meeting?.party_pos, member.id, member.name],
    );
    await sql(
      `with held as (insert into appraisal (id, party_org_id, party_pos, year)
         select gen_random_uuid(), p.id, p.pos, 2024 from party_org p where p.id = $1 returning id, party_pos)
       insert into appraisal_member (appraisal_id, party_pos, member_id, graded) select id, party_pos, $2, true from held`,
      [tree.educationBranch.id, member.id],
    );
    await sql(
      `insert into exclusion (id, party_org_id, party_pos, member_id, from_on)
       select gen_random_uuid(), p.id, p.pos, $2, '2024-01-01' from party_org p where p.id = $1`,
      [tree.educationBranch.id, member.id],
    );
    await sql(
      `insert into attendance_confirmation (id, party_org_id, party_pos, member_id, home_branch_id, home_pos, from_on, to_on, confirmed_by)
       select gen_random_uuid(), p.id, p.pos, $2, p.id, p.pos, '2024-01-01', '2024-04-01', '某人' from party_org p where p.id = $1`,
      [tree.educationBranch.id, member.id],
    );
    const [convening] = await sql<{ id: string; party_pos: string }>(
      `insert into convening (id, party_org_id, party_pos, kinds, assembly, on_day, starts_at, place, code_secret_sealed)
       select gen_random_uuid(), p.id, p.pos, '{theme_day}', 'members', '2024-05-01', '12:00', '会议室', '\\x00' from party_org p
       where p.id = $1 returning id, party_pos`,
      [tree.educationBranch.id],
    );
    for (const [table, more] of [
      ['convening_read (convening_id, party_pos, member_id)', ''],
      ['leave_request (convening_id, party_pos, member_id, reason, state)', `, '出差', 'waiting'`],
      ['check_in (convening_id, party_pos, member_id, state, step)', `, 'counted', 1`],
    ] as const)
      await sql(`insert into ${table} values ($1, $2, $3${more})`, [
        convening?.id,
        convening?.party_pos,
        member.id,
      ]);
    await sql(
      `insert into correction_request (id, member_id, what, asked_by, state, answered_at, answer)
       values (gen_random_uuid(), $1, 'name', '陈', 'declined', now(), '不改')`,
      [member.id],
    );
  }
});

describe('a merge of persons is refused', () => {
  it('where both are members now in different branches, have numbers, accounts, or a request that waits', async () => {
    const keeper = await withNumber('双号甲', world.tree.educationBranch, 21);
    const loser = await withNumber('双号乙', world.tree.tradesBranch, 23);
    for (const [index, { id }] of [keeper, loser].entries())
      await world.sql(
        `insert into account (id, sign_in_name, display_name, member_id) values (gen_random_uuid(), $1, '某', $2)`,
        [`shuanghao${index}`, id],
      );
    await world.sql(
      `insert into correction_request (id, member_id, what, wanted_sealed, asked_by) values (gen_random_uuid(), $1, 'name', '\\x00', '某')`,
      [loser.id],
    );
    const answer = await desk.merge(keeper, loser);
    expect(codesOf(answer)).toEqual([
      'merge.two-numbers',
      'merge.members-of-both',
      'merge.two-accounts',
      'merge.request-waits',
    ]);
    expect((await read(loser)).id).toBe(loser.id);
    await world.expectNoDrift();
  });

  it('where the keeper has left and the other has not; the other way round it is done', async () => {
    const [keeper, loser] = [await newMember({ branch: world.tree.tradesBranch }), await newMember()];
    await world.sql(`update member set status = 'left' where id = $1`, [keeper.id]);
    expect(codesOf(await desk.merge(keeper, loser))).toEqual(['merge.keeper-ended']);
    expect((await desk.merge(loser, keeper)).status).toBe(200);
    await world.expectNoDrift();
  });

  it('to whoever does not keep the roll of both', async () => {
    const [keeper, loser] = [await newMember(), await newMember({ branch: world.tree.tradesBranch })];
    for (const by of ['educationOfficer', 'tradesOfficer', 'secretary'])
      expect([by, (await desk.merge(keeper, loser, [], by)).status]).toEqual([by, 404]);
    for (const by of ['placeOfficer', 'bodyOfficer', 'inspector', 'advisor', 'systemAdmin'])
      expect([by, [403, 404].includes((await desk.merge(keeper, loser, [], by)).status)]).toEqual([by, true]);
    const seen = await newMember({
      branch: world.tree.tradesBranch,
      membershipBranch: world.tree.educationBranch,
    });
    expect((await desk.merge(keeper, seen, [], 'educationOfficer')).status).toBe(403);
  });

  it('for the second of two at once', async () => {
    const [keeper, loser, third] = [await newMember(), await newMember(), await newMember()];
    const two = await Promise.all([desk.merge(keeper, loser), desk.merge(third, loser)]);
    expect(two.flatMap(codesOf)).toEqual(['merge.already']);
    await world.expectNoDrift();
  });
});
