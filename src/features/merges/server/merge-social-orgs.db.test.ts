import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealOfficePhone } from '../../../platform/server/crypto/office-phone.ts';
import { testSealer } from '../../../platform/testing/test-sealer.ts';
import {
  addMember,
  addSocialOrg,
  type BuiltSocialOrg,
  coverBy,
  type SocialOrgToBuild,
} from '../../testing/build-records.ts';
import {
  buildMergeWorld,
  goesWithIt,
  KEPT_IDS,
  MERGE_TODAY,
  type MergeWorld,
} from '../../testing/build-merge-world.ts';

let world: MergeWorld;
beforeAll(async () => {
  world = await buildMergeWorld();
});
afterAll(() => world.close());

let made = 0;
const newOrg = (more: Partial<SocialOrgToBuild> = {}): Promise<BuiltSocialOrg> => {
  made += 1;
  return addSocialOrg(world.database, {
    name: `重复学校第${made}所`,
    responsible: world.tree.education,
    ...more,
  });
};
const codesOf = (answer: { body: unknown; refusals: readonly { code: string }[] }) =>
  answer.refusals.map(({ code }) => code);
const spanDays = (org: { id: string }) =>
  world.sql(
    `select from_on::text, to_on::text from coverage_span where social_org_id = $1 and known_to = 'infinity' order by from_on`,
    [org.id],
  );

