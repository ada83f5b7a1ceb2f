import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildMembersWorld, type MembersWorld } from '../../testing/build-members-world.ts';
import { listMemberLooksRoute } from '../../members/member.contract.ts';
import {
  answerCorrectionRoute,
  askCorrectionRoute,
  countCorrectionsRoute,
  exportOwnDataRoute,
  listCorrectionsRoute,
  listOwnCorrectionsRoute,
  readCorrectionRoute,
  readOwnDataRoute,
} from '../own-record.contract.ts';

const NOBODY = '01900000-0000-7000-8000-00000000ffff';
let world: MembersWorld;
let memberId: string;

beforeAll(async () => {
  world = await buildMembersWorld();
  ({
    body: { id: memberId },
  } = await world.create('officer', world.somebody({ joinedOn: '2012-06-01' })));
  await world.signInMember(memberId);
});
afterAll(() => world.close());

const ask = (what: string, wanted: string, note: string | null = null, by = 'member') =>
  world.app.call(by, askCorrectionRoute, { body: { what: what as 'name', wanted, note } });
const open = (id: string, by = 'secretary') => world.app.call(by, readCorrectionRoute, { params: { id } });
const answer = async (id: string, body: object, by = 'secretary') =>
  world.app.call(by, answerCorrectionRoute, {
    params: { id },
    body: { version: (await world.read(memberId)).version, accept: true, ...body },
  });
const own = async () => (await world.app.call('member', listOwnCorrectionsRoute, {})).body.rows;
const sealedIn = async (id: string) =>
  (await world.database.superPool.query('select wanted_sealed from correction_request where id = $1', [id]))
    .rows[0].wanted_sealed as Buffer | null;

describe('a correction that the member asks for', () => {
  it('goes to the branch, changes the record with the request for its reason, and the member sees it', async () => {
    const { body } = await ask('joinedOn', '2012-07-01', '志愿书上是七月');
    expect(await own()).toMatchObject([{ id: body.id, what: 'joinedOn', state: 'waiting' }]);
    const listed = await world.app.call('secretary', listCorrectionsRoute, { query: { state: 'waiting' } });
    expect(listed.body.rows).toMatchObject([{ id: body.id, member: { id: memberId } }]);
    expect((await world.app.call('officer', countCorrectionsRoute, { query: {} })).body.count).toBe(1);
    expect((await open(body.id)).body).toMatchObject({ current: '2012-06-01', wanted: '2012-07-01' });
    expect((await answer(body.id, {})).status).toBe(200);
    expect((await world.read(memberId)).joinedOn).toBe('2012-07-01');
    expect(await own()).toMatchObject([{ state: 'accepted', answeredBy: '明德学校支部书记' }]);
    const { rows } = await world.database.superPool.query(
      "select action, reason, actor from change_line where entity_id = $1 and action = 'correct'",
      [memberId],
    );
    expect(rows).toMatchObject([
      { actor: '明德学校支部书记', reason: expect.stringMatching(/^党员本人 .* 申请更正：志愿书上是七月$/) },
    ]);
  });

  it('may be declined with a reason, and asked anew after', async () => {
    const { body } = await ask('workPost', '校长');
    expect((await answer(body.id, { accept: false })).code).toBe('correction.no-answer');
    expect((await answer(body.id, { accept: false, answer: '与聘书不符' })).status).toBe(200);
    expect((await own())[0]).toMatchObject({ state: 'declined', answer: '与聘书不符' });
    expect((await world.read(memberId)).workPost).toBeNull();
    const { rows } = await world.database.superPool.query(
      `select action, changes from change_line where entity = 'correction_request' and entity_id = $1 order by id`,
      [body.id],
    );
    const changes = { what: [null, 'workPost'] };
    expect(rows).toEqual([
      { action: 'ask', changes },
      { action: 'decline', changes },
    ]);
    expect((await ask('workPost', '副校长')).status).toBe(200);
  });

  it('is kept sealed while it waits, shows a telephone on record, and forgets it when answered', async () => {
    const { body } = await ask('phone', '13900005678');
    expect((await sealedIn(body.id))?.includes('13900005678')).toBe(false);
    expect((await open(body.id)).body).toMatchObject({ wanted: '13900005678', current: '138****1234' });
    expect((await answer(body.id, {})).status).toBe(200);
    expect(await sealedIn(body.id)).toBeNull();
    expect((await world.read(memberId)).phoneMasked).toBe('139****5678');
    const looks = await world.app.call('officer', listMemberLooksRoute, {
      params: { id: memberId },
      query: {},
    });
    expect(looks.body.rows).toContainEqual(expect.objectContaining({ what: 'reveal-phone' }));
  });

  it('is answered once, and rests where the record refuses it', async () => {
    const { body } = await ask('bornOn', '1999-01-01');
    expect((await answer(body.id, {})).status).toBe(409);
    expect((await own())[0]).toMatchObject({ state: 'waiting' });
    expect((await answer(body.id, { accept: false, answer: '与身份证不符' })).status).toBe(200);
    expect((await answer(body.id, { accept: false, answer: '再答' })).code).toBe('conflict.answered');
  });

  it('is told in words where the branch changes the record elsewhere', async () => {
    const { body } = await ask('branch', '组织关系已转到县直机关');
    expect((await answer(body.id, {})).code).toBe('correction.no-answer');
    expect((await answer(body.id, { answer: '已办理接转' })).status).toBe(200);
  });
});

