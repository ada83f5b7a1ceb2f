import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, addMonths, startOfMonth } from '../../../platform/kernel/day.ts';
import { addPartyOrg, buildWith } from '../../testing/build-records.ts';
import { buildMeetingsWorld, MEETINGS_TODAY as TODAY } from '../../testing/build-meetings-world.ts';
import { codesOf } from '../../codes/code-table.ts';
import { type MeetingKind, meetingKinds } from '../../codes/tables/meeting.ts';
import { listMeetingsRoute } from '../meeting-list.contract.ts';
import { readMeetingRoute } from '../meeting.contract.ts';
import { addMeetingKindRoute, endMeetingKindRoute, listMeetingKindsRoute } from '../meeting-kind.contract.ts';
import { endDutyRuleRoute, listDutyRulesRoute, setDutyRuleRoute } from '../duty-rule.contract.ts';
import { listDutiesRoute, readDutyTotalsRoute } from '../duty.contract.ts';
import { periodAround } from '../duty.rules.ts';

let world: Awaited<ReturnType<typeof buildMeetingsWorld>>;
let functional: { id: string; name: string };
beforeAll(async () => {
  world = await buildMeetingsWorld();
  const parent = world.tree.education;
  functional = await addPartyOrg(world.database, { name: '功能型党支部', parent, functional: true });
});
afterAll(() => world.close());

const YEAR = TODAY.slice(0, 4);
const THIS_MONTH = startOfMonth(TODAY);
const set = (body: object, by = 'officer') =>
  world.app.call(by, setDutyRuleRoute, {
    body: {
      partyOrgId: world.branch.id,
      reach: 'own',
      kind: 'party_lecture',
      per: 'month',
      least: 1,
      basis: '本县组织生活通知',
      fromOn: THIS_MONTH,
      ...body,
    } as never,
  });
const end = (id: string, on: string, by = 'officer') =>
  world.app.call(by, endDutyRuleRoute, { params: { id }, body: { on, reason: '通知废止' } });
const rules = async (by = 'officer') => (await world.app.call(by, listDutyRulesRoute, {})).body.rows;
const cellOf = async (kind: MeetingKind, name = world.branch.name, period = TODAY.slice(0, 7)) => {
  const { body } = await world.app.call('officer', listDutiesRoute, { query: { size: 100, period } });
  return body.rows.find(({ partyOrg }) => partyOrg.name === name)?.cells.find((cell) => cell.kind === kind);
};

describe('a 功能型 one', () => {
  it('owes nothing before its approving body sets it, then just that', async () => {
    const before = (await world.app.call('officer', readDutyTotalsRoute, { query: {} })).body;
    expect(await cellOf('theme_day', functional.name)).toBeUndefined();
    const { status } = await set({ partyOrgId: functional.id, kind: 'theme_day', basis: '成立批复' });
    expect(status).toBe(200);
    expect(await cellOf('theme_day', functional.name)).toMatchObject({ owed: 1, due: 1 });
    expect(await cellOf('branch_assembly', functional.name)).toBeUndefined();
    const after = (await world.app.call('officer', readDutyTotalsRoute, { query: {} })).body;
    expect([after.branches, after.exempt]).toEqual([before.branches + 1, before.exempt - 1]);
    expect(
      (await set({ partyOrgId: functional.id, kind: 'appraisal', per: 'year', fromOn: `${YEAR}-01-01` }))
        .code,
    ).toBe('duty-rule.not-theirs');
  });
});