describe('two records of one organisation', () => {
  it('become one: what hung on the other hangs on the keeper, and the figures count it once', async () => {
    const [keeper, loser] = [
      await newOrg({ firstOn: '2021-01-01' }),
      await newOrg({ firstOn: '2019-05-01' }),
    ];
    await coverBy(world.database, { socialOrg: loser, partyOrg: world.tree.educationBranch });
    const memberId = await addMember(world.database, {
      name: '王并入',
      branch: world.tree.educationBranch,
      workUnit: loser,
    });
    const before = await world.sql('select count(*)::int as n from social_org');
    const answer = await world.merge(keeper, loser);
    expect(answer).toMatchObject({ status: 200, body: { id: keeper.id } });
    expect(await world.sql('select count(*)::int as n from social_org')).toEqual([
      { n: (before[0] as { n: number }).n - 1 },
    ]);
    const record = await world.read(keeper);
    expect(record).toMatchObject({
      name: keeper.name,
      firstOn: '2019-05-01',
      roll: { full: 1 },
      merged: [{ id: loser.id, name: loser.name, code: loser.creditCode, mergedBy: '党工委干部' }],
    });
    expect(record.coverageRelations).toMatchObject([{ way: 'sole', current: true }]);
    // The years before the keeper was known are the other's, the rest its own.
    expect(record.periods.map(({ fromOn, toOn, name }) => [fromOn, toOn, name])).toEqual([
      ['2021-01-01', null, keeper.name],
      ['2019-05-01', '2021-01-01', loser.name],
    ]);
    const [member] = await world.sql('select work_unit_id from member where id = $1', [memberId]);
    expect(member).toEqual({ work_unit_id: keeper.id });
    expect((await spanDays(keeper))[0]).toMatchObject({ from_on: '2019-05-01' });
    await world.expectNoDrift();
  });

  it('are asked through the body of the keeper, in a consultation of the other that stands', async () => {
    const { trades, education } = world.tree;
    const [keeper, loser] = [await newOrg({ responsible: trades }), await newOrg()];
    await world.sql(
      `with asked as (insert into consultation (id, social_org_id, way, state, seen, opened_on, opener)
         values (gen_random_uuid(), $1, 'advisor', 'agreed', '[]', '2024-01-01', '某人') returning id)
       insert into consultation_part (id, consultation_id, standing, ordinal, social_org_id, party_org_id, name, answer, answered_on, basis, recorded_at)
       select gen_random_uuid(), id, true, p.n, p.org, p.body, p.name, 'agree', '2024-01-02', 'letter', now()
       from asked, (values (0, $1::uuid, null::uuid, '某校'), (1, null, $2::uuid, '某党委')) p (n, org, body, name)`,
      [loser.id, education.id],
    );
    expect((await world.merge(keeper, loser)).status).toBe(200);
    expect(
      await world.sql(
        `select p.party_org_id, c.state, p.answer, p.asked_on::text, p.superseded_on::text
         from consultation c join consultation_part p on p.consultation_id = c.id
         where c.social_org_id = $1 and p.party_org_id is not null order by p.ordinal`,
        [keeper.id],
      ),
    ).toEqual([
      {
        party_org_id: education.id,
        state: 'asking',
        answer: 'agree',
        asked_on: null,
        superseded_on: MERGE_TODAY,
      },
      { party_org_id: trades.id, state: 'asking', answer: null, asked_on: MERGE_TODAY, superseded_on: null },
    ]);
  });

  it('answer at either address, and are found by either name, by initials and by either code', async () => {
    const [keeper, loser] = [
      await newOrg({ name: '洋县甲乙艺校' }),
      await newOrg({ name: '洋县丙丁艺术学校' }),
    ];
    await world.merge(keeper, loser);
    expect((await world.read(loser)).id).toBe(keeper.id);
    for (const text of [
      '甲乙艺校',
      '丙丁艺术',
      'bdysxx',
      loser.creditCode?.slice(-6) ?? '',
      keeper.creditCode ?? '',
    ])
      expect([text, await world.found(text)]).toEqual([text, [keeper.id]]);
    const third = await newOrg({ name: '洋县戊己艺校' });
    await world.merge(third, keeper);
    expect((await world.read(loser)).id).toBe(third.id);
    expect(await world.found('丙丁艺术')).toEqual([third.id]);
    await world.expectNoDrift();
  });

  it('take the chosen fields of the other; what the keeper was called before stays findable', async () => {
    const [keeper, loser] = [
      await newOrg({ name: '洋县旧称学校', creditCode: null, staff: 3 }),
      await newOrg({ name: '洋县正名学校', staff: 40, sector: 'health' }),
    ];
    await world.sql('update social_org set contact_phone_sealed = $2 where id = $1', [
      loser.id,
      sealOfficePhone(testSealer, '0916-8212345'),
    ]);
    const { body } = await world.compare(keeper, loser);
    const fields = new Map(body.fields.map((each) => [each.field, each]));
    expect(fields.get('contactPhone')).toMatchObject({ keeper: null, loser: '0916-8212345' });
    expect(fields.get('staff')).toMatchObject({ keeper: '3', loser: '40', choosable: true });
    expect(fields.get('type')).toMatchObject({ choosable: false });
    const answer = await world.merge(keeper, loser, ['name', 'creditCode', 'staff', 'contactPhone']);
    expect(answer.refusals).toEqual([]);
    expect(await world.read(keeper)).toMatchObject({
      name: '洋县正名学校',
      creditCode: loser.creditCode,
      staff: 40,
      contactPhone: '0916-8212345',
      sector: 'education',
    });
    expect(await world.found('旧称学校')).toEqual([keeper.id]);
    await world.expectNoDrift();
  });

  it('keep what happened in the log of both, read with the keeper', async () => {
    const [keeper, loser] = [await newOrg(), await newOrg()];
    await coverBy(world.database, { socialOrg: loser, partyOrg: world.tree.educationBranch });
    await world.merge(keeper, loser);
    for (const asked of [keeper, loser]) {
      const lines = await world.changesOf('socialOrg', asked);
      expect(lines.map(({ action }) => action)).toEqual(
        expect.arrayContaining(['merge', 'merged-into', 'create', 'insert']),
      );
      const into = lines.find(({ action }) => action === 'merged-into');
      expect(into?.changes.mergedRecord).toMatchObject([{ name: loser.name }, { id: keeper.id }]);
      const line = lines.find(({ action }) => action === 'merge');
      expect(line).toMatchObject({ actor: '党工委干部', reason: '合并重复记录' });
      expect(line?.changes.mergedRecord?.[1]).toMatchObject({
        name: loser.name,
        moved: { coverageRelation: 1 },
      });
    }
    expect(await world.changesOf('socialOrg', loser, 'tradesOfficer')).toEqual([]);
  });

  it('join days that meet or overlap', async () => {
    const [keeper, loser] = [await newOrg(), await newOrg()];
    const branch = { partyOrg: world.tree.educationBranch };
    await coverBy(world.database, { socialOrg: keeper, ...branch, fromOn: '2020-01-01', toOn: '2021-01-01' });
    await coverBy(world.database, { socialOrg: keeper, ...branch, fromOn: '2022-01-01' });
    await coverBy(world.database, { socialOrg: loser, ...branch, fromOn: '2020-06-01', toOn: '2023-01-01' });
    expect((await world.merge(keeper, loser)).refusals).toEqual([]);
    const { coverageRelations } = await world.read(keeper);
    expect(coverageRelations.map(({ fromOn, toOn }) => [fromOn, toOn])).toEqual([['2020-01-01', null]]);
    await world.expectNoDrift();
  });
});

