import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, addMonths } from '../../../platform/kernel/day.ts';
import { listChangesRoute } from '../../audit/changes.contract.ts';
import {
  buildMeetingsWorld,
  MEETINGS_TODAY as TODAY,
  YESTERDAY,
} from '../../testing/build-meetings-world.ts';
import { addMember, buildWith } from '../../testing/build-records.ts';
import { monthOf } from '../duty.rules.ts';
import { addInspectionRoute, withdrawInspectionRoute } from '../../inspections/inspection.contract.ts';
import { readHintsRoute } from '../hint.contract.ts';
import { drawSampleRoute, listSamplesRoute, readSampleRoute } from '../sample.contract.ts';

let world: Awaited<ReturnType<typeof buildMeetingsWorld>>;
beforeAll(async () => {
  world = await buildMeetingsWorld();
});
afterAll(() => world.close());

const SAID =
  '大家逐条读了材料，甲同志说联系家长不够勤，以后每两周走访一次；乙同志提出把收费项目贴在门口，让家长看得见；丙同志愿意带两名年轻老师做课后托管。最后约定下个月回头看看做得怎样。';
const OTHER =
  '先到河边清理了一百多米，捡出塑料袋和玻璃瓶，分开装好送回收点。回来坐下说了半小时，都觉得工具不够，手套要早些准备，附近住户也想参加，商量以后定在每季度的头一个月。';

const hints = async (body: object, by = 'secretary') => {
  const draft = { partyOrgId: world.branch.id, kinds: ['theme_day'], assembly: 'members', heldOn: YESTERDAY };
  const answer = await world.app.call(by, readHintsRoute, { body: { ...draft, roll: [], ...body } as never });
  return { ...answer, codes: answer.status === 200 ? answer.body.hints.map(({ code }) => code) : [] };
};

/** Another branch's record, whatever branch that is, put where the form would have put it. */
const keepElsewhere = (minutes: string, branches: readonly string[], heldOn: string, place = '别处') =>
  buildWith(world.database, async (client) => {
    for (const id of branches) {
      await client.query(
        `with kept as (insert into meeting (id, party_org_id, party_pos, kinds, held_on)
           select gen_random_uuid(), id, pos, '{theme_day}', $2 from party_org where id = $1 returning id, party_pos)
         insert into meeting_record (meeting_id, party_pos, assembly, starts_at, place, minutes)
         select id, party_pos, 'members', '15:00', $4, $3 from kept`,
        [id, heldOn, minutes, place],
      );
    }
  });

const forget = (minutes: string) =>
  world.database.superPool.query(
    `update meeting set withdrawn_at = now() where id in (select meeting_id from meeting_record where minutes = $1)`,
    [minutes],
  );

const rowsOfAll = async () => {
  const { rows } = await world.database.superPool.query<{ name: string; n: string }>(
    `select c.relname as name, (xpath('/row/c/text()', query_to_xml('select count(*) as c from ' || quote_ident(c.relname), false, true, '')))[1]::text as n
     from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`,
  );
  return rows;
};

