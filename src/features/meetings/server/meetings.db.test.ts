import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../../platform/kernel/day.ts';
import { addMember, buildWith } from '../../testing/build-records.ts';
import {
  buildMeetingsWorld,
  MEETINGS_TODAY as TODAY,
  YESTERDAY,
} from '../../testing/build-meetings-world.ts';
import {
  countMeetingsRoute,
  exportMeetingsRoute,
  listMeetingsRoute,
  listOwnAttendanceRoute,
} from '../meeting-list.contract.ts';
import {
  changeMeetingRoute,
  readMeetingRoute,
  readRollCallRoute,
  withdrawMeetingRoute,
} from '../meeting.contract.ts';

let world: Awaited<ReturnType<typeof buildMeetingsWorld>>;
beforeAll(async () => {
  world = await buildMeetingsWorld();
});
afterAll(() => world.close());

const list = async (by: string, query: object = {}) =>
  (await world.app.call(by, listMeetingsRoute, { query })).body.rows;
const ofNobody = '01900000-0000-7000-8000-00000000ffff';
const FULL = {
  kinds: ['branch_assembly', 'party_lecture'],
  startsAt: '19:30',
  place: '学校会议室',
  chair: '党员甲',
  recorder: '党员乙',
  topic: '讨论评优',
  minutes: '会议讨论了推荐人选。',
};

describe('the roll', () => {
  it('calls whoever the branch manages, and gives the vote to full members whose 组织关系 is here', async () => {
    const { body } = await world.app.call('secretary', readRollCallRoute, {
      params: { id: world.branch.id },
      query: { assembly: 'members', on: YESTERDAY },
    });
    expect(body.people.map(({ name, votes }) => [name, votes])).toEqual(
      expect.arrayContaining([
        ['党员甲', true],
        ['党员戊', true],
        ['预备己', false],
        ['流动庚', false],
      ]),
    );
    expect(body.people).toHaveLength(7);
  });

  it('counts who votes here and is managed elsewhere, by number alone, and refuses more of them than there are', async () => {
    const id = await addMember(world.database, {
      name: '别处管理的党员',
      branch: world.tree.tradesBranch,
      membershipBranch: world.branch,
    });
    const { body } = await world.app.call('secretary', readRollCallRoute, {
      params: { id: world.branch.id },
      query: { assembly: 'members', on: YESTERDAY },
    });
    expect(body).toMatchObject({ votersElsewhere: 1 });
    expect(body.people.map(({ name }) => name)).not.toContain('别处管理的党员');
    expect((await world.record({ elsewherePresent: 2 })).code).toBe('meeting.more-elsewhere');
    const saved = await world.record({ elsewherePresent: 1 });
    const { record } = await world.read(saved.body.id);
    expect(record?.counts).toMatchObject({ called: 7, voters: 6, votersPresent: 6 });
    await buildWith(world.database, (client) =>
      client.query("update member set status = 'dead' where id = $1", [id]).then(() => undefined),
    );
  });

  it('of a committee calls its members, also one who is not on the roll of members', async () => {
    await world.addPost('secretary', '党员甲');
    await world.addPost('publicity_member', '选派书记');
    const { body } = await world.app.call('secretary', readRollCallRoute, {
      params: { id: world.branch.id },
      query: { assembly: 'committee', on: YESTERDAY },
    });
    expect(body.people.map(({ name }) => name).toSorted()).toEqual(['党员甲', '选派书记'].toSorted());
    expect(body.chair).toBe('党员甲');
    const roll = await world.rollOf({}, { assembly: 'committee' });
    const { body: saved } = await world.record({ kinds: ['committee_meeting'], assembly: 'committee', roll });
    expect((await world.read(saved.id)).record?.counts).toMatchObject({ called: 2, voters: 2 });
  });
});

