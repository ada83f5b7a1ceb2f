import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../../platform/kernel/day.ts';
import { listChangesRoute } from '../../audit/changes.contract.ts';
import {
  changeMeetingRoute,
  readRollCallRoute,
  withdrawMeetingRoute,
} from '../../meetings/meeting.contract.ts';
import {
  buildMeetingsWorld,
  MEETINGS_TODAY as TODAY,
  YESTERDAY,
} from '../../testing/build-meetings-world.ts';
import {
  addExclusionRoute,
  agreeExclusionRoute,
  endExclusionRoute,
  listExclusionsRoute,
  passExclusionRoute,
} from '../exclusion.contract.ts';

let world: Awaited<ReturnType<typeof buildMeetingsWorld>>;
/** Held long ago: what it passes counts yesterday. */
let assembly: string;
const LONG_AGO = addDays(TODAY, -40);
beforeAll(async () => {
  world = await buildMeetingsWorld();
  assembly = (
    await world.record({
      kinds: ['branch_assembly'],
      heldOn: LONG_AGO,
      roll: await world.rollOf({}, { on: LONG_AGO }),
    })
  ).body.id;
});
afterAll(() => world.close());

const add = (name: string, more: object = {}, by = 'secretary') =>
  world.app.call(by, addExclusionRoute, {
    body: {
      partyOrgId: world.branch.id,
      memberId: world.memberIds[name] ?? '',
      caseCode: 'bedridden',
      note: '瘫痪在床',
      fromOn: LONG_AGO,
      ...more,
    },
  });
const agree = (id: string, by = 'educationOfficer', on = LONG_AGO) =>
  world.app.call(by, agreeExclusionRoute, { params: { id }, body: { on, by: '教育综合党委' } });
const pass = (id: string, meetingId = assembly, by = 'secretary') =>
  world.app.call(by, passExclusionRoute, { params: { id }, body: { meetingId } });
const end = (id: string, on: string = TODAY, by = 'secretary') =>
  world.app.call(by, endExclusionRoute, { params: { id }, body: { on, reason: '已经康复' } });
const list = async (by = 'secretary', query: object = {}) =>
  (await world.app.call(by, listExclusionsRoute, { query })).body.rows;
const rowOf = async (id: string, by = 'secretary') => (await list(by)).find((row) => row.id === id);
const AWAY = { 党员戊: { state: 'leave', reason: '已批准不计入应到' }, 党员丁: { state: 'absent' } };
const RESOLVED = [{ matter: '推荐', yes: 3, no: 0, abstained: 0 }];
const countsOf = async (more: object, away: object = AWAY) => {
  const { body } = await world.record({ ...more, roll: await world.rollOf(away as never) });
  return { id: body.id, counts: (await world.read(body.id)).record?.counts };
};

it('counts only once the superior has agreed and the assembly has passed it, and only where the meeting votes', async () => {
  const { body, status } = await add('党员戊');
  expect(status).toBe(200);
  const five = { voters: 5, votersPresent: 3, leftOut: 0 };
  expect((await countsOf({ resolutions: RESOLVED })).counts).toMatchObject(five);
  expect((await pass(body.id)).status).toBe(200);
  expect((await countsOf({ resolutions: RESOLVED })).counts).toMatchObject(five);
  expect((await agree(body.id)).status).toBe(200);
  expect(await rowOf(body.id)).toMatchObject({
    state: 'in-force',
    agreed: { on: LONG_AGO, by: '教育综合党委' },
    passed: { meetingId: assembly, on: LONG_AGO },
  });

  const voting = await countsOf({ resolutions: RESOLVED });
  expect(voting.counts).toMatchObject({ called: 7, voters: 4, votersPresent: 3, leftOut: 1 });
  expect((await countsOf({})).counts).toMatchObject(five);
  // Whoever takes part counts like everybody.
  expect((await countsOf({ resolutions: RESOLVED }, { 党员丁: { state: 'absent' } })).counts).toMatchObject({
    voters: 5,
    votersPresent: 4,
    leftOut: 0,
  });
  const { body: roll } = await world.app.call('secretary', readRollCallRoute, {
    params: { id: world.branch.id },
    query: { assembly: 'members', on: YESTERDAY },
  });
  expect(roll.people.filter(({ leftOut }) => leftOut).map(({ name }) => name)).toEqual(['党员戊']);
  expect((await list('secretary', { on: YESTERDAY })).map(({ id }) => id)).toEqual([body.id]);
  expect(await list('secretary', { on: addDays(LONG_AGO, -1) })).toEqual([]);

  // Ended, it leaves what was held as it was.
  expect((await end(body.id)).status).toBe(200);
  expect((await world.read(voting.id)).record?.counts).toMatchObject({ voters: 4, leftOut: 1 });
  expect(await rowOf(body.id)).toMatchObject({ lastOn: YESTERDAY, endReason: '已经康复' });
  expect((await end(body.id, addDays(TODAY, 1))).code).toBe('conflict.ended');
});