describe('what an article leaves open', () => {
  it('is what the nearest office asks for, in place of the usual number, from its day on', async () => {
    const quarter = periodAround(TODAY, 'quarter').from;
    expect(await cellOf('party_lecture')).toMatchObject({ owed: 1 });
    const below = {
      partyOrgId: world.tree.education.id,
      reach: 'below',
      per: 'quarter',
      least: 2,
      fromOn: quarter,
    };
    expect((await set(below)).status).toBe(200);
    const heldOn = quarter;
    await world.record({ kinds: ['party_lecture'], heldOn });
    expect(await cellOf('party_lecture')).toMatchObject({ owed: 1, done: 0 });
    await world.record({ kinds: ['party_lecture'], heldOn });
    expect(await cellOf('party_lecture')).toMatchObject({ owed: 1, done: 1 });
    const own = await set({ per: 'year', least: 1, fromOn: `${YEAR}-01-01` });
    expect(own.status).toBe(200);
    expect(await cellOf('party_lecture')).toMatchObject({ owed: 1, done: 1 });
    const { body } = await world.app.call('officer', listDutiesRoute, {
      query: { size: 100, period: YEAR, partyOrg: world.branch.id, within: 'own' },
    });
    expect(body.rows[0]?.cells.find(({ kind }) => kind === 'party_lecture')).toMatchObject({ owed: 1 });
    expect((await end(own.body.id, addMonths(THIS_MONTH, 1))).status).toBe(200);
    expect((await end(own.body.id, addMonths(THIS_MONTH, 2))).code).toBe('conflict.ended');
  });

  it('counts a kind that nobody owed before', async () => {
    expect(await cellOf('spirit_review')).toBeUndefined();
    await set({ kind: 'spirit_review', per: 'year', fromOn: `${YEAR}-01-01` });
    expect(await cellOf('spirit_review')).toMatchObject({ owed: 1, due: 1 });
    const totals = (await world.app.call('officer', readDutyTotalsRoute, { query: {} })).body;
    expect(totals.duties.find(({ kind }) => kind === 'spirit_review')).toMatchObject({ owed: 1 });
  });
});

describe('a rule', () => {
  it('is refused where an article asks for more, twice, off its period, and out of sight', async () => {
    expect(
      (await set({ kind: 'theme_day', per: 'quarter', fromOn: periodAround(TODAY, 'quarter').from })).code,
    ).toBe('duty-rule.below-clause');
    expect((await set({ kind: 'talks', per: 'year', fromOn: `${YEAR}-01-01` })).status).toBe(200);
    expect((await set({ kind: 'talks', per: 'year', least: 2, fromOn: `${YEAR}-01-01` })).code).toBe(
      'duty-rule.twice',
    );
    expect((await set({ fromOn: addDays(THIS_MONTH, 3) })).code).toBe('duty-rule.start');
    expect((await set({ kind: 'theme_day' }, 'tradesOfficer')).status).toBe(404);
    for (const other of ['secretary', 'inspector', 'placeOfficer', 'self']) {
      expect((await set({ kind: 'theme_day' }, other)).status).toBe(403);
    }
  });

  it('is read by those it reaches, and ended by the own line alone', async () => {
    const seen = await rules('secretary');
    expect(seen.some(({ reach, partyOrg }) => reach === 'below' && partyOrg?.id !== world.branch.id)).toBe(
      true,
    );
    expect(seen.every(({ mayEnd }) => !mayEnd)).toBe(true);
    expect(await rules('tradesOfficer')).toEqual([]);
    const [one] = await rules();
    expect((await end(one?.id ?? '', addMonths(THIS_MONTH, 1), 'tradesOfficer')).status).toBe(404);
    const { rows } = await world.database.superPool.query(
      `select count(*)::int as n from change_line where changes ? 'duty_rule'`,
    );
    expect(rows[0].n).toBeGreaterThan(4);
  });
});