describe('a meeting', () => {
  it('is kept with who was there, its votes judged by those who have one', async () => {
    const roll = await world.rollOf({
      党员丁: { state: 'leave', reason: '出差' },
      党员戊: { state: 'absent' },
      流动庚: { state: 'exempt', reason: '年老体弱' },
    });
    const { body, status } = await world.record({
      ...FULL,
      roll,
      resolutions: [
        { matter: '推荐甲', yes: 3, no: 0, abstained: 0 },
        { matter: '推荐乙', yes: 2, no: 1, abstained: 0 },
      ],
    });
    expect(status).toBe(200);
    expect(body.warnings).toEqual([]);
    const { record, kinds } = await world.read(body.id);
    expect(kinds).toEqual(FULL.kinds);
    expect(record).toMatchObject({
      startsAt: '19:30',
      counts: { called: 7, present: 4, onLeave: 1, absent: 1, exempt: 1, voters: 5, votersPresent: 3 },
      resolutions: [
        { matter: '推荐甲', result: 'passed', needed: 3 },
        { matter: '推荐乙', result: 'failed', needed: 3 },
      ],
      notShown: 0,
    });
    expect(record?.people.find(({ name }) => name === '党员丁')).toMatchObject({
      state: 'leave',
      reason: '出差',
    });
    expect((await list('secretary', { kind: 'party_lecture' }))[0]).toMatchObject({
      id: body.id,
      record: { present: 4, expected: 5, called: 7 },
    });
  });

  it('is taken with little, and says what the record lacks', async () => {
    const { body } = await world.record({});
    expect(body.warnings).toMatchObject([{ message: '会议记录还缺：时间、地点、主持人、记录人、议题。' }]);
    expect((await world.read(body.id)).warnings).toHaveLength(1);
  });

  it('of talks keeps counts alone', async () => {
    const { body } = await world.record({
      kinds: ['talks'],
      assembly: 'round',
      roll: [],
      talksDone: 6,
      talksPlanned: 8,
    });
    expect((await world.read(body.id)).record).toMatchObject({ talksDone: 6, talksPlanned: 8, people: [] });
  });

  it('is found by branch, kind, days and topic, page by page', async () => {
    const all = await list('officer', { partyOrg: world.tree.education.id });
    expect(all.length).toBeGreaterThanOrEqual(3);
    const first = await world.app.call('officer', listMeetingsRoute, { query: { size: 2 } });
    const rest = await world.app.call('officer', listMeetingsRoute, {
      query: { size: 100, after: first.body.next ?? '' },
    });
    expect([...first.body.rows, ...rest.body.rows].map(({ id }) => id)).toEqual(
      (await list('officer', { size: 100 })).map(({ id }) => id),
    );
    expect(await list('officer', { q: '评优' })).toHaveLength(1);
    expect(await list('officer', { to: addDays(YESTERDAY, -1) })).toEqual([]);
    expect(await list('officer', { partyOrg: world.tree.education.id, within: 'own' })).toEqual([]);
    expect(await list('officer', { partyOrg: ofNobody })).toEqual([]);
    const counted = await world.app.call('officer', countMeetingsRoute, { query: {} });
    expect(counted.body.count).toBe((await list('officer', { size: 100 })).length);
  });

  it('leaves as a file without names', async () => {
    const { bytes, status } = await world.app.call('officer', exportMeetingsRoute, {
      query: { format: 'csv' },
    });
    expect(status).toBe(200);
    expect(bytes.toString('utf8')).toContain('支部党员大会、党课');
    expect(bytes.toString('utf8')).not.toContain('党员甲');
  });
});