it('passed at the very meeting counts for it once the record is saved again', async () => {
  const { body } = await add('党员丁');
  await agree(body.id);
  const { id, counts } = await countsOf({ kinds: ['branch_assembly'], resolutions: RESOLVED });
  expect(counts?.leftOut).toBe(1);
  expect((await pass(body.id, id)).status).toBe(200);
  const meeting = await world.read(id);
  const { status } = await world.app.call('secretary', changeMeetingRoute, {
    params: { id },
    body: {
      kinds: ['branch_assembly'],
      assembly: 'members',
      heldOn: YESTERDAY,
      roll: await world.rollOf(AWAY as never),
      resolutions: RESOLVED,
      reason: '本次大会通过',
      version: meeting.version,
    } as never,
  });
  expect(status).toBe(200);
  expect((await world.read(id)).record?.counts).toMatchObject({ voters: 3, leftOut: 2 });

  // What a withdrawn record has passed, is passed no more.
  const { version } = await world.read(id);
  await world.app.call('secretary', withdrawMeetingRoute, {
    params: { id },
    body: { reason: '误登', version },
  });
  expect(await rowOf(body.id)).toMatchObject({ state: 'waiting', passed: null });
  await end(body.id);
});

describe('it is refused', () => {
  it('of who has no vote, twice, backwards, or of another branch', async () => {
    const fromOn = YESTERDAY;
    expect((await add('预备己', { fromOn })).code).toBe('exclusion.no-vote');
    expect((await add('流动庚', { fromOn })).code).toBe('exclusion.no-vote');
    expect((await add('党员乙', { fromOn, lastOn: LONG_AGO })).code).toBe('exclusion.days');
    expect((await add('党员乙', { partyOrgId: world.tree.tradesBranch.id })).code).toBe('exclusion.nobody');
    const { body } = await add('党员乙', { fromOn });
    expect((await add('党员乙', { fromOn: TODAY })).code).toBe('exclusion.twice');
    expect((await agree(body.id, 'educationOfficer', addDays(TODAY, 1))).code).toBe('exclusion.future');
    expect((await agree(body.id, 'secretary')).status).toBe(403);
    const committee = await world.record({ kinds: ['theme_day'], heldOn: YESTERDAY });
    expect((await pass(body.id, committee.body.id)).status).toBe(200);
    expect((await pass(body.id)).code).toBe('conflict.passed');
    await end(body.id);
  });

  it('to who stands elsewhere', async () => {
    const { body } = await add('党员丙');
    for (const by of ['tradesOfficer', 'placeOfficer', 'self', 'inspector'] as const) {
      expect([403, 404]).toContain((await end(body.id, TODAY, by)).status);
      expect([403, 404]).toContain((await pass(body.id, assembly, by)).status);
    }
    expect((await agree(body.id, 'tradesOfficer')).status).toBe(404);
    expect(await list('tradesOfficer')).toEqual([]);
  });
});

it('tells the case to the branch and the superior who agrees, and to the log nobody', async () => {
  const { body } = await add('党员甲', { caseCode: 'illness' });
  const told = async (by: string) => (await rowOf(body.id, by))?.caseCode;
  expect([await told('secretary'), await told('educationOfficer')]).toEqual(['illness', 'illness']);
  await agree(body.id);
  expect([await told('secretary'), await told('educationOfficer'), await told('officer')]).toEqual([
    'illness',
    'illness',
    null,
  ]);
  const entityId = world.memberIds.党员甲 ?? '';
  const { body: changes } = await world.app.call('officer', listChangesRoute, {
    query: { entity: 'member', entityId },
  });
  const lines = changes.rows.filter((line) => 'exclusion' in line.changes);
  expect(lines).toHaveLength(2);
  expect(lines[0]?.changes.exclusion).toMatchObject([{ case: '***' }, { case: '***', agreedOn: LONG_AGO }]);
  expect(JSON.stringify(changes)).not.toMatch(/illness|瘫痪/);
});