describe('minutes that read like', () => {
  it('the branch’s own of last month are told with their day; a correction is not like itself', async () => {
    const earlier = addDays(YESTERDAY, -30);
    const { body } = await world.record({ heldOn: earlier, minutes: `${earlier} ${SAID}` });
    expect((await hints({ minutes: SAID })).codes).toEqual(['alike-own']);
    expect((await hints({ minutes: SAID })).body.hints[0]?.message).toContain(earlier);
    expect((await hints({ minutes: SAID, heldOn: earlier, meetingId: body.id })).codes).toEqual([]);
    expect((await hints({ minutes: OTHER })).codes).toEqual([]);
    expect((await hints({ minutes: '学习了文件。' })).codes).toEqual([]);
    await forget(`${earlier} ${SAID}`);
  });

  it('another’s are told without whose they are or what they say', async () => {
    const other = world.tree.tradesBranch;
    const theirs = `${OTHER}他们还说了一件事。`;
    await keepElsewhere(theirs, [other.id], addDays(YESTERDAY, -3));
    const { codes, text } = await hints({ minutes: OTHER }).then((answer) => ({
      ...answer,
      text: JSON.stringify(answer.body),
    }));
    expect(codes).toEqual(['alike-other']);
    expect(text).not.toContain('餐饮');
    expect(text).not.toContain('一件事');
    expect(text).not.toContain(other.id);
    const { rows } = await world.database.superPool.query<{ a: boolean; b: boolean }>(
      `select has_table_privilege($1, 'minutes_sketch', 'select') as a, has_function_privilege($1, 'minutes_said(uuid)', 'execute') as b`,
      [world.database.roles.app],
    );
    expect(rows).toEqual([{ a: false, b: false }]);
    await forget(theirs);
  });

  it('a text that was sent round, or a meeting held together, are not', async () => {
    const nodes = [
      world.tree.tradesBranch.id,
      world.tree.trades.id,
      world.tree.education.id,
      ...(
        await world.database.superPool.query<{ id: string }>(
          'select id from party_org where id <> all ($1) order by pos',
          [[world.branch.id, world.tree.tradesBranch.id, world.tree.trades.id, world.tree.education.id]],
        )
      ).rows.map(({ id }) => id),
    ];
    await keepElsewhere(OTHER, nodes.slice(0, 4), addDays(YESTERDAY, -3));
    expect((await hints({ minutes: OTHER })).codes).toEqual(['alike-other']);
    await keepElsewhere(OTHER, nodes.slice(4, 5), addDays(YESTERDAY, -4));
    expect((await hints({ minutes: OTHER })).codes).toEqual([]);
    await forget(OTHER);
    await keepElsewhere(OTHER, nodes.slice(0, 1), YESTERDAY, '镇礼堂');
    expect((await hints({ minutes: OTHER, place: '镇礼堂' })).codes).toEqual([]);
    expect((await hints({ minutes: OTHER, place: '本校' })).codes).toEqual(['alike-other']);
    await forget(OTHER);
  });

  it.each([
    ['the same', '甲乙丙丁戊己庚辛', '甲乙丙丁戊己庚辛', 1],
    ['but for numbers and marks', '2026年甲乙丙丁戊己', '甲乙，丙丁戊己。2025年', 0.6],
    ['something else', '甲乙丙丁', '戊己庚辛', 0],
    ['nothing', '', '', 0],
  ])('%s share of runs of four', async (_, a, b, expected) => {
    const { rows } = await world.database.superPool.query<{ share: number }>(
      'select shingles_alike(text_shingles($1), text_shingles($2)) as share',
      [a, b],
    );
    expect(rows[0]?.share).toBeCloseTo(expected, 2);
  });
});