describe('a kind of the own', () => {
  const add = (body: object = {}, by = 'officer') =>
    world.app.call(by, addMeetingKindRoute, {
      body: {
        partyOrgId: world.tree.education.id,
        name: '读书会',
        calls: 'members',
        heldBy: ['branch'],
        leastPresent: 4,
        needsAgenda: true,
        duty: { per: 'month', least: 1 },
        basis: '本系统组织生活通知',
        fromOn: THIS_MONTH,
        ...body,
      } as never,
    });
  const kinds = async (by = 'officer') =>
    (await world.app.call(by, listMeetingKindsRoute, {})).body.rows.map(({ code }) => code);

  it('is held, owed, listed and ended like those of the articles', async () => {
    const { status, body } = await add();
    expect(status).toBe(200);
    const { code } = body;
    expect(await kinds('secretary')).toEqual([code]);
    expect(await cellOf(code)).toMatchObject({ owed: 1, done: 0, due: 1 });
    const held = await world.record({ kinds: [code], heldOn: TODAY });
    expect(held.status).toBe(200);
    expect(held.body.warnings.map(({ message }) => message)).toContain('按“读书会”的要求：没有议程。');
    const read = await world.app.call('officer', readMeetingRoute, { params: { id: held.body.id } });
    expect(read.body.warnings.map((warning) => warning.code)).toContain('kind.needs');
    expect(await cellOf(code)).toMatchObject({ owed: 1, done: 1 });
    const listed = await world.app.call('officer', listMeetingsRoute, { query: { kind: code } as never });
    expect(listed.body.rows.map(({ id }) => id)).toEqual([held.body.id]);
    expect((await add()).code).toBe('kind.twice');
    expect((await add({ partyOrgId: world.branch.id })).code).toBe('kind.twice');
    const ending = (on: string, by = 'officer') =>
      world.app.call(by, endMeetingKindRoute, { body: { code, on, reason: '通知废止' } });
    expect((await ending(THIS_MONTH)).code).toBe('kind.end');
    expect((await ending(addDays(TODAY, 1), 'secretary')).status).toBe(403);
    expect((await ending(addDays(TODAY, 1))).status).toBe(200);
    expect((await ending(addDays(TODAY, 1))).code).toBe('conflict.ended');
    expect((await set({ kind: code, per: 'year', fromOn: `${Number(YEAR) + 1}-01-01` })).code).toBe(
      'kind.ended',
    );
    expect(await cellOf(code)).toMatchObject({ owed: 1, done: 1 });
  });

  it('is refused where it is not set up, by another level, and by whoever may not set rules', async () => {
    const own = { kind: (await add({ name: '述职会', heldBy: ['general_branch'], duty: null })).body.code };
    expect((await set({ ...own, partyOrgId: world.branch.id })).code).toBe('duty-rule.other-holder');
    expect((await add({ name: '主题党日' })).code).toBe('kind.of-article');
    expect((await add({ name: '述学会' }, 'secretary')).status).toBe(403);
    const unknown = await world.record({ kinds: ['site:members:00000000:没有的会'], heldOn: TODAY });
    expect(unknown.code).toBe('kind.out-of-reach');
    const meant = await add({ name: '班子会', heldBy: ['committee'], duty: null });
    expect(meant.status).toBe(200);
    expect((await world.record({ kinds: [meant.body.code], heldOn: TODAY })).code).toBe('kind.other-holder');
  });

  it('is owed by whoever holds it below the office, and by each group where it calls one', async () => {
    const parent = world.tree.education;
    await addPartyOrg(world.database, { name: '明德学校党总支', parent, kind: 'general_branch' });
    await addPartyOrg(world.database, { name: '临时党总支', parent, kind: 'temporary_general_branch' });
    const asked = await add({ name: '总支例会', heldBy: ['general_branch', 'committee'] });
    expect(asked.status).toBe(200);
    const { code } = asked.body;
    expect(await cellOf(code, '明德学校党总支')).toMatchObject({ owed: 1, due: 1 });
    expect(await cellOf(code, parent.name)).toMatchObject({ owed: 1 });
    expect(await cellOf(code, '临时党总支')).toBeUndefined();
    expect(await cellOf(code)).toBeUndefined();
    await buildWith(world.database, async (client) => {
      await client.query(`select set_config('app.change_on', '2020-01-01', true)`);
      await client.query(
        `update member set party_group = case when name < '党员丙' then '一组' else '二组' end where managing_branch_id = $1`,
        [world.branch.id],
      );
    });
    const read = await add({ name: '小组读书会', calls: 'group' });
    const kind = read.body.code;
    expect(await cellOf(kind)).toMatchObject({ owed: 2, done: 0 });
    const roll = await world.rollOf({}, { assembly: 'group', partyGroup: '一组', on: TODAY });
    const held = { kinds: [kind], assembly: 'group', partyGroup: '一组', roll, heldOn: TODAY };
    expect((await world.record(held)).status).toBe(200);
    expect((await world.record({ ...held, startsAt: '18:30' })).status).toBe(200);
    expect(await cellOf(kind)).toMatchObject({ owed: 2, done: 1, due: 1 });
  });

  it('is held by the database itself', async () => {
    await expect(
      world.database.superPool.query(
        `insert into meeting (id, party_org_id, party_pos, kinds, held_on)
         select gen_random_uuid(), id, pos, '{nothing}', current_date from party_org limit 1`,
      ),
    ).rejects.toMatchObject({ code: '23503' });
    const { rows } = await world.database.superPool.query<{ code: string }>(
      'select code from meeting_kind where party_org_id is null order by code',
    );
    expect(rows.map(({ code }) => code)).toEqual(codesOf(meetingKinds).toSorted());
  });
});