describe('a merge is refused', () => {
  const refusalsOf = async (keeper: BuiltSocialOrg, loser: BuiltSocialOrg) => {
    const compared = (await world.compare(keeper, loser)).body.refusals.map(({ code }) => code);
    const answer = await world.merge(keeper, loser);
    expect(codesOf(answer)).toEqual(compared);
    expect((await world.read(loser)).id).toBe(loser.id);
    return compared;
  };

  it('where both have members, or are covered by different Party organisations today', async () => {
    const [keeper, loser] = [await newOrg(), await newOrg()];
    await addMember(world.database, { name: '甲员', branch: world.tree.educationBranch, workUnit: keeper });
    await addMember(world.database, { name: '乙员', branch: world.tree.educationBranch, workUnit: loser });
    await coverBy(world.database, { socialOrg: keeper, partyOrg: world.tree.educationBranch });
    await coverBy(world.database, { socialOrg: loser, partyOrg: world.tree.educationJointBranch });
    expect(await refusalsOf(keeper, loser)).toEqual(['merge.members-of-both', 'merge.covered-by-both']);
    const { refusals } = (await world.compare(keeper, loser)).body;
    expect(refusals[1]?.message).toContain('“洋县明德学校党支部”');
    expect(refusals[1]?.message).toContain('“洋县民办教育联合党支部”');
  });

  it('where days overlap and say different things', async () => {
    const [keeper, loser] = [await newOrg(), await newOrg()];
    for (const [org, grade] of [
      [keeper, 3],
      [loser, 4],
    ] as const)
      await world.sql(
        `insert into evaluation (id, social_org_id, grade, valid) values (gen_random_uuid(), $1, $2, '[2022-01-01,2027-01-01)')`,
        [org.id, grade],
      );
    expect(await refusalsOf(keeper, loser)).toEqual(['merge.overlap']);
  });

  it('where the keeper is over and the other is not; the other way round it is done', async () => {
    const keeper = await newOrg({ endedOn: '2023-01-01', status: 'deregistered' });
    const loser = await newOrg();
    expect(await refusalsOf(keeper, loser)).toEqual(['merge.keeper-ended']);
    expect((await world.merge(loser, keeper)).status).toBe(200);
    await world.expectNoDrift();
  });

  it('of a record with itself, of one that is gone, with fields that are no choice, and on an old comparison', async () => {
    const [keeper, loser, third] = [await newOrg(), await newOrg(), await newOrg()];
    expect((await world.compare(keeper, keeper)).body.refusals[0]?.code).toBe('merge.same-record');
    expect(codesOf(await world.merge(keeper, keeper))).toEqual(['merge.same-record']);
    expect(codesOf(await world.merge(keeper, loser, ['id']))).toEqual(['merge.field']);
    await world.sql('update social_org set volunteers = 5 where id = $1', [loser.id]);
    const { mergeSocialOrgsRoute: route } = await import('../merges.contract.ts');
    const params = { keeperId: keeper.id, loserId: loser.id };
    const old = { params, body: { keeperVersion: 1, loserVersion: 1, taken: [] } };
    expect(codesOf(await world.app.call('officer', route, old))).toEqual(['conflict.version']);
    const two = await Promise.all([world.merge(keeper, loser), world.merge(third, loser)]);
    expect(two.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(two.flatMap(codesOf)).toEqual(['merge.already']);
    await world.expectNoDrift();
  });

  it('to whoever does not see both, or may not change them', async () => {
    const [keeper, loser] = [await newOrg(), await newOrg({ responsible: world.tree.trades })];
    for (const by of ['educationOfficer', 'tradesOfficer', 'townshipOfficer', 'otherPlaceOfficer']) {
      expect([by, (await world.compare(keeper, loser, by)).status]).toEqual([by, 404]);
      expect([by, (await world.merge(keeper, loser, [], by)).status]).toEqual([by, 404]);
    }
    for (const by of ['inspector', 'secretary', 'advisor', 'systemAdmin'])
      expect([by, (await world.merge(keeper, loser, [], by)).status]).toEqual([by, 403]);
    expect((await world.merge(keeper, loser, [], 'placeOfficer')).status).toBe(200);
  });
});

describe('everything that refers to an organisation', () => {
  /** Tables that name an organisation without a foreign key, by their column. */
  const UNTIED = [
    'complete_list_row.social_org_id',
    'complete_list_row.held',
    'coverage_due.social_org_id',
    'member_period.work_unit_id',
    'social_org_token.social_org_id',
  ];

  it('refers to the keeper afterwards, whatever table it stands in', async () => {
    const [keeper, loser] = [await newOrg({ firstOn: '2022-01-01' }), await newOrg({ creditCode: null })];
    await plantEverywhere(loser.id);
    await world.plantMarks('social_org', loser.id, [keeper.id, (await newOrg()).id]);
    const tied = await world.keysTo('social_org');
    // A table that comes later fails here until a row of it is planted, and below until the merge moves it.
    expect(await world.columnsWith(loser.id)).toEqual(expect.arrayContaining([...tied, ...UNTIED]));
    const answer = await world.merge(keeper, loser);
    expect(answer.refusals).toEqual([]);
    expect(await world.columnsWith(loser.id)).toEqual(KEPT_IDS);
    const after = await world.columnsWith(keeper.id);
    expect(after).toEqual(
      expect.arrayContaining(
        tied.filter((column) => column !== 'coverage_due.social_org_id' && !goesWithIt(column)),
      ),
    );
    await world.expectNoDrift();
  });

  async function plantEverywhere(id: string): Promise<void> {
    const { database, tree, sql } = world;
    const org = { id };
    await coverBy(database, { socialOrg: org, partyOrg: tree.educationBranch });
    await addMember(database, { name: '何处', branch: tree.educationBranch, workUnit: org });
    const day = `'[2020-01-01,)'`;
    await sql(
      `insert into org_head (id, social_org_id, person_name, post) values (gen_random_uuid(), $1, '赵会长', '会长')`,
      [id],
    );
    await sql(`insert into annual_check (social_org_id, year, result) values ($1, 2023, 'qualified')`, [id]);
    await sql(
      `insert into evaluation (id, social_org_id, grade, valid) values (gen_random_uuid(), $1, 3, ${day})`,
      [id],
    );
    await sql(
      `insert into credit_listing (id, social_org_id, kind, valid) values (gen_random_uuid(), $1, 'abnormal', ${day})`,
      [id],
    );
    await sql(
      `insert into mass_org (id, social_org_id, kind, valid) values (gen_random_uuid(), $1, 'union', ${day})`,
      [id],
    );
    await sql(
      `insert into advisor_assignment (id, social_org_id, kind, person_name, valid) values (gen_random_uuid(), $1, 'advisor', '钱指导', ${day})`,
      [id],
    );
    await sql(
      `insert into declared_figure (social_org_id, figure, value, source, declared_on) values ($1, 'members', 1, '表', '2023-01-01')`,
      [id],
    );
    await sql(`insert into no_party_reason (social_org_id, reason, valid) values ($1, 'preparing', ${day})`, [
      id,
    ]);
    await sql(
      `insert into claim (id, social_org_id, org_name, party_org_id, party_pos, kind, basis, principle, from_on, state, proposer, decided_at, confirmed)
       select gen_random_uuid(), $1, '某校', p.id, p.pos, 'claim', 'industry', 'sectoral', '2021-01-01', 'accepted', '某人', now(), '[2021-01-01,)'
       from party_org p where p.id = $2`,
      [id, tree.education.id],
    );
    await sql(
      `insert into complete_list (id, actor, file_name, state, region_code, pos, org_types, listed_on, party_org_id, party_pos)
       select gen_random_uuid(), '某人', '名单', 'compared', '610723000', 610723000, '{}', $2, p.id, p.pos from party_org p where p.id = $1`,
      [tree.root.id, MERGE_TODAY],
    );
    await sql(
      `insert into complete_list_row (list_id, row_number, reading, outcome, title, social_org_id, held)
       select id, 1, 'read', 'matched', '某校', $1, array[$1::uuid] from complete_list`,
      [id],
    );
    await sql(
      `insert into list_difference (list_id, kind, social_org_id, name, name_key) select id, 'ours_only', $1, '某校', '某校' from complete_list`,
      [id],
    );
    await sql('insert into coverage_due values ($1) on conflict do nothing', [id]);
    await sql(
      `insert into mismatch_settlement (id, social_org_id, figure, decision, declared, declared_on, on_roll, reason)
       values (gen_random_uuid(), $1, 'members', 'roll', 1, '2023-01-01', 2, '核对名册')`,
      [id],
    );
    await sql(
      `with asked as (insert into consultation (id, social_org_id, way, seen, opened_on, opener)
         values (gen_random_uuid(), $1, 'advisor', '[]', '2024-01-01', '某人') returning id)
       insert into consultation_part (id, consultation_id, standing, ordinal, social_org_id, name)
       select gen_random_uuid(), id, true, 0, $1, '某校' from asked`,
      [id],
    );
  }
});
