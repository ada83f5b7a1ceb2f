import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildMembersWorld, type MembersWorld } from '../../testing/build-members-world.ts';
import { addMember } from '../../testing/build-records.ts';
import {
  findMemberByNumberRoute,
  findWorkUnitsRoute,
  listMemberLooksRoute,
  readMemberRoute,
  revealMemberRoute,
} from '../member.contract.ts';

let world: MembersWorld;
beforeAll(async () => {
  world = await buildMembersWorld();
});
afterAll(() => world.close());

describe('a record', () => {
  it('is entered with what the number tells and what the branch tells', async () => {
    const given = world.somebody({ firstOn: '2024-05-01' });
    const { status, body } = await world.create('officer', given);
    expect([status, body.warnings]).toEqual([200, []]);
    expect(await world.read(body.id)).toMatchObject({
      name: given.name,
      sex: '2',
      bornOn: '1990-03-07',
      identityNumberMasked: `10***************${given.identityNumber.slice(-1)}`,
      phoneMasked: '138****1234',
      managingBranch: world.tree.educationBranch,
      membershipBranch: world.tree.educationBranch,
      workUnit: { id: world.schoolId, name: '洋县明德学校' },
      firstOn: '2024-05-01',
      managedHere: true,
      periods: [{ fromOn: '2024-05-01', toOn: null, status: 'full' }],
    });
  });

  it('needs no number: name, birth month and branch suffice, and it is marked', async () => {
    const { body } = await world.create(
      'secretary',
      world.somebody({ identityNumber: null, bornOn: '1988-02-01', bornPrecision: 'month' }),
    );
    expect(body.warnings.map((each) => each.code)).toEqual(['member.identity-pending']);
    const record = await world.read(body.id, 'secretary');
    expect(record).toMatchObject({
      identityNumberMasked: null,
      bornPrecision: 'month',
      workUnit: { id: world.schoolId },
    });
    expect(record.warnings.map((each) => each.code)).toEqual(['member.identity-pending']);
  });

  it('keeps the number sealed: nothing in the database holds it', async () => {
    const given = world.somebody();
    await world.create('officer', given);
    const { rows } = await world.database.superPool.query<{ all: string }>(
      `select (select string_agg(m::text, '') from member m) || coalesce((select string_agg(l::text, '') from change_line l), '') as all`,
    );
    expect(rows[0]?.all).not.toContain(given.identityNumber);
    expect(rows[0]?.all).not.toContain('13800001234');
  });

  it.each<[string, object, string]>([
    ['a wrong check character', { identityNumber: '440300199003076511' }, 'identity-number.check-character'],
    ['sex against the number', { sex: '1' }, 'identity-number.sex-mismatch'],
    ['joining before 18', { joinedOn: '2008-03-06' }, 'member.joined-under-18'],
    ['an impossible day', { joinedOn: '2012-02-30' }, 'member.impossible-day'],
    ['a day to come', { firstOn: '2999-01-01' }, 'member.future-change'],
    ['nobody', { name: ' ' }, 'member.no-name'],
    ['somebody who left', { status: 'left' }, 'member.new-status'],
    ['no branch', { managingBranchId: undefined }, 'member.no-branch'],
    [
      'a branch that is not there',
      { managingBranchId: '01900000-0000-7000-8000-00000000ffff' },
      'member.branch-not-found',
    ],
    [
      'a unit that is not there',
      { workUnitId: '01900000-0000-7000-8000-00000000ffff' },
      'member.unit-not-found',
    ],
    ['a telephone that is none', { phone: '没有' }, 'phone.unreadable'],
    ['a code that is none', { ethnicity: '99' }, 'field.unknown-code'],
  ])('is refused with %s', async (_, more, code) => {
    const answer = await world.create('officer', world.somebody(more));
    expect([answer.status, answer.refusals.map((each) => each.code)]).toEqual([
      409,
      expect.arrayContaining([code]),
    ]);
    expect(JSON.stringify(answer.refusals)).not.toMatch(/\d{15}/);
  });

  it('is refused for a number on the roll, by name where the caller may see the record', async () => {
    const given = world.somebody();
    await world.create('officer', given);
    const again = await world.create('educationOfficer', { ...given, name: '别人' });
    expect(again.code).toBe('member.number-taken');
    expect(again.refusals[0]?.message).toContain(given.name);
  });

  it('is refused a second time without a number', async () => {
    const given = world.somebody({ identityNumber: null, bornOn: '1988-02-01' });
    await world.create('officer', given);
    expect((await world.create('officer', { ...given, bornOn: '1988-02-28' })).code).toBe('member.double');
    expect((await world.create('officer', { ...given, bornOn: '1988-03-01' })).status).toBe(200);
  });

  it('is not entered outside the caller’s part of the tree, nor by who only reads', async () => {
    expect((await world.create('tradesOfficer', world.somebody())).code).toBe('member.branch-not-found');
    for (const by of ['inspector', 'placeOfficer', 'bodyOfficer', 'systemAdmin']) {
      expect((await world.create(by, world.somebody())).status).toBe(403);
    }
  });

  it('is not there for a sibling, a parent’s other half or a place', async () => {
    const id = await world.enter();
    const statusOf = async (by: string) =>
      (await world.app.call(by, readMemberRoute, { params: { id } })).status;
    expect(await statusOf('educationOfficer')).toBe(200);
    expect(await statusOf('secretary')).toBe(200);
    expect(await statusOf('tradesOfficer')).toBe(404);
    for (const by of ['placeOfficer', 'bodyOfficer', 'advisor', 'systemAdmin'])
      expect(await statusOf(by)).toBe(404);
  });
});

