import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealOfficePhone } from '../../../platform/server/crypto/office-phone.ts';
import { testSealer } from '../../../platform/testing/test-sealer.ts';
import { readPartyOrgRoute } from '../../party-orgs/party-org.contract.ts';
import {
  addMember,
  addPartyOrg,
  addSocialOrg,
  type BuiltPartyOrg,
  coverBy,
  type PartyOrgToBuild,
} from '../../testing/build-records.ts';
import {
  buildMergeWorld,
  goesWithIt,
  KEPT_IDS,
  MERGE_TODAY,
  type MergeWorld,
} from '../../testing/build-merge-world.ts';

let world: MergeWorld;
let desk: ReturnType<MergeWorld['desk']>;
beforeAll(async () => {
  world = await buildMergeWorld();
  desk = world.desk('party_org');
});
afterAll(() => world.close());

let made = 0;
const newNode = (more: Partial<PartyOrgToBuild> = {}): Promise<BuiltPartyOrg> => {
  made += 1;
  return addPartyOrg(world.database, { name: `重复支部${made}`, parent: world.tree.education, ...more });
};
const newOrg = (responsible: BuiltPartyOrg) => {
  made += 1;
  return addSocialOrg(world.database, { name: `某校${made}`, responsible });
};
const read = async (node: { id: string }) =>
  (await world.app.call('officer', readPartyOrgRoute, { params: { id: node.id } })).body;
const codesOf = (answer: { refusals: readonly { code: string }[] }) =>
  answer.refusals.map(({ code }) => code);
const addPost = (node: { id: string }, name: string, fromOn = '2021-01-01') =>
  world.sql(
    `insert into party_post (id, party_org_id, person_name, post, from_on) values (gen_random_uuid(), $1, $2, 'secretary', $3)`,
    [node.id, name, fromOn],
  );