describe('a second look', () => {
  it('finds own members who stand as present elsewhere at the time, and says no more', async () => {
    const member = world.memberIds.党员甲 ?? '';
    const theirs = await addMember(world.database, { name: '别处党员', branch: world.tree.tradesBranch });
    await keepElsewhere('座谈。', [world.tree.tradesBranch.id], YESTERDAY);
    await buildWith(world.database, (client) =>
      client
        .query(
          `insert into attendance (meeting_id, party_pos, number, member_id, person_name, votes, state)
           select r.meeting_id, r.party_pos, n, p, '某', true, 'present'
           from meeting_record r, unnest($1::uuid[]) with ordinality u (p, n) where r.minutes = '座谈。'`,
          [[member, theirs]],
        )
        .then(() => undefined),
    );
    const roll = [member, theirs].map((id) => ({ id, state: 'present' }));
    const at = { roll, startsAt: '15:30', place: '本校' };
    const { codes, body } = await hints(at);
    expect(codes).toEqual(['elsewhere']);
    expect(body.hints[0]?.message).toContain('党员甲');
    expect(body.hints[0]?.message).not.toMatch(/别处党员|餐饮/);
    expect((await hints({ ...at, startsAt: '16:00' })).codes).toEqual([]);
    expect((await hints({ ...at, place: '别处' })).codes).toEqual([]);
    expect((await hints({ ...at, startsAt: null })).codes).toEqual([]);
  });

  it('says when many older ones are entered at once, and when a text is younger than the meeting', async () => {
    const old = addDays(TODAY, -20);
    for (const back of [0, 1, 2]) await world.record({ heldOn: addDays(old, -back) });
    expect((await hints({ heldOn: addDays(old, -3) })).codes).toEqual(['entered-bunched']);
    expect((await hints({ heldOn: YESTERDAY })).codes).toEqual([]);
    const studied = [{ title: '新规定', publishedOn: TODAY }];
    expect((await hints({ studied })).codes).toEqual(['not-yet-published']);
    const { body } = await world.record({ studied });
    expect((await world.read(body.id)).record?.studied).toEqual(studied);
  });

  it('says when many were held just before an inspection of which the branch has been told', async () => {
    await world.database.superPool.query('update meeting set withdrawn_at = now()');
    const heldOn = addDays(TODAY, 13);
    const told = async (partyOrgId: string, by: string) =>
      (
        await world.app.call(by, addInspectionRoute, {
          body: { partyOrgId, name: '年底督查', heldOn, basis: '年度计划' },
        })
      ).body.id;
    for (const heldAt of [TODAY, TODAY, YESTERDAY]) await world.record({ heldOn: heldAt });
    expect((await hints({ heldOn: TODAY })).codes).toEqual([]);
    const beside = await told(world.tree.trades.id, 'tradesOfficer');
    expect((await hints({ heldOn: TODAY })).codes).toEqual([]);
    const above = await told(world.tree.root.id, 'officer');
    const bunched = await hints({ heldOn: YESTERDAY });
    expect(bunched.codes).toEqual(['before-inspection']);
    expect(bunched.body.hints[0]?.message).toMatch(
      /年底督查.*前 14 天里，连这一次有 4 次.*再往前 60 天有 0 次/,
    );
    expect((await hints({ heldOn: addDays(TODAY, -2) })).codes).toEqual([]);
    for (const back of [2, 3, 61, 62]) await world.record({ heldOn: addDays(TODAY, -back) });
    expect((await hints({ heldOn: TODAY })).codes).toEqual(['before-inspection']);
    await world.record({ heldOn: addDays(TODAY, -4) });
    expect((await hints({ heldOn: TODAY })).codes).toEqual([]);
    for (const [id, by] of [
      [above, 'officer'],
      [beside, 'tradesOfficer'],
    ] as const)
      await world.app.call(by, withdrawInspectionRoute, { params: { id }, body: { reason: '改期' } });
    expect((await hints({ heldOn: TODAY })).codes).toEqual([]);
  });

  it('leaves nothing behind', async () => {
    const before = await rowsOfAll();
    await hints({
      minutes: SAID,
      heldOn: addDays(TODAY, -200),
      studied: [{ title: '新规定', publishedOn: TODAY }],
    });
    expect(await rowsOfAll()).toEqual(before);
  });

  it('is for whoever enters the branch’s meetings alone', async () => {
    for (const by of ['self', 'inspector', 'placeOfficer'])
      expect((await hints({}, by)).status, by).toBe(403);
    expect((await hints({}, 'tradesOfficer')).status).toBe(404);
    expect((await hints({ partyOrgId: world.tree.tradesBranch.id })).status).toBe(404);
  });
});

describe('a sample', () => {
  const draw = (body: object, by = 'officer') =>
    world.app.call(by, drawSampleRoute, {
      body: {
        partyOrgId: world.tree.education.id,
        month: monthOf(YESTERDAY),
        size: 2,
        reason: '季度抽查',
        ...body,
      },
    });

  it('is drawn from what was held, with its reason in the history', async () => {
    for (let n = 0; n < 3; n += 1) await world.record({ topic: `第 ${n} 次` });
    const { body } = await draw({});
    const read = await world.app.call('educationOfficer', readSampleRoute, { params: { id: body.id } });
    expect(read.body.meetings).toHaveLength(2);
    expect(read.body.sample).toMatchObject({ reason: '季度抽查', size: 2, drawnBy: '党工委干部' });
    expect(read.body.sample.ofTotal).toBeGreaterThanOrEqual(3);
    const { body: changes } = await world.app.call('officer', listChangesRoute, {
      query: { entity: 'partyOrg', entityId: world.tree.education.id },
    });
    expect(changes.rows.map(({ reason }) => reason)).toContain('季度抽查');
    expect((await world.app.call('officer', listSamplesRoute, {})).body.rows.map(({ id }) => id)).toContain(
      body.id,
    );
  });

  it('is refused where nothing was held, and for months that are none', async () => {
    expect((await draw({ month: monthOf(addMonths(TODAY, -120)) })).code).toBe('sample.none');
    expect((await draw({ month: '2026-13' })).status).toBe(400);
    expect((await draw({ reason: ' ' })).status).toBe(400);
  });

  it('is drawn and seen by whoever stands above alone', async () => {
    expect((await draw({}, 'secretary')).status).toBe(403);
    expect((await draw({}, 'tradesOfficer')).status).toBe(404);
    const { body } = await draw({});
    const other = await world.app.call('tradesOfficer', readSampleRoute, { params: { id: body.id } });
    expect(other.status).toBe(404);
    expect((await world.app.call('tradesOfficer', listSamplesRoute, {})).body.rows).toEqual([]);
  });
});