describe('a correction', () => {
  const change = async (id: string, body: object, by = 'secretary') => {
    const { version, heldOn, kinds, record } = await world.read(id);
    const roll = record?.people.map(({ id: at, state, reason }) => ({ id: at, state, reason }));
    const draft = { kinds, heldOn, assembly: record?.assembly, roll, version, reason: '补记' };
    return world.app.call(by, changeMeetingRoute, { params: { id }, body: { ...draft, ...body } as never });
  };

  it('completes the record and puts a presence right, on record with its reason', async () => {
    const { id } = (await world.record({})).body;
    const before = await world.read(id);
    const roll = before.record?.people.map(({ id: at, name }) =>
      name === '党员乙' ? { id: at, state: 'leave', reason: '病假' } : { id: at, state: 'present' },
    );
    const saved = await change(id, { ...FULL, kinds: ['theme_day'], roll, reason: '漏记请假' });
    expect(saved.status).toBe(200);
    const after = await world.read(id);
    expect(after.record).toMatchObject({ place: '学校会议室', counts: { present: 6, onLeave: 1 } });
    expect(after.version).toBe(before.version + 1);
    const lines = await world.changesOf(id);
    expect(lines.map(({ action, reason }) => [action, reason])).toEqual([
      ['correct', '漏记请假'],
      ['correct', '漏记请假'],
      ['create', null],
    ]);
    expect(JSON.stringify(lines[0]?.changes)).toContain('病假');
    expect(JSON.stringify(lines)).not.toContain(world.memberIds.党员乙);
  });

  it('adds, changes and removes resolutions', async () => {
    const { id } = (await world.record({})).body;
    const one = { matter: '第一项', yes: 5, no: 0, abstained: 0 };
    await change(id, { resolutions: [one, { ...one, matter: '第二项' }] });
    await change(id, { resolutions: [{ ...one, yes: 4 }] });
    expect((await world.read(id)).record?.resolutions).toMatchObject([{ matter: '第一项', yes: 4 }]);
    expect(JSON.stringify(await world.changesOf(id))).toContain('第二项');
  });

  it('is refused when somebody else was faster, when the roll is another, and without a reason', async () => {
    const { id } = (await world.record({})).body;
    expect((await change(id, { version: 7 })).code).toBe('conflict.version');
    expect((await change(id, { assembly: 'committee', kinds: ['committee_meeting'] })).code).toBe(
      'meeting.other-roll',
    );
    expect((await change(id, { roll: [] })).code).toBe('meeting.roll-changed');
    expect((await change(id, { reason: '' })).status).toBe(400);
  });

  it('may be a withdrawal: kept, listed apart, not to be changed any more', async () => {
    const { id } = (await world.record({ topic: '误登的一次' })).body;
    const withdraw = (version: number) =>
      world.app.call('secretary', withdrawMeetingRoute, {
        params: { id },
        body: { reason: '日期登错', version },
      });
    expect((await withdraw(9)).code).toBe('conflict.version');
    expect((await withdraw(1)).status).toBe(200);
    expect(await list('officer', { q: '误登' })).toEqual([]);
    expect(await list('officer', { q: '误登', state: 'withdrawn' })).toMatchObject([{ id, withdrawn: true }]);
    expect((await world.read(id)).record).toMatchObject({ withdrawReason: '日期登错' });
    expect((await withdraw(2)).code).toBe('conflict.withdrawn');
    expect((await world.changesOf(id))[0]).toMatchObject({ reason: '日期登错' });
  });
});

