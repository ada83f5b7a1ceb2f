import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../../platform/kernel/day.ts';
import { untilBlocking } from '../../../platform/testing/until-blocking.ts';
import { buildMembersWorld, type MembersWorld, TODAY } from '../../testing/build-members-world.ts';
import { buildWith } from '../../testing/build-records.ts';

let world: MembersWorld;
beforeAll(async () => {
  world = await buildMembersWorld();
});
afterAll(() => world.close());

describe('a change', () => {
  it('counts from its day and leaves the past; a correction replaces it', async () => {
    const id = await world.enter({ firstOn: '2020-01-01' });
    expect(
      (await world.change(id, { workUnitId: null, workUnitText: '某公司', changeOn: '2024-01-01' })).status,
    ).toBe(200);
    expect((await world.read(id)).periods).toMatchObject([
      { fromOn: '2024-01-01', toOn: null, workUnit: null },
      { fromOn: '2020-01-01', toOn: '2024-01-01', workUnit: { id: world.schoolId } },
    ]);
    const corrected = await world.change(id, {
      fullTime: true,
      changeOn: '2024-01-01',
      correctionReason: '核对劳动合同',
    });
    expect(corrected.status).toBe(200);
    expect((await world.read(id)).periods).toMatchObject([
      { fromOn: '2024-01-01', fullTime: true },
      { fromOn: '2020-01-01', fullTime: null },
    ]);
  });

  it('puts a member into a group that another change empties at that moment', async () => {
    const [only, next] = [await world.enter({ partyGroup: '新组' }), await world.enter()];
    const other = await world.database.superPool.connect();
    await other.query(`begin; set local app.change_on = '2020-01-01'`);
    await other.query(`select from party_group where name = '新组' for no key update`);
    const changing = world.change(next, { partyGroup: '新组', changeOn: TODAY });
    await Promise.race([changing, untilBlocking(other)]);
    await other.query('update member set party_group = null where id = $1', [only]);
    await other.query('commit');
    other.release();
    expect((await changing).status).toBe(200);
    const { rows } = await world.database.superPool.query(
      `select g.name, g.days @> $2::date as now from party_group_member s join party_group g on g.id = s.party_group_id where s.member_id = $1`,
      [next, TODAY],
    );
    expect(rows).toEqual([{ name: '新组', now: true }]);
  });

  it('on an earlier day reaches through later periods, each keeping what is its own', async () => {
    const id = await world.enter({ firstOn: '2020-01-01' });
    await world.change(id, { fullTime: true, changeOn: '2024-01-01' });
    await world.move(id, { membershipBranchId: world.tree.tradesBranch.id, changeOn: '2025-01-01' });
    const corrected = await world.change(id, {
      workUnitId: null,
      workUnitText: '某公司',
      changeOn: '2022-01-01',
      correctionReason: '早已离开学校',
    });
    expect(corrected.status).toBe(200);
    const periods = (await world.read(id)).periods.map(
      ({ fromOn, toOn, fullTime, workUnit, membershipBranch }) => [
        fromOn,
        toOn,
        fullTime,
        workUnit?.id ?? null,
        membershipBranch?.id,
      ],
    );
    const [school, trades] = [world.tree.educationBranch.id, world.tree.tradesBranch.id];
    expect(periods).toEqual([
      ['2025-01-01', null, true, null, trades],
      ['2024-01-01', '2025-01-01', true, null, school],
      ['2022-01-01', '2024-01-01', null, null, school],
      ['2020-01-01', '2022-01-01', null, world.schoolId, school],
    ]);
  });

  it('as a correction without a day rewrites all of what holds now, and one before the first day that alone', async () => {
    const id = await world.enter({ firstOn: '2020-01-01' });
    await world.change(id, { fullTime: true, changeOn: '2024-01-01' });
    await world.change(id, { fullTime: false, correctionReason: '核对劳动合同' });
    expect((await world.read(id)).periods).toMatchObject([
      { fromOn: '2024-01-01', toOn: null, fullTime: false },
      { fromOn: '2020-01-01', toOn: '2024-01-01', fullTime: null },
    ]);
    await world.change(id, { fullTime: true, changeOn: '2019-01-01', correctionReason: '一直专职' });
    expect((await world.read(id)).periods).toMatchObject([
      { fromOn: '2024-01-01', toOn: null, fullTime: true },
      { fromOn: '2020-01-01', toOn: '2024-01-01', fullTime: true },
    ]);
  });

  it('keeps what it does not name, and a new telephone alone replaces the old', async () => {
    const id = await world.enter();
    await world.change(id, { education: '21' });
    expect(await world.read(id)).toMatchObject({ education: '21', phoneMasked: '138****1234', sex: '2' });
    await world.change(id, { phone: '13900005678' });
    expect(await world.read(id)).toMatchObject({ education: '21', phoneMasked: '139****5678' });
    await world.change(id, { phone: null });
    expect((await world.read(id)).phoneMasked).toBeNull();
  });

  it('keeps a 组织关系 that lies out of the changer’s sight', async () => {
    const id = await world.enter({ membershipBranchId: world.tree.tradesBranch.id });
    expect((await world.change(id, { education: '31' }, 'educationOfficer')).status).toBe(200);
    expect((await world.read(id)).membershipBranch).toEqual(world.tree.tradesBranch);
    expect((await world.read(id, 'educationOfficer')).membershipBranch).toEqual({
      id: world.tree.tradesBranch.id,
      name: null,
    });
  });

  it.each<[string, object, string]>([
    ['sex against the stored number', { sex: '1' }, 'identity-number.sex-mismatch'],
    ['birth against the stored number', { bornOn: '1990-03-08' }, 'identity-number.birth-mismatch'],
    ['the number emptied', { identityNumber: null }, 'member.number-removed'],
    ['a day to come', { education: '21', changeOn: addDays(TODAY, 1) }, 'member.future-change'],
    ['a day before the last change', { fullTime: true, changeOn: '2019-01-01' }, 'member.change-before-last'],
    ['a name too long', { name: '名'.repeat(51) }, 'field.too-long'],
  ])('is refused with %s', async (_, body, code) => {
    const id = await world.enter({ firstOn: '2020-01-01' });
    const answer = await world.change(id, body);
    expect([answer.status, answer.code]).toEqual([409, code]);
  });

  it('is refused to the second of two, who is told who came first', async () => {
    const id = await world.enter();
    const { version } = await world.read(id);
    await world.change(id, { education: '21' }, 'educationOfficer');
    const late = await world.change(id, { version, education: '31' });
    expect([late.status, late.code]).toEqual([409, 'conflict.version']);
    expect(late.refusals[0]?.message).toContain('教育党委干部');
    expect((await world.read(id)).education).toBe('21');
  });

  it('is refused of somebody whom a branch outside manages', async () => {
    const id = await world.enter({
      managingBranchId: world.tree.tradesBranch.id,
      membershipBranchId: world.tree.educationBranch.id,
    });
    expect(await world.read(id, 'educationOfficer')).toMatchObject({
      managedHere: false,
      managingBranch: { name: null },
    });
    expect((await world.change(id, { education: '21' }, 'educationOfficer')).code).toBe(
      'not-allowed.managed-elsewhere',
    );
  });

  it('is not allowed outside of the own part of the tree, nor to who only reads', async () => {
    const id = await world.enter();
    expect((await world.change(id, { education: '21' }, 'tradesOfficer')).status).toBe(404);
    expect((await world.change(id, { education: '21' }, 'inspector')).status).toBe(403);
    expect((await world.change(id, { education: '21' }, 'secretary')).status).toBe(200);
  });
});