describe('two records of one Party organisation', () => {
  it('become one: members, coverage, posts and what it answers for are the keeper’s, and counted once', async () => {
    const [keeper, loser] = [
      await newNode({ firstOn: '2021-01-01' }),
      await newNode({ parent: world.tree.trades, firstOn: '2019-01-01', name: '中共洋县别名支部' }),
    ];
    const [covered, answered] = [await newOrg(world.tree.education), await newOrg(loser)];
    await coverBy(world.database, { socialOrg: covered, partyOrg: loser });
    await coverBy(world.database, { socialOrg: answered, partyOrg: keeper });
    await addMember(world.database, { name: '钱并', branch: loser });
    await addPost(loser, '钱并');
    expect((await desk.merge(keeper, loser)).refusals).toEqual([]);
    const record = await read(keeper);
    expect(record).toMatchObject({
      firstOn: '2019-01-01',
      counts: { covers: 2, members: 1, responsibleFor: 1 },
      posts: [{ personName: '钱并', current: true }],
      merged: [{ id: loser.id, name: loser.name }],
    });
    expect(record.places).toHaveLength(1);
    expect((await read(loser)).id).toBe(keeper.id);
    expect((await world.read(answered)).responsiblePartyOrg?.id).toBe(keeper.id);
    for (const text of ['别名支部', 'bmzb']) expect(await world.found(text)).toEqual([keeper.id]);
    await world.expectNoDrift();
  });

  it('are asked once in a consultation that asked both, and what the one answered stands', async () => {
    const [keeper, loser] = [await newNode(), await newNode()];
    const [first, second] = [await newOrg(keeper), await newOrg(loser)];
    const [asked] = await world.sql<{ id: string }>(
      `with asked as (insert into consultation (id, social_org_id, way, seen, opened_on, opener)
         values (gen_random_uuid(), $1, 'joint', '[]', '2024-01-01', '某人') returning id)
       insert into consultation_part (id, consultation_id, standing, ordinal, social_org_id, party_org_id, name, answer, answered_on, basis, recorded_at)
       select gen_random_uuid(), id, true, p.n, p.org, p.body, '某单位', a.answer, a.on_day, a.basis, a.at
       from asked, (values (0, $1::uuid, null::uuid, true), (1, $2::uuid, null, true), (2, null, $3::uuid, false), (3, null, $4::uuid, true))
           p (n, org, body, agreed)
         left join (values ('agree', date '2024-01-02', 'letter', now())) a (answer, on_day, basis, at) on p.agreed
       returning consultation_id as id`,
      [first.id, second.id, keeper.id, loser.id],
    );
    expect((await desk.merge(keeper, loser)).refusals).toEqual([]);
    expect(
      await world.sql(
        `select c.state, p.answer, p.superseded_on from consultation c join consultation_part p on p.consultation_id = c.id
         where c.id = $1 and p.party_org_id = $2`,
        [asked?.id, keeper.id],
      ),
    ).toEqual([{ state: 'agreed', answer: 'agree', superseded_on: null }]);
  });

  it('hold no meeting together with themselves, and keep the part that one of them has joined', async () => {
    const [keeper, loser, host] = [await newNode(), await newNode(), await newNode()];
    const notice = async (of: BuiltPartyOrg) => {
      const [row] = await world.sql<{ id: string }>(
        `insert into convening (id, party_org_id, party_pos, kinds, assembly, on_day, starts_at, place, code_secret_sealed)
         select gen_random_uuid(), id, pos, '{theme_day}', 'members', '2030-01-01', '12:00', '会议室', '' from party_org where id = $1
         returning id`,
        [of.id],
      );
      return row?.id ?? '';
    };
    const invite = (convening: string, guest: BuiltPartyOrg, joined: string | null) =>
      world.sql(
        `insert into joint_invitation (id, convening_id, host_pos, party_org_id, party_pos, state, joined_convening_id)
         select gen_random_uuid(), c.id, c.party_pos, p.id, p.pos, case when $3::uuid is null then 'waiting' else 'accepted' end, $3
         from convening c, party_org p where c.id = $1 and p.id = $2`,
        [convening, guest.id, joined],
      );
    const [hosted, own, of] = [await notice(host), await notice(loser), await notice(keeper)];
    await invite(hosted, keeper, null);
    await invite(hosted, loser, own);
    await invite(of, loser, null);
    expect((await desk.merge(keeper, loser)).refusals).toEqual([]);
    expect(
      await world.sql(
        'select convening_id, state, joined_convening_id from joint_invitation where party_org_id = $1',
        [keeper.id],
      ),
    ).toEqual([{ convening_id: hosted, state: 'accepted', joined_convening_id: own }]);
  });

  it('keep the figures of an earlier day, which the keeper answers for now', async () => {
    const [keeper, loser] = [await newNode(), await newNode()];
    const org = await newOrg(loser);
    await desk.merge(keeper, loser);
    const spans = await world.sql(
      `select s.from_on::text, c.party_org_id from coverage_span s join party_org_code c on c.pos = s.tree_pos
       where s.social_org_id = $1 and s.known_to = 'infinity'`,
      [org.id],
    );
    expect(spans).toEqual([{ from_on: '2020-01-01', party_org_id: keeper.id }]);
  });

  it('take the chosen fields, and keep both histories', async () => {
    const [keeper, loser] = [await newNode({ name: '旧名支部' }), await newNode({ name: '正名支部' })];
    await world.sql(
      `update party_org set party_code = '610723 0099', office_phone_sealed = $2 where id = $1`,
      [loser.id, sealOfficePhone(testSealer, '0916-8212345')],
    );
    const { body } = await desk.compare(keeper, loser);
    expect(body.fields.find(({ field }) => field === 'parentId')?.choosable).toBe(false);
    expect((await desk.merge(keeper, loser, ['name', 'partyCode', 'phone'])).refusals).toEqual([]);
    expect(await read(keeper)).toMatchObject({
      name: '正名支部',
      partyCode: '610723 0099',
      phone: '0916-8212345',
    });
    expect(await world.found('旧名支部')).toEqual([keeper.id]);
    for (const asked of [keeper, loser])
      expect((await world.changesOf('partyOrg', asked)).map(({ action }) => action)).toEqual(
        expect.arrayContaining(['merge', 'merged-into', 'create']),
      );
    await world.expectNoDrift();
  });

  it('leave one right of each person, and the post that it comes from', async () => {
    const [keeper, loser] = [await newNode(), await newNode()];
    await addPost(keeper, '孙书记', '2022-01-01');
    await addPost(loser, '孙书记', '2021-01-01');
    const { accountId } = world.callers.advisor ?? { accountId: '' };
    for (const node of [keeper, loser])
      await world.sql(
        `insert into role_grant (id, account_id, role, scope_kind, party_org_id, post_id)
         select gen_random_uuid(), $1, 'branch_secretary', 'party', $2, t.id from party_post t where t.party_org_id = $2`,
        [accountId, node.id],
      );
    expect((await desk.merge(keeper, loser)).refusals).toEqual([]);
    expect(
      await world.sql(
        `select t.person_name, t.from_on::text from role_grant g join party_post t on t.id = g.post_id
         where g.party_org_id = $1 and g.revoked_at is null`,
        [keeper.id],
      ),
    ).toEqual([{ person_name: '孙书记', from_on: '2021-01-01' }]);
  });
});