describe('refused', () => {
  it.each([
    ['a code that is none', 'education', 'x', 'field.unknown-code'],
    ['a day to come', 'joinedOn', '2999-01-01', 'correction.day'],
    ['a telephone that is none', 'phone', '没有', 'phone.unreadable'],
  ])('%s', async (_, what, wanted, code) => expect((await ask(what, wanted)).code).toBe(code));

  it('the same thing twice at a time', async () => {
    expect((await ask('name', '王小明')).status).toBe(200);
    expect((await ask('name', '王晓明')).code).toBe('correction.waiting');
  });
});

describe('not allowed', () => {
  it('who keeps no own record asks for nothing, and who manages nobody sees none', async () => {
    expect((await ask('name', '王某', null, 'officer')).code).toBe('not-found');
    expect((await ask('name', '王某', null, 'systemAdmin')).code).toBe('not-found');
    for (const by of ['placeOfficer', 'bodyOfficer', 'inspector', 'advisor', 'member'])
      expect((await world.app.call(by, listCorrectionsRoute, { query: {} })).status).toBe(403);
  });

  it('from beside: no list, no look, no answer', async () => {
    const id = (await own())[0]?.id ?? NOBODY;
    const listed = await world.app.call('tradesOfficer', listCorrectionsRoute, { query: {} });
    expect(listed.body.rows).toEqual([]);
    expect((await open(id, 'tradesOfficer')).code).toBe('not-found');
    expect((await answer(id, { accept: false, answer: '不行' }, 'tradesOfficer')).code).toBe('not-found');
  });

  it('the member does not answer the own request, not even by hand', async () => {
    const id = (await own())[0]?.id ?? NOBODY;
    expect((await answer(id, {}, 'member')).status).toBe(403);
  });
});

describe('a copy of the own data', () => {
  it('holds what is known, numbers masked, as an answer and as a file', async () => {
    const { body } = await world.app.call('member', readOwnDataRoute, {});
    const facts = Object.fromEntries(body.sections[0]?.rows ?? []);
    expect(facts).toMatchObject({ 入党日期: '2012-07-01', 纳入管理支部: '洋县明德学校党支部' });
    expect(JSON.stringify(body)).not.toMatch(/13900005678|\d{15}/);
    const file = await world.app.call('member', exportOwnDataRoute, {});
    expect([file.status, file.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK']);
    expect((await world.app.call('officer', readOwnDataRoute, {})).status).toBe(404);
  });
});