describe('a move', () => {
  it('takes the managing branch, the 组织关系, or both', async () => {
    const id = await world.enter({ firstOn: '2020-01-01', partyGroup: '一组' });
    await world.move(id, { managingBranchId: world.tree.tradesBranch.id, changeOn: '2024-03-01' });
    expect(await world.read(id)).toMatchObject({
      managingBranch: world.tree.tradesBranch,
      membershipBranch: world.tree.educationBranch,
      partyGroup: null,
    });
    await world.move(id, { membershipBranchId: world.tree.tradesBranch.id, changeOn: '2024-04-01' });
    expect(await world.read(id)).toMatchObject({
      managingBranch: world.tree.tradesBranch,
      membershipBranch: world.tree.tradesBranch,
    });
    await world.move(id, {
      membershipBranchId: null,
      membershipElsewhere: '汉中市某机关',
      changeOn: '2024-05-01',
    });
    expect(await world.read(id)).toMatchObject({
      membershipBranch: null,
      membershipElsewhere: '汉中市某机关',
    });
    expect((await world.read(id)).periods.map((each) => each.fromOn)).toEqual([
      '2024-05-01',
      '2024-04-01',
      '2024-03-01',
      '2020-01-01',
    ]);
  });

  it('keeps the counts of both branches', async () => {
    const counts = async () => {
      await world.database.superPool.query('select tally_fold_pending()');
      const { rows } = await world.database.superPool.query<{ id: string; n: number }>(
        'select party_org_id as id, members as n from party_org_count where party_org_id = any ($1)',
        [[world.tree.educationBranch.id, world.tree.tradesJointBranch.id]],
      );
      return new Map(rows.map(({ id, n }) => [id, n]));
    };
    const id = await world.enter();
    const before = await counts();
    await world.move(id, { managingBranchId: world.tree.tradesJointBranch.id });
    const after = await counts();
    expect(
      (after.get(world.tree.educationBranch.id) ?? 0) - (before.get(world.tree.educationBranch.id) ?? 0),
    ).toBe(-1);
    expect(
      (after.get(world.tree.tradesJointBranch.id) ?? 0) - (before.get(world.tree.tradesJointBranch.id) ?? 0),
    ).toBe(1);
    const { rows } = await world.database.superPool.query('select * from tally_drift()');
    expect(rows).toEqual([]);
  });

  it('warns of posts left behind', async () => {
    const id = await world.enter();
    await buildWith(world.database, (client) =>
      client.query(
        `insert into party_post (id, party_org_id, member_id, person_name, post, from_on) values (gen_random_uuid(), $1, $2, '某', 'secretary', '2024-01-01')`,
        [world.tree.educationBranch.id, id],
      ),
    );
    const { body } = await world.move(id, { managingBranchId: world.tree.tradesBranch.id });
    expect(body.warnings.map((each) => each.code)).toEqual(['member.holds-post']);
  });

  it('is refused into a branch that has ended or is out of sight', async () => {
    const id = await world.enter();
    const left = await world.enter({ managingBranchId: world.tree.educationJointBranch.id });
    expect(
      (await world.move(id, { managingBranchId: world.tree.tradesBranch.id }, 'educationOfficer')).code,
    ).toBe('member.branch-not-found');
    await buildWith(world.database, (client) =>
      client.query("update party_org set ended_on = '2025-01-01' where id = $1", [
        world.tree.educationJointBranch.id,
      ]),
    );
    expect((await world.move(id, { managingBranchId: world.tree.educationJointBranch.id })).code).toBe(
      'member.branch-ended',
    );
    expect((await world.read(left)).warnings.map((each) => each.code)).toEqual(['member.branch-ended']);
  });

  it('is not allowed to a secretary beyond the own branch', async () => {
    const id = await world.enter();
    expect((await world.move(id, { managingBranchId: world.tree.tradesBranch.id }, 'secretary')).code).toBe(
      'member.branch-not-found',
    );
    expect((await world.move(id, { managingBranchId: world.tree.tradesBranch.id }, 'inspector')).status).toBe(
      403,
    );
  });
});