describe('a merge of Party organisations is refused', () => {
  it('where both have members or different secretaries, or the loser has others below it', async () => {
    const [keeper, loser] = [await newNode(), await newNode({ kind: 'general_branch' })];
    await addMember(world.database, { name: '甲员', branch: keeper });
    await addMember(world.database, { name: '乙员', branch: loser });
    await addPost(keeper, '赵书记');
    await addPost(loser, '李书记');
    await newNode({ parent: loser });
    const answer = await desk.merge(keeper, loser);
    expect(codesOf(answer)).toEqual(['merge.members-of-both', 'merge.has-children', 'merge.overlap']);
    expect(answer.refusals[2]?.message).toContain('赵书记');
    expect((await read(loser)).id).toBe(loser.id);
    await world.expectNoDrift();
  });

  it('of the top of the tree, and of a record with itself', async () => {
    const node = await newNode();
    expect(codesOf(await desk.merge(node, world.tree.root))).toContain('merge.own-top');
    expect(codesOf(await desk.merge(node, world.tree.education, [], 'educationOfficer'))).toContain(
      'merge.own-top',
    );
    expect(codesOf(await desk.merge(node, node))).toEqual(['merge.same-record']);
  });

  it('to whoever does not see both, or may not change them', async () => {
    const [keeper, loser] = [await newNode(), await newNode({ parent: world.tree.trades })];
    for (const by of ['educationOfficer', 'tradesOfficer', 'secretary'])
      expect([by, (await desk.merge(keeper, loser, [], by)).status]).toEqual([by, 404]);
    for (const by of ['townshipOfficer', 'inspector', 'advisor', 'systemAdmin'])
      expect([by, (await desk.merge(keeper, loser, [], by)).status]).toEqual([by, 403]);
  });

  it('for the second of two at once', async () => {
    const [keeper, loser, third] = [await newNode(), await newNode(), await newNode()];
    const two = await Promise.all([desk.merge(keeper, loser), desk.merge(third, loser)]);
    expect(two.flatMap(codesOf)).toEqual(['merge.already']);
    await world.expectNoDrift();
  });
});