describe('refused', () => {
  it.each<[string, object, string]>([
    ['a day to come', { heldOn: addDays(TODAY, 1) }, 'meeting.future'],
    ['nobody there', { roll: 'absent' }, 'meeting.none-present'],
    ['a leave without a reason', { roll: 'leave' }, 'meeting.no-leave-reason'],
    [
      'kinds that call different people',
      { kinds: ['branch_assembly', 'committee_meeting'] },
      'meeting.kinds-apart',
    ],
    [
      'more votes than voters',
      { resolutions: [{ matter: '评优', yes: 5, no: 1, abstained: 0 }] },
      'meeting.more-votes',
    ],
    ['a branch out of sight', { partyOrgId: ofNobody }, 'meeting.no-host'],
  ])('%s', async (_, body, code) => {
    const { roll } = body as { roll?: string };
    const state = { state: roll ?? 'present' };
    const [first, ...others] = await world.rollOf();
    const given =
      roll === undefined
        ? {}
        : {
            roll: [
              { ...first, ...state },
              ...others.map((each) => (roll === 'absent' ? { ...each, ...state } : each)),
            ],
          };
    expect((await world.record({ ...body, ...given })).code).toBe(code);
  });

  it('stores nothing of what it refuses', async () => {
    const before = (await world.app.call('officer', countMeetingsRoute, { query: {} })).body.count;
    await world.record({ resolutions: [{ matter: '评优', yes: 50, no: 1, abstained: 0 }] });
    expect((await world.app.call('officer', countMeetingsRoute, { query: {} })).body.count).toBe(before);
  });
});

describe('beside the Party line and above the branch', () => {
  it('an office of the place sees kinds and days, nobody and nothing else', async () => {
    const rows = await list('placeOfficer', { size: 100 });
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ record }) => record === null)).toBe(true);
    const view = await world.read(rows[0]?.id ?? '', 'placeOfficer');
    expect(view).toMatchObject({ record: null, createdBy: null, warnings: [] });
    expect(await list('otherPlaceOfficer')).toEqual([]);
    const changes = await world.changesOf(rows[0]?.id ?? '', 'placeOfficer');
    expect(changes).toEqual([]);
  });

  it('a supervising body sees those of branches that cover its organisations', async () => {
    const rows = await list('bodyOfficer', { size: 100 });
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ record }) => record === null)).toBe(true);
  });

  it('another line of the Party sees nothing and enters nothing', async () => {
    expect(await list('tradesOfficer')).toEqual([]);
    const { id } = (await world.record({})).body;
    expect((await world.app.call('tradesOfficer', readMeetingRoute, { params: { id } })).status).toBe(404);
    expect((await world.record({}, 'tradesOfficer')).code).toBe('meeting.no-host');
    expect((await world.record({}, 'placeOfficer')).status).toBe(403);
    expect((await world.record({}, 'inspector')).status).toBe(403);
    expect((await world.record({}, 'educationOfficer')).status).toBe(200);
  });

  it('不公开 members are kept from inspectors, who are told how many', async () => {
    const { id } = (await world.record({})).body;
    await world.database.superPool.query('update member set private = true where id = $1', [
      world.memberIds.党员戊,
    ]);
    const { record } = await world.read(id, 'inspector');
    expect(record).toMatchObject({ notShown: 1, counts: { called: 7 } });
    expect(record?.people.map(({ name }) => name)).not.toContain('党员戊');
    expect((await world.read(id)).record?.people).toHaveLength(7);
    await world.database.superPool.query('update member set private = false where id = $1', [
      world.memberIds.党员戊,
    ]);
  });

  it('a look at names from above is on record, the daily work of the branch is not', async () => {
    const { id } = (await world.record({})).body;
    await world.read(id);
    await world.read(id, 'officer');
    await world.read(id, 'officer');
    const { rows } = await world.database.superPool.query(
      `select actor, count from look_line where entity = 'meeting' and entity_id = $1`,
      [id],
    );
    expect(rows).toEqual([{ actor: '党工委干部', count: 7 }]);
  });

  it('a member reads the own attendance and no meeting', async () => {
    const { body } = await world.app.call('self', listOwnAttendanceRoute, {});
    expect(body.rows[0]).toMatchObject({ branch: '洋县明德学校党支部', state: 'present', heldOn: YESTERDAY });
    expect((await world.app.call('self', listMeetingsRoute, { query: {} })).status).toBe(403);
    expect((await world.app.call('advisor', listOwnAttendanceRoute, {})).body.rows).toEqual([]);
    expect((await world.app.call(null, listMeetingsRoute, { query: {} })).status).toBe(401);
  });
});