describe('a change of status', () => {
  it('makes a full member on a day, and ends what is over', async () => {
    const id = await world.enter({
      status: 'probationary',
      fullOn: null,
      joinedOn: addDays(TODAY, -400),
      firstOn: addDays(TODAY, -400),
    });
    expect((await world.read(id)).warnings.map((each) => each.code)).toEqual(['member.probation-overdue']);
    const fullOn = addDays(TODAY, -10);
    expect((await world.setStatus(id, { status: 'full' })).code).toBe('member.no-full-day');
    expect((await world.setStatus(id, { status: 'full', fullOn, changeOn: fullOn })).status).toBe(200);
    expect(await world.read(id)).toMatchObject({ status: 'full', fullOn, warnings: [], partyAge: 0 });
    expect((await world.setStatus(id, { status: 'dead' })).status).toBe(200);
    expect((await world.read(id)).periods.map((each) => each.status)).toEqual([
      'dead',
      'full',
      'probationary',
    ]);
  });

  it.each<[string, { status: string }, string]>([
    ['back to probation', { status: 'probationary' }, 'member.status-backwards'],
    ['to a word that is none', { status: 'gone' }, 'field.unknown-code'],
  ])('is refused %s', async (_, body, code) => {
    const id = await world.enter();
    expect((await world.setStatus(id, body)).code).toBe(code);
  });

  it('is put right by a correction alone once somebody has left', async () => {
    const id = await world.enter({ firstOn: '2020-01-01' });
    await world.setStatus(id, { status: 'left', changeOn: '2024-01-01' });
    expect((await world.setStatus(id, { status: 'full' })).code).toBe('member.status-final');
    expect((await world.setStatus(id, { status: 'full', correctionReason: '误登' })).status).toBe(200);
    expect((await world.read(id)).status).toBe('full');
  });

  it('is not allowed to who only reads, nor beside the Party line', async () => {
    const id = await world.enter();
    expect((await world.setStatus(id, { status: 'dead' }, 'inspector')).status).toBe(403);
    expect((await world.setStatus(id, { status: 'dead' }, 'tradesOfficer')).status).toBe(404);
  });
});

describe('the periods of a member', () => {
  const addPeriod = (id: string, valid: string, supersededAt: string | null = null) =>
    world.database.superPool.query(
      `insert into member_period (member_id, valid, status, managing_branch_id, superseded_at) values ($1, $2, 'full', $3, $4)`,
      [id, valid, world.tree.educationBranch.id, supersededAt],
    );

  it.each([
    ['a second without end', '[2030-01-01,)', 'member_period_open'],
    ['one that has ended within the one without end', '[2024-06-01,2025-01-01)', 'member_period_in_order'],
    ['one that has ended within another', '[2021-01-01,2022-01-01)', 'member_period_ended_excl'],
  ])('do not overlap: %s', async (_, valid, constraint) => {
    const id = await world.enter({ firstOn: '2020-01-01' });
    await world.change(id, { fullTime: true, changeOn: '2024-01-01' });
    await expect(addPeriod(id, valid)).rejects.toMatchObject({ constraint });
    await addPeriod(id, valid, '2025-02-01');
    await expect(
      world.database.superPool.query(
        'update member_period set superseded_at = null where member_id = $1 and valid = $2::daterange',
        [id, valid],
      ),
    ).rejects.toMatchObject({ constraint });
  });

  it('may follow each other', async () => {
    const id = await world.enter({ firstOn: '2020-01-01' });
    await addPeriod(id, '[2018-01-01,2020-01-01)');
    await addPeriod(id, '[2016-01-01,2018-01-01)');
    expect((await world.read(id)).periods).toHaveLength(3);
  });
});