describe('a number held out of sight', () => {
  it('is refused in one neutral sentence, written down, and limited', async () => {
    const given = world.somebody({ managingBranchId: world.tree.tradesBranch.id });
    await world.create('officer', given);
    const attempt = () =>
      world.create('secretary', { ...given, name: '别人', managingBranchId: world.tree.educationBranch.id });
    const first = await attempt();
    expect(first.code).toBe('member.number-elsewhere');
    expect(first.refusals[0]?.message).toContain('请向上级申请接转');
    expect(JSON.stringify(first.refusals)).not.toMatch(/党员\d|餐饮|行业/);
    const { rows } = await world.database.superPool.query<{ n: number }>(
      `select sum(count)::int as n from look_line where what = 'number-elsewhere' and actor = '明德学校支部书记'`,
    );
    expect(rows[0]?.n).toBe(1);
    const more = await Promise.all(Array.from({ length: 24 }, attempt));
    expect(more.filter((each) => each.code === 'member.number-elsewhere')).toHaveLength(19);
    expect(more.filter((each) => each.status === 429)).toHaveLength(5);
    // Past the limit a free number is told from a held one no more.
    expect((await world.create('secretary', world.somebody())).status).toBe(429);
    expect((await world.create('educationOfficer', world.somebody())).status).toBe(200);
  });

  it('is not found by looking for it', async () => {
    const given = world.somebody({ managingBranchId: world.tree.tradesBranch.id });
    const id = (await world.create('officer', given)).body.id;
    const find = (by: string, identityNumber: string) =>
      world.app.call(by, findMemberByNumberRoute, { body: { identityNumber } });
    expect((await find('officer', given.identityNumber.toLowerCase())).body.member).toEqual({
      id,
      name: given.name,
    });
    expect((await find('educationOfficer', given.identityNumber)).body.member).toBeNull();
    expect((await find('officer', '123')).code).toBe('identity-number.length');
    expect((await find('placeOfficer', given.identityNumber)).status).toBe(403);
  });
});

describe('who looked', () => {
  it('is written down at opening, once in a while, and at every revealing with its purpose', async () => {
    const given = world.somebody();
    const { id } = (await world.create('officer', given)).body;
    await Promise.all([world.read(id, 'educationOfficer'), world.read(id, 'educationOfficer')]);
    await world.read(id, 'educationOfficer');
    const reveal = (
      what: 'identityNumber' | 'phone',
      by = 'educationOfficer',
      purpose = '办理组织关系接转',
    ) => world.app.call(by, revealMemberRoute, { params: { id }, body: { what, purpose } });
    expect((await reveal('identityNumber')).body.value).toBe(given.identityNumber);
    expect((await reveal('phone')).body.value).toBe('13800001234');
    expect((await reveal('phone', 'educationOfficer', ' ')).status).toBe(400);
    expect((await reveal('phone', 'inspector')).status).toBe(403);
    expect((await reveal('phone', 'tradesOfficer')).status).toBe(404);
    expect((await world.looksAt(id)).map(({ actor, what, purpose }) => [actor, what, purpose])).toEqual([
      ['教育党委干部', 'reveal-phone', '办理组织关系接转'],
      ['教育党委干部', 'reveal-identityNumber', '办理组织关系接转'],
      ['教育党委干部', 'open', null],
    ]);
  });

  it('answers null where nothing is on record', async () => {
    const id = await world.enter({ identityNumber: null, bornOn: '1970-01-01', phone: null });
    const { body } = await world.app.call('officer', revealMemberRoute, {
      params: { id },
      body: { what: 'identityNumber', purpose: '核对' },
    });
    expect(body.value).toBeNull();
  });

  it('is shown to whoever may see the record, and to nobody else', async () => {
    const id = await addMember(world.database, { name: '厨师', branch: world.tree.tradesBranch });
    await world.read(id);
    expect(await world.looksAt(id, 'tradesOfficer')).toHaveLength(1);
    const beside = await world.app.call('educationOfficer', listMemberLooksRoute, {
      params: { id },
      query: {},
    });
    expect(beside.status).toBe(404);
    const place = await world.app.call('placeOfficer', listMemberLooksRoute, { params: { id }, query: {} });
    expect(place.status).toBe(404);
  });
});

describe('a member’s own record', () => {
  it('is there with the names of branch and unit and who looked, and nobody else’s', async () => {
    const id = await world.enter();
    const other = await world.enter();
    await world.signInMember(id);
    await world.read(id, 'educationOfficer');
    expect(await world.read(id, 'member')).toMatchObject({
      managingBranch: world.tree.educationBranch,
      workUnit: { id: world.schoolId, name: '洋县明德学校' },
      phoneMasked: '138****1234',
    });
    expect(await world.looksAt(id, 'member')).toMatchObject([{ what: 'open', at: null, routine: false }]);
    const beside = await world.app.call('member', readMemberRoute, { params: { id: other } });
    expect(beside.status).toBe(404);
    expect((await world.change(id, { education: '21' }, 'member')).status).toBe(403);
  });
});

describe('work units to choose from', () => {
  it('are those in the caller’s sight', async () => {
    const find = async (by: string, query: object) =>
      (await world.app.call(by, findWorkUnitsRoute, { query })).body.nodes.map((node) => node.name);
    expect(await find('officer', { q: '明德' })).toEqual(['洋县明德学校']);
    expect(await find('officer', {})).toEqual(['洋县明德学校']);
    expect(await find('secretary', { q: '洋县' })).toEqual(['洋县明德学校']);
    expect(await find('tradesOfficer', { q: '明德' })).toEqual([]);
    expect(await find('officer', { id: [world.schoolId, 'x'] })).toEqual(['洋县明德学校']);
    expect((await world.app.call('placeOfficer', findWorkUnitsRoute, { query: {} })).status).toBe(403);
  });
});