describe('everything that refers to a Party organisation', () => {
  /** What names one without a foreign key. */
  const UNTIED = [
    'member_period.managing_branch_id',
    'member_period.membership_branch_id',
    'coverage_span.responsible_party_org_id',
    'party_org_token.party_org_id',
  ];
  /** Only the top of the tree stands there, and that is not merged. */
  const TOP_ONLY = ['installation.root_party_org_id'];
  /** What is kept by month is computed anew of whoever is marked. */
  const MARK = 'party_org_month_mark.party_org_id';
  const settleMonths = () => world.sql('select party_org_months_settle($1)', [MERGE_TODAY]);

  it('refers to the keeper afterwards, whatever table it stands in', async () => {
    const [keeper, loser] = [await newNode(), await newNode()];
    await plantEverywhere(loser);
    await world.plantMarks('party_org', loser.id, [keeper.id, (await newNode()).id]);
    await settleMonths();
    const tied = (await world.keysTo('party_org')).filter((column) => !TOP_ONLY.includes(column));
    expect(await world.columnsWith(loser.id)).toEqual(expect.arrayContaining([...tied, ...UNTIED]));
    expect((await desk.merge(keeper, loser)).refusals).toEqual([]);
    expect(await world.columnsWith(keeper.id)).toContain(MARK);
    await settleMonths();
    expect(await world.columnsWith(loser.id)).toEqual(KEPT_IDS);
    const handedOver = tied.filter((column) => !goesWithIt(column));
    expect(await world.columnsWith(keeper.id)).toEqual(expect.arrayContaining([...handedOver, ...UNTIED]));
    expect(await world.sql('select * from party_org_months_drift()')).toEqual([]);
    await world.expectNoDrift();
  });

  it('keep the days after which the superior is reminded that the keeper has set, else the other’s', async () => {
    const [one, other, third] = [await newNode(), await newNode(), await newNode()];
    await setDelay(other, 7);
    await setDelay(third, 30);
    const delays = () =>
      world.sql('select delay_days from reminder_delay where party_org_id = any ($1)', [
        [one.id, other.id, third.id],
      ]);
    expect((await desk.merge(one, other)).refusals).toEqual([]);
    expect(await delays()).toEqual(expect.arrayContaining([{ delay_days: 7 }, { delay_days: 30 }]));
    expect((await desk.merge(one, third)).refusals).toEqual([]);
    expect(await delays()).toEqual([{ delay_days: 7 }]);
  });

  const setDelay = (node: BuiltPartyOrg, days: number) =>
    world.sql(
      `insert into reminder_delay (party_org_id, party_pos, delay_days) select p.id, p.pos, $2 from party_org p where p.id = $1`,
      [node.id, days],
    );

  async function plantEverywhere(node: BuiltPartyOrg): Promise<void> {
    const { database, sql, tree } = world;
    const org = await newOrg(node);
    await coverBy(database, { socialOrg: org, partyOrg: node });
    const member = await addMember(database, { name: '何处', branch: node });
    await sql(`update member set party_group = '何处党小组' where id = $1`, [member]);
    await addPost(node, '何书记');
    await newNode({ parent: node, endedOn: '2022-01-01' });
    await sql(
      `insert into party_term (id, party_org_id, from_on, to_on) values (gen_random_uuid(), $1, '2021-01-01', '2024-01-01')`,
      [node.id],
    );
    await sql(`insert into party_org_region (party_org_id, region_code) values ($1, '610723104')`, [node.id]);
    await sql('update party_org set guided_by_id = $1 where id = $2', [node.id, tree.tradesBranch.id]);
    await sql(
      `insert into party_org_guidance (party_org_id, guide_id, valid) values ($1, $2, '[2021-01-01,2021-06-01)')`,
      [node.id, tree.tradesBranch.id],
    );
    await sql(
      `insert into claim (id, social_org_id, org_name, party_org_id, party_pos, kind, basis, principle, from_on, proposer)
       select gen_random_uuid(), $1, '某校', p.id, p.pos, 'claim', 'industry', 'sectoral', '2021-01-01', '某人' from party_org p where p.id = $2`,
      [org.id, node.id],
    );
    await sql(
      `insert into complete_list (id, actor, file_name, state, region_code, pos, org_types, listed_on, party_org_id, party_pos)
       select gen_random_uuid(), '某人', '名单', 'compared', '610723000', 610723000, '{}', $2, p.id, p.pos from party_org p where p.id = $1`,
      [node.id, MERGE_TODAY],
    );
    await sql(
      `insert into meeting (id, party_org_id, party_pos, kinds, held_on)
       select gen_random_uuid(), p.id, p.pos, '{theme_day}', '2021-05-06' from party_org p where p.id = $1`,
      [node.id],
    );
    await sql(
      `insert into convening (id, party_org_id, party_pos, kinds, assembly, on_day, starts_at, place, code_secret_sealed)
       select gen_random_uuid(), p.id, p.pos, '{theme_day}', 'members', '2021-05-06', '12:00', '会议室', '\\x00' from party_org p where p.id in ($1, $2)`,
      [node.id, world.tree.tradesBranch.id],
    );
    await sql(
      `insert into joint_invitation (id, convening_id, host_pos, party_org_id, party_pos)
       select gen_random_uuid(), c.id, c.party_pos, p.id, p.pos from convening c, party_org p where c.party_org_id = $2 and p.id = $1`,
      [node.id, world.tree.tradesBranch.id],
    );
    await sql(
      `insert into duty_rule (id, party_org_id, party_pos, reach, kind, per, least, basis, from_on)
       select gen_random_uuid(), p.id, p.pos, 'own', 'theme_day', 'month', 2, '通知', '2021-01-01' from party_org p where p.id = $1`,
      [node.id],
    );
    await sql(
      `insert into meeting_kind (code, party_org_id, party_pos, held_by, basis, from_on)
       select 'site:any:' || right(p.id::text, 8) || ':读书会', p.id, p.pos, '{branch}', '通知', '2021-01-01' from party_org p where p.id = $1`,
      [node.id],
    );
    await sql(
      `insert into exclusion (id, party_org_id, party_pos, member_id, from_on, agreed_on, agreed_by, agreed_account, superior_id)
       select gen_random_uuid(), p.id, p.pos, $2, '2021-01-01', '2021-01-02', '某人', '某人', p.id from party_org p where p.id = $1`,
      [node.id, member],
    );
    await sql(
      `insert into attendance_confirmation (id, party_org_id, party_pos, member_id, home_branch_id, home_pos, from_on, to_on, confirmed_by)
       select gen_random_uuid(), p.id, p.pos, $2, p.id, p.pos, '2021-01-01', '2021-04-01', '某人' from party_org p where p.id = $1`,
      [node.id, member],
    );
    await sql(
      `insert into vitality_scheme (id, party_org_id, party_pos, name, questions, weights, thresholds, basis, from_on)
       select gen_random_uuid(), p.id, p.pos, '某方案', array_fill(1, '{17}'), array_fill(1, '{17}'), array_fill(1, '{17}'), '通知', '2021-01-01'
       from party_org p where p.id = $1`,
      [node.id],
    );
    await setDelay(node, 7);
    await sql(
      `insert into meeting_sample (id, party_org_id, party_pos, from_on, to_on, reason, size, of_total, meeting_ids)
       select gen_random_uuid(), p.id, p.pos, '2021-01-01', '2021-02-01', '抽查', 1, 1, '{}' from party_org p where p.id = $1`,
      [node.id],
    );
    await sql(
      `insert into inspection (id, party_org_id, party_pos, name, held_on, basis)
       select gen_random_uuid(), p.id, p.pos, '督查', '2021-06-01', '通知' from party_org p where p.id = $1`,
      [node.id],
    );
    for (const more of [
      "plan_template (id, party_org_id, party_pos, year, name, basis, lines) select gen_random_uuid(), p.id, p.pos, 2021, '模板', '通知'",
      'year_plan (id, party_org_id, party_pos, year, lines) select gen_random_uuid(), p.id, p.pos, 2021',
    ]) {
      await sql(
        `insert into ${more}, '[{"month": 1, "kinds": ["theme_day"], "topic": null, "note": null}]' from party_org p where p.id = $1`,
        [node.id],
      );
    }
    await sql(
      `insert into appraisal (id, party_org_id, party_pos, year) select gen_random_uuid(), p.id, p.pos, 2021 from party_org p where p.id = $1`,
      [node.id],
    );
    await sql(
      `insert into role_grant (id, account_id, role, scope_kind, party_org_id) values (gen_random_uuid(), $1, 'officer', 'party', $2)`,
      [world.callers.advisor?.accountId, node.id],
    );
    await sql(
      `with asked as (insert into consultation (id, social_org_id, way, host_id, seen, opened_on, opener)
         values (gen_random_uuid(), $1, 'attached', $2, '[]', '2024-01-01', '某人') returning id)
       insert into consultation_part (id, consultation_id, standing, ordinal, party_org_id, name)
       select gen_random_uuid(), id, true, 0, $2, '某支部' from asked`,
      [org.id, node.id],
    );
  }
});
