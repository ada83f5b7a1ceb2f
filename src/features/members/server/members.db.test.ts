import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { createSealer } from '../../../platform/server/crypto/seal.ts';
import { createTestApp, type TestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { makeIdentityNumber } from '../../codes/identity-number.rules.ts';
import { buildCallers } from '../../testing/build-callers.ts';
import {
  addMember,
  addSocialOrg,
  type BuiltTree,
  buildTree,
  buildWith,
  coverBy,
} from '../../testing/build-records.ts';
import {
  changeMemberRoute,
  changeMemberStatusRoute,
  createMemberRoute,
  findMemberByNumberRoute,
  findWorkUnitsRoute,
  listMemberLooksRoute,
  type MemberRecord,
  moveMemberRoute,
  readMemberRoute,
  revealMemberRoute,
} from '../member.contract.ts';
import { registerMemberRoutes } from './routes.ts';

const TODAY = todayIn(OFFICE_TIME_ZONE, new Date());
const sealer = createSealer(randomBytes(32));
let database: TestDatabase;
let app: TestApp;
let tree: BuiltTree;
let schoolId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  tree = await buildTree(database);
  const callers = await buildCallers(database, tree);
  const school = await addSocialOrg(database, { name: '洋县明德学校', responsible: tree.education });
  schoolId = school.id;
  const secretary = {
    ...callers.secretary,
    scope: { ...callers.secretary.scope, only: { socialOrgIds: [school.id], memberIds: [] } },
  };
  app = await createTestApp({ ...callers, secretary }, (own) =>
    registerMemberRoutes(own, { pool: database.appPool, sealer }),
  );
  await coverBy(database, { socialOrg: school, partyOrg: tree.educationBranch });
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

let sequence = 0;
/** Somebody new: a woman born on 7 March 1990, with a number of her own. */
function somebody(more: object = {}) {
  sequence += 1;
  const identityNumber = makeIdentityNumber({ region: '100199', bornOn: '1990-03-07', sex: '2', sequence });
  return {
    name: `党员${sequence}`,
    identityNumber,
    status: 'full',
    joinedOn: '2012-06-01',
    fullOn: '2013-06-01',
    phone: '138 0000 1234',
    managingBranchId: tree.educationBranch.id,
    ...more,
  };
}
const create = (by: string, body: object) => app.call(by, createMemberRoute, { body });
const enter = async (more: object = {}, by = 'officer') => (await create(by, somebody(more))).body.id;
const read = async (id: string, by = 'officer'): Promise<MemberRecord> =>
  (await app.call(by, readMemberRoute, { params: { id } })).body;
const change = async (id: string, body: object, by = 'officer') =>
  app.call(by, changeMemberRoute, { params: { id }, body: { version: (await read(id)).version, ...body } });
const move = async (id: string, body: object, by = 'officer') =>
  app.call(by, moveMemberRoute, { params: { id }, body: { version: (await read(id)).version, ...body } });
const setStatus = async (id: string, body: { status: string }, by = 'officer') =>
  app.call(by, changeMemberStatusRoute, {
    params: { id },
    body: { version: (await read(id)).version, ...body },
  });
const looksAt = async (id: string, by = 'officer') =>
  (await app.call(by, listMemberLooksRoute, { params: { id }, query: {} })).body.rows;

describe('a record', () => {
  it('is entered with what the number tells and what the branch tells', async () => {
    const given = somebody({ firstOn: '2024-05-01' });
    const { status, body } = await create('officer', given);
    expect([status, body.warnings]).toEqual([200, []]);
    expect(await read(body.id)).toMatchObject({
      name: given.name,
      sex: '2',
      bornOn: '1990-03-07',
      identityNumberMasked: `10***************${given.identityNumber.slice(-1)}`,
      phoneMasked: '138****1234',
      managingBranch: tree.educationBranch,
      membershipBranch: tree.educationBranch,
      workUnit: { id: schoolId, name: '洋县明德学校' },
      firstOn: '2024-05-01',
      managedHere: true,
      periods: [{ fromOn: '2024-05-01', toOn: null, status: 'full' }],
    });
  });

  it('needs no number: name, birth month and branch suffice, and it is marked', async () => {
    const { body } = await create(
      'secretary',
      somebody({ identityNumber: null, bornOn: '1988-02-01', bornPrecision: 'month' }),
    );
    expect(body.warnings.map((each) => each.code)).toEqual(['member.identity-pending']);
    const record = await read(body.id, 'secretary');
    expect(record).toMatchObject({
      identityNumberMasked: null,
      bornPrecision: 'month',
      workUnit: { id: schoolId },
    });
    expect(record.warnings.map((each) => each.code)).toEqual(['member.identity-pending']);
  });

  it('keeps the number sealed: nothing in the database holds it', async () => {
    const given = somebody();
    await create('officer', given);
    const { rows } = await database.superPool.query<{ all: string }>(
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
    const answer = await create('officer', somebody(more));
    expect([answer.status, answer.refusals.map((each) => each.code)]).toEqual([
      409,
      expect.arrayContaining([code]),
    ]);
    expect(JSON.stringify(answer.refusals)).not.toMatch(/\d{15}/);
  });

  it('is refused for a number on the roll, by name where the caller may see the record', async () => {
    const given = somebody();
    await create('officer', given);
    const again = await create('educationOfficer', { ...given, name: '别人' });
    expect(again.code).toBe('member.number-taken');
    expect(again.refusals[0]?.message).toContain(given.name);
  });

  it('is refused a second time without a number', async () => {
    const given = somebody({ identityNumber: null, bornOn: '1988-02-01' });
    await create('officer', given);
    expect((await create('officer', { ...given, bornOn: '1988-02-28' })).code).toBe('member.double');
    expect((await create('officer', { ...given, bornOn: '1988-03-01' })).status).toBe(200);
  });

  it('is not entered outside the caller’s part of the tree, nor by who only reads', async () => {
    expect((await create('tradesOfficer', somebody())).code).toBe('member.branch-not-found');
    for (const by of ['inspector', 'placeOfficer', 'bodyOfficer', 'systemAdmin']) {
      expect((await create(by, somebody())).status).toBe(403);
    }
  });

  it('is not there for a sibling, a parent’s other half or a place', async () => {
    const id = await enter();
    const statusOf = async (by: string) => (await app.call(by, readMemberRoute, { params: { id } })).status;
    expect(await statusOf('educationOfficer')).toBe(200);
    expect(await statusOf('secretary')).toBe(200);
    expect(await statusOf('tradesOfficer')).toBe(404);
    expect(await statusOf('placeOfficer')).toBe(403);
    expect(await statusOf('advisor')).toBe(403);
  });
});

describe('a number held out of sight', () => {
  it('is refused in one neutral sentence, written down, and limited', async () => {
    const given = somebody({ managingBranchId: tree.tradesBranch.id });
    await create('officer', given);
    const attempt = () =>
      create('secretary', { ...given, name: '别人', managingBranchId: tree.educationBranch.id });
    const first = await attempt();
    expect(first.code).toBe('member.number-elsewhere');
    expect(first.refusals[0]?.message).toContain('请向上级申请接转');
    expect(JSON.stringify(first.refusals)).not.toMatch(/党员\d|餐饮|行业/);
    const { rows } = await database.superPool.query<{ n: number }>(
      `select sum(count)::int as n from look_line where what = 'number-elsewhere' and actor = '明德学校支部书记'`,
    );
    expect(rows[0]?.n).toBe(1);
    const more = await Promise.all(Array.from({ length: 24 }, attempt));
    expect(more.filter((each) => each.code === 'member.number-elsewhere')).toHaveLength(19);
    expect(more.filter((each) => each.status === 429)).toHaveLength(5);
    // Past the limit a free number is told from a held one no more.
    expect((await create('secretary', somebody())).status).toBe(429);
    expect((await create('educationOfficer', somebody())).status).toBe(200);
  });

  it('is not found by looking for it', async () => {
    const given = somebody({ managingBranchId: tree.tradesBranch.id });
    const id = (await create('officer', given)).body.id;
    const find = (by: string, identityNumber: string) =>
      app.call(by, findMemberByNumberRoute, { body: { identityNumber } });
    expect((await find('officer', given.identityNumber.toLowerCase())).body.member).toEqual({
      id,
      name: given.name,
    });
    expect((await find('educationOfficer', given.identityNumber)).body.member).toBeNull();
    expect((await find('officer', '123')).code).toBe('identity-number.length');
    expect((await find('placeOfficer', given.identityNumber)).status).toBe(403);
  });
});

describe('a change', () => {
  it('counts from its day and leaves the past; a correction replaces it', async () => {
    const id = await enter({ firstOn: '2020-01-01' });
    expect(
      (await change(id, { workUnitId: null, workUnitText: '某公司', changeOn: '2024-01-01' })).status,
    ).toBe(200);
    expect((await read(id)).periods).toMatchObject([
      { fromOn: '2024-01-01', toOn: null, workUnit: null },
      { fromOn: '2020-01-01', toOn: '2024-01-01', workUnit: { id: schoolId } },
    ]);
    const corrected = await change(id, {
      fullTime: true,
      changeOn: '2024-01-01',
      correctionReason: '核对劳动合同',
    });
    expect(corrected.status).toBe(200);
    expect((await read(id)).periods).toMatchObject([
      { fromOn: '2024-01-01', fullTime: true },
      { fromOn: '2020-01-01', fullTime: null },
    ]);
  });

  it('keeps what it does not name, and a new telephone alone replaces the old', async () => {
    const id = await enter();
    await change(id, { education: '21' });
    expect(await read(id)).toMatchObject({ education: '21', phoneMasked: '138****1234', sex: '2' });
    await change(id, { phone: '13900005678' });
    expect(await read(id)).toMatchObject({ education: '21', phoneMasked: '139****5678' });
    await change(id, { phone: null });
    expect((await read(id)).phoneMasked).toBeNull();
  });

  it('keeps a 组织关系 that lies out of the changer’s sight', async () => {
    const id = await enter({ membershipBranchId: tree.tradesBranch.id });
    expect((await change(id, { education: '31' }, 'educationOfficer')).status).toBe(200);
    expect((await read(id)).membershipBranch).toEqual(tree.tradesBranch);
    expect((await read(id, 'educationOfficer')).membershipBranch).toEqual({
      id: tree.tradesBranch.id,
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
    const id = await enter({ firstOn: '2020-01-01' });
    const answer = await change(id, body);
    expect([answer.status, answer.code]).toEqual([409, code]);
  });

  it('is refused to the second of two, who is told who came first', async () => {
    const id = await enter();
    const { version } = await read(id);
    await change(id, { education: '21' }, 'educationOfficer');
    const late = await change(id, { version, education: '31' });
    expect([late.status, late.code]).toEqual([409, 'conflict.version']);
    expect(late.refusals[0]?.message).toContain('教育党委干部');
    expect((await read(id)).education).toBe('21');
  });

  it('is refused of somebody whom a branch outside manages', async () => {
    const id = await enter({
      managingBranchId: tree.tradesBranch.id,
      membershipBranchId: tree.educationBranch.id,
    });
    expect(await read(id, 'educationOfficer')).toMatchObject({
      managedHere: false,
      managingBranch: { name: null },
    });
    expect((await change(id, { education: '21' }, 'educationOfficer')).code).toBe(
      'not-allowed.managed-elsewhere',
    );
  });

  it('is not allowed outside of the own part of the tree, nor to who only reads', async () => {
    const id = await enter();
    expect((await change(id, { education: '21' }, 'tradesOfficer')).status).toBe(404);
    expect((await change(id, { education: '21' }, 'inspector')).status).toBe(403);
    expect((await change(id, { education: '21' }, 'secretary')).status).toBe(200);
  });
});

describe('a move', () => {
  it('takes the managing branch, the 组织关系, or both', async () => {
    const id = await enter({ firstOn: '2020-01-01', partyGroup: '一组' });
    await move(id, { managingBranchId: tree.tradesBranch.id, changeOn: '2024-03-01' });
    expect(await read(id)).toMatchObject({
      managingBranch: tree.tradesBranch,
      membershipBranch: tree.educationBranch,
      partyGroup: null,
    });
    await move(id, { membershipBranchId: tree.tradesBranch.id, changeOn: '2024-04-01' });
    expect(await read(id)).toMatchObject({
      managingBranch: tree.tradesBranch,
      membershipBranch: tree.tradesBranch,
    });
    await move(id, { membershipBranchId: null, membershipElsewhere: '汉中市某机关', changeOn: '2024-05-01' });
    expect(await read(id)).toMatchObject({ membershipBranch: null, membershipElsewhere: '汉中市某机关' });
    expect((await read(id)).periods.map((each) => each.fromOn)).toEqual([
      '2024-05-01',
      '2024-04-01',
      '2024-03-01',
      '2020-01-01',
    ]);
  });

  it('keeps the counts of both branches', async () => {
    const counts = async () => {
      await database.superPool.query('select tally_fold_pending()');
      const { rows } = await database.superPool.query<{ id: string; n: number }>(
        'select party_org_id as id, members as n from party_org_count where party_org_id = any ($1)',
        [[tree.educationBranch.id, tree.tradesJointBranch.id]],
      );
      return new Map(rows.map(({ id, n }) => [id, n]));
    };
    const id = await enter();
    const before = await counts();
    await move(id, { managingBranchId: tree.tradesJointBranch.id });
    const after = await counts();
    expect((after.get(tree.educationBranch.id) ?? 0) - (before.get(tree.educationBranch.id) ?? 0)).toBe(-1);
    expect((after.get(tree.tradesJointBranch.id) ?? 0) - (before.get(tree.tradesJointBranch.id) ?? 0)).toBe(
      1,
    );
    const { rows } = await database.superPool.query('select * from tally_drift()');
    expect(rows).toEqual([]);
  });

  it('warns of posts left behind', async () => {
    const id = await enter();
    await buildWith(database, (client) =>
      client.query(
        `insert into party_post (id, party_org_id, member_id, person_name, post, from_on) values (gen_random_uuid(), $1, $2, '某', 'secretary', '2024-01-01')`,
        [tree.educationBranch.id, id],
      ),
    );
    const { body } = await move(id, { managingBranchId: tree.tradesBranch.id });
    expect(body.warnings.map((each) => each.code)).toEqual(['member.holds-post']);
  });

  it('is refused into a branch that has ended or is out of sight', async () => {
    const id = await enter();
    expect((await move(id, { managingBranchId: tree.tradesBranch.id }, 'educationOfficer')).code).toBe(
      'member.branch-not-found',
    );
    await buildWith(database, (client) =>
      client.query("update party_org set ended_on = '2025-01-01' where id = $1", [
        tree.educationJointBranch.id,
      ]),
    );
    expect((await move(id, { managingBranchId: tree.educationJointBranch.id })).code).toBe(
      'member.branch-ended',
    );
  });

  it('is not allowed to a secretary beyond the own branch', async () => {
    const id = await enter();
    expect((await move(id, { managingBranchId: tree.tradesBranch.id }, 'secretary')).code).toBe(
      'member.branch-not-found',
    );
    expect((await move(id, { managingBranchId: tree.tradesBranch.id }, 'inspector')).status).toBe(403);
  });
});

describe('a change of status', () => {
  it('makes a full member on a day, and ends what is over', async () => {
    const id = await enter({
      status: 'probationary',
      fullOn: null,
      joinedOn: addDays(TODAY, -400),
      firstOn: addDays(TODAY, -400),
    });
    expect((await read(id)).warnings.map((each) => each.code)).toEqual(['member.probation-overdue']);
    const fullOn = addDays(TODAY, -10);
    expect((await setStatus(id, { status: 'full' })).code).toBe('member.no-full-day');
    expect((await setStatus(id, { status: 'full', fullOn, changeOn: fullOn } as never)).status).toBe(200);
    expect(await read(id)).toMatchObject({ status: 'full', fullOn, warnings: [], partyAge: 0 });
    expect((await setStatus(id, { status: 'dead' })).status).toBe(200);
    expect((await read(id)).periods.map((each) => each.status)).toEqual(['dead', 'full', 'probationary']);
  });

  it.each<[string, object, string]>([
    ['back to probation', { status: 'probationary' }, 'member.status-backwards'],
    ['to a word that is none', { status: 'gone' }, 'field.unknown-code'],
  ])('is refused %s', async (_, body, code) => {
    const id = await enter();
    expect((await setStatus(id, body as never)).code).toBe(code);
  });

  it('is put right by a correction alone once somebody has left', async () => {
    const id = await enter({ firstOn: '2020-01-01' });
    await setStatus(id, { status: 'left', changeOn: '2024-01-01' } as never);
    expect((await setStatus(id, { status: 'full' })).code).toBe('member.status-final');
    expect((await setStatus(id, { status: 'full', correctionReason: '误登' } as never)).status).toBe(200);
    expect((await read(id)).status).toBe('full');
  });

  it('is not allowed to who only reads, nor beside the Party line', async () => {
    const id = await enter();
    expect((await setStatus(id, { status: 'dead' }, 'inspector')).status).toBe(403);
    expect((await setStatus(id, { status: 'dead' }, 'tradesOfficer')).status).toBe(404);
  });
});

describe('who looked', () => {
  it('is written down at opening, once in a while, and at every revealing with its purpose', async () => {
    const given = somebody();
    const { id } = (await create('officer', given)).body;
    await read(id, 'educationOfficer');
    await read(id, 'educationOfficer');
    const reveal = (
      what: 'identityNumber' | 'phone',
      by = 'educationOfficer',
      purpose = '办理组织关系接转',
    ) => app.call(by, revealMemberRoute, { params: { id }, body: { what, purpose } });
    expect((await reveal('identityNumber')).body.value).toBe(given.identityNumber);
    expect((await reveal('phone')).body.value).toBe('13800001234');
    expect((await reveal('phone', 'educationOfficer', ' ')).status).toBe(400);
    expect((await reveal('phone', 'inspector')).status).toBe(403);
    expect((await reveal('phone', 'tradesOfficer')).status).toBe(404);
    expect((await looksAt(id)).map(({ actor, what, purpose }) => [actor, what, purpose])).toEqual([
      ['教育党委干部', 'reveal-phone', '办理组织关系接转'],
      ['教育党委干部', 'reveal-identityNumber', '办理组织关系接转'],
      ['教育党委干部', 'open', null],
    ]);
  });

  it('answers null where nothing is on record', async () => {
    const id = await enter({ identityNumber: null, bornOn: '1970-01-01', phone: null });
    const { body } = await app.call('officer', revealMemberRoute, {
      params: { id },
      body: { what: 'identityNumber', purpose: '核对' },
    });
    expect(body.value).toBeNull();
  });

  it('is shown to whoever may see the record, and to nobody else', async () => {
    const id = await addMember(database, { name: '厨师', branch: tree.tradesBranch });
    await read(id);
    expect(await looksAt(id, 'tradesOfficer')).toHaveLength(1);
    const beside = await app.call('educationOfficer', listMemberLooksRoute, { params: { id }, query: {} });
    expect(beside.status).toBe(404);
    expect((await app.call('placeOfficer', listMemberLooksRoute, { params: { id }, query: {} })).status).toBe(
      403,
    );
  });
});

describe('work units to choose from', () => {
  it('are those in the caller’s sight', async () => {
    const find = async (by: string, query: object) =>
      (await app.call(by, findWorkUnitsRoute, { query })).body.nodes.map((node) => node.name);
    expect(await find('officer', { q: '明德' })).toEqual(['洋县明德学校']);
    expect(await find('officer', {})).toEqual(['洋县明德学校']);
    expect(await find('secretary', { q: '洋县' })).toEqual(['洋县明德学校']);
    expect(await find('tradesOfficer', { q: '明德' })).toEqual([]);
    expect(await find('officer', { id: [schoolId, 'x'] })).toEqual(['洋县明德学校']);
    expect((await app.call('placeOfficer', findWorkUnitsRoute, { query: {} })).status).toBe(403);
  });
});
