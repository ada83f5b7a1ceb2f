import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  type Day,
  endOfMonth,
  OFFICE_TIME_ZONE,
  startOfMonth,
  todayIn,
} from '../../../platform/kernel/day.ts';
import { createTestApp, type TestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { codesOf } from '../../codes/code-table.ts';
import { partyOrgKinds, tierOfPartyOrgKind } from '../../codes/tables/party-org-kind.ts';
import { dutyKinds, owesWhole, periodAround } from '../../meetings/duty.rules.ts';
import { buildCallers } from '../../testing/build-callers.ts';
import {
  addMember,
  addPartyOrg,
  addSocialOrg,
  type BuiltPartyOrg,
  type BuiltSocialOrg,
  type BuiltTree,
  buildTree,
  buildWith,
  coverBy,
} from '../../testing/build-records.ts';
import {
  endVitalitySchemeRoute,
  listVitalitySchemesRoute,
  setVitalitySchemeRoute,
} from '../scheme.contract.ts';
import { readCoveringVitalityRoute, readVitalityRoute } from '../vitality.contract.ts';
import { vitalityFacts } from '../vitality.ts';
import { shippedScheme, vitalitySince } from '../vitality.rules.ts';
import { registerVitalityRoutes } from './routes.ts';

const TODAY = todayIn(OFFICE_TIME_ZONE, new Date());
const MONTH = startOfMonth(TODAY);
/** A branch that is two years old: whole periods from there on. */
const FOUNDED = addMonths(MONTH, -26);

let database: TestDatabase;
let tree: BuiltTree;
let app: TestApp;
let school: BuiltSocialOrg;
let branch: BuiltPartyOrg;
let functional: BuiltPartyOrg;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.superPool.query('select tally_roll($1::date)', [TODAY]);
  tree = await buildTree(database);
  branch = tree.educationBranch;
  const callers = await buildCallers(database, tree);
  school = await addSocialOrg(database, { name: '洋县明德学校', responsible: tree.education });
  functional = await addPartyOrg(database, {
    name: '功能型党支部',
    parent: tree.education,
    functional: true,
  });
  await coverBy(database, { socialOrg: school, partyOrg: branch, way: 'attached' });
  await coverBy(database, { socialOrg: school, partyOrg: functional, way: 'joint' });
  await database.superPool.query('update party_org set first_on = $2 where id = $1', [branch.id, FOUNDED]);
  for (let n = 1; n <= 8; n += 1) {
    const memberId = await addMember(database, { name: `党员${n}`, branch });
    await database.superPool.query('update member set party_group = $2 where id = $1', [
      memberId,
      `第${n % 2}组`,
    ]);
  }
  await database.superPool.query('select party_groups_rebuild()');
  await fillRecords();
  app = await createTestApp({ ...callers }, (own) => registerVitalityRoutes(own, { pool: database.appPool }));
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

/** A committee since last year, a term, and about six hundred meetings of all kinds on days drawn by their number, in three branches. */
async function fillRecords(): Promise<void> {
  await buildWith(database, async (client) => {
    await client.query(
      `insert into party_post (id, party_org_id, person_name, post, from_on, in_management)
       select gen_random_uuid(), $1, t.name, t.post, $2, t.post = 'secretary' or null
       from (values ('甲', 'secretary'), ('乙', 'organisation_member'), ('丙', 'publicity_member')) t (name, post)`,
      [branch.id, addMonths(MONTH, -15)],
    );
    await client.query(
      `insert into party_term (id, party_org_id, from_on, to_on) values (gen_random_uuid(), $1, $2, $3)`,
      [branch.id, addMonths(MONTH, -40), addMonths(MONTH, -4)],
    );
    await client.query(
      `with drawn as (
        select p.id as org, p.pos, gen_random_uuid() as id, $2::date - ((n * 7919) % 800) as held_on, n,
          (array['branch_assembly', 'committee_meeting', 'group_meeting', 'party_lecture', 'theme_day', 'criticism_meeting', 'appraisal', 'talks'])[1 + n % 8] as kind
        from party_org p cross join generate_series(1, 200) n where p.id = any ($1)),
      kept as (
        insert into meeting (id, party_org_id, party_pos, kinds, held_on, party_group, withdrawn_at)
        select id, org, pos, array[kind], held_on, case when kind = 'group_meeting' then '第' || (n / 8) % 2 || '组' end,
          case when n % 17 = 0 then now() end from drawn returning 1)
      insert into meeting_record (meeting_id, party_pos, assembly, called, present, on_leave, absent, exempt, talks_done, talks_planned)
      select id, pos, case kind when 'talks' then 'round' when 'group_meeting' then 'group' when 'committee_meeting' then 'committee' else 'members' end,
        case kind when 'talks' then 0 else 8 end, case kind when 'talks' then 0 else 5 end, case kind when 'talks' then 0 else 1 end,
        case kind when 'talks' then 0 else 1 end, case kind when 'talks' then 0 else 1 end,
        case kind when 'talks' then 3 end, case kind when 'talks' then 4 end from drawn`,
      [[branch.id, tree.tradesBranch.id, tree.educationJointBranch.id], TODAY],
    );
  });
}

const read = async (id: string, by = 'officer', on?: Day) =>
  (
    await app.call(by, readVitalityRoute, {
      params: { id },
      query: { months: 13, ...(on === undefined ? {} : { on }) },
    })
  ).body;
const factOf = async (id: string, fact: string, by = 'officer', on?: Day) =>
  (await read(id, by, on)).facts.find((each) => each.fact === fact);

interface Held {
  readonly kinds: string[];
  readonly on: Day;
  readonly group: string | null;
}

/** Counted anew from the records, period by period, by the rules of duties. */
async function recount(org: BuiltPartyOrg, on: Day, committeeSince: Day | null, groups: readonly string[]) {
  const { rows: held } = await database.superPool.query<Held>(
    `select kinds, held_on::text as on, party_group as "group" from meeting where party_org_id = $1 and withdrawn_at is null and held_on <= $2`,
    [org.id, on],
  );
  const { rows } = await database.superPool.query<{ first_on: Day }>(
    'select first_on from party_org where id = $1',
    [org.id],
  );
  const firstOn = rows[0]?.first_on ?? '';
  const since = vitalitySince(on);
  const over = addDays(on, 1) < TODAY ? addDays(on, 1) : TODAY;
  return dutyKinds.map(({ kind, duty: { per, least, needs } }) => {
    let [done, owed] = [0, 0];
    for (let each = periodAround(since, per); each.from <= on; each = periodAround(each.to, per)) {
      if (each.to <= since || !owesWhole({ firstOn, endedOn: null }, each)) continue;
      if (needs === 'committee' && (committeeSince === null || committeeSince > each.from)) continue;
      const inside = held.filter(
        ({ kinds, on: day }) => kinds.includes(kind) && day >= each.from && day < each.to,
      );
      const asked =
        needs === 'groups' ? groups.map((name) => inside.filter(({ group }) => group === name)) : [inside];
      for (const of of asked) {
        const met = of.length >= least;
        if (met) done += 1;
        if (met || each.to <= over) owed += 1;
      }
    }
    return [kind, owed === 0 ? 0 : done, owed] as const;
  });
}

describe('the facts', () => {
  it('of duties are those of the rules of duties, on any day', async () => {
    const days = [
      TODAY,
      addDays(MONTH, -1),
      addDays(MONTH, -20),
      addMonths(TODAY, -7),
      endOfMonth(addMonths(MONTH, -3)),
    ];
    for (const on of days) {
      for (const [org, committee, groups] of [
        [branch, addMonths(MONTH, -15), ['第0组', '第1组']],
        [tree.tradesBranch, null, []],
      ] as const) {
        const told = (await read(org.id, 'officer', on)).facts.map(({ fact, done, owed }) => [
          fact,
          done,
          owed,
        ]);
        const kinds = new Set<string>(dutyKinds.map(({ kind }) => kind));
        const mine = told.filter(([fact]) => kinds.has(String(fact)));
        const expected = await recount(org, on, committee, groups);
        expect(new Map(mine.map(([fact, ...n]) => [fact, n]))).toEqual(
          new Map(expected.map(([kind, ...n]) => [kind, n])),
        );
      }
    }
  });

  it('tell of the committee, its term and the secretary as they stood on the day', async () => {
    const state = async (fact: string, on?: Day) => (await factOf(branch.id, fact, 'officer', on))?.state;
    expect(await state('secretary')).toBe('met');
    expect(await state('committee')).toBe('met');
    expect(await state('in_management')).toBe('met');
    expect(await state('term')).toBe('unmet');
    expect(await state('term', addMonths(MONTH, -5))).toBe('met');
    expect(await state('secretary', addMonths(MONTH, -16))).toBe('unmet');
    expect(await state('meets')).toBe('met');
    expect((await factOf(tree.education.id, 'meets'))?.state).toBe('unmeasured');
  });

  it('count attendance without those on leave and those of whom it is not asked', async () => {
    const { rows } = await database.superPool.query<{ n: number }>(
      `select count(*)::int as n from meeting m join meeting_record r on r.meeting_id = m.id where m.party_org_id = $1
       and m.withdrawn_at is null and r.assembly = 'members' and m.held_on between $2 and $3`,
      [branch.id, vitalitySince(TODAY), TODAY],
    );
    const n = rows[0]?.n ?? 0;
    expect(n).toBeGreaterThan(10);
    expect(await factOf(branch.id, 'attendance')).toMatchObject({ done: 5 * n, owed: 6 * n, state: 'met' });
  });

  it('are not measured of a 功能型 one beyond what was set for it', async () => {
    const { questions, facts } = await read(functional.id);
    expect(facts.filter(({ state }) => state !== 'unmeasured').map(({ fact }) => fact)).toEqual([
      'secretary',
    ]);
    expect(questions.map(({ measured }) => measured)).toEqual([1, 0, 0]);
  });

  it('stand in the database under the articles of the rules', async () => {
    const { rows } = await database.superPool.query('select kind, per, times, needs from duty_usual()');
    expect(rows).toEqual(
      dutyKinds.map(({ kind, duty: { per, least, needs } }) => ({ kind, per, times: least, needs })),
    );
    const tiers = await database.superPool.query<{ tier: string }>(
      'select party_org_tier(k) as tier from unnest($1::text[]) with ordinality t (k, n) order by n',
      [codesOf(partyOrgKinds)],
    );
    expect(tiers.rows.map(({ tier }) => tier)).toEqual(codesOf(partyOrgKinds).map(tierOfPartyOrgKind));
    const row = await database.superPool.query<{ since: Day }>('select vitality_since($1)::text as since', [
      TODAY,
    ]);
    expect(row.rows[0]?.since).toBe(vitalitySince(TODAY));
    expect((await read(branch.id)).facts.map(({ fact }) => fact)).toEqual(
      vitalityFacts.map(({ code }) => code),
    );
  });

  it('look back month by month', async () => {
    const { history, questions, index } = await read(branch.id);
    expect(history).toHaveLength(13);
    expect(history.at(-1)).toEqual({ on: TODAY, questions, index });
    const last = await read(branch.id, 'officer', history[10]?.on);
    expect(history[10]?.questions).toEqual(last.questions);
  });
});

describe('the index', () => {
  it('is told to the branch and its direct superior alone', async () => {
    const told = async (id: string, by: string) => {
      const { index, indexInSight, history } = await read(id, by);
      expect(history.every((month) => (month.index === null) !== indexInSight)).toBe(true);
      return [indexInSight, index !== null];
    };
    expect(await told(branch.id, 'secretary')).toEqual([true, true]);
    expect(await told(branch.id, 'educationOfficer')).toEqual([true, true]);
    expect(await told(branch.id, 'officer')).toEqual([false, false]);
    expect(await told(branch.id, 'inspector')).toEqual([false, false]);
    expect(await told(tree.education.id, 'officer')).toEqual([true, true]);
  });

  it('is kept from whoever stands beside the Party line, with what rests on rolls and records', async () => {
    const { facts, indexInSight } = await read(branch.id, 'placeOfficer');
    expect(indexInSight).toBe(false);
    const state = (code: string) => facts.find(({ fact }) => fact === code)?.state;
    expect(['committee', 'attendance', 'minutes', 'talks_done'].map(state)).toEqual(
      Array(4).fill('unmeasured'),
    );
    expect(state('secretary')).toBe('met');
  });
});

describe('a social organisation', () => {
  it('shows those that cover it, and the host where it is attached', async () => {
    const { body } = await app.call('officer', readCoveringVitalityRoute, {
      params: { id: school.id },
      query: {},
    });
    expect(body.covering.map(({ partyOrg, way }) => [partyOrg?.id, way])).toEqual([
      [branch.id, 'attached'],
      [functional.id, 'functional'],
    ]);
    const { facts, questions } = await read(branch.id);
    expect(body.covering[0]?.vitality).toMatchObject({ facts, questions, index: null });
  });

  it('answers nothing that is out of sight or still to come', async () => {
    const call = (
      by: string,
      route: typeof readVitalityRoute | typeof readCoveringVitalityRoute,
      id: string,
      query = {},
    ) => app.call(by, route as typeof readVitalityRoute, { params: { id }, query });
    const answers = [
      await call('tradesOfficer', readVitalityRoute, branch.id),
      await call('tradesOfficer', readCoveringVitalityRoute, school.id),
      await call('officer', readVitalityRoute, branch.id, { on: addDays(TODAY, 1) }),
      await call('officer', readCoveringVitalityRoute, school.id, { on: addDays(TODAY, 1) }),
      await call('systemAdmin', readVitalityRoute, branch.id),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 409, 409, 403]);
  });
});

describe('a scheme', () => {
  const NEXT = addMonths(MONTH, 1);
  const lines = shippedScheme.map((line) =>
    line.fact === 'term'
      ? { ...line, weight: 100 }
      : { ...line, question: line.fact === 'attendance' ? ('good' as const) : line.question },
  );
  const set = (body: object, by = 'educationOfficer') =>
    app.call(by, setVitalitySchemeRoute, {
      body: {
        partyOrgId: tree.education.id,
        name: '教育系统方案',
        lines,
        basis: '本委通知',
        fromOn: MONTH,
        ...body,
      },
    });
  const list = async (by = 'officer') => (await app.call(by, listVitalitySchemesRoute, {})).body;

  it('holds from its month on below whoever set it; earlier months keep to theirs', async () => {
    const before = await read(branch.id, 'secretary');
    const { status, body } = await set({});
    expect(status).toBe(200);
    const after = await read(branch.id, 'secretary');
    expect(after.scheme).toEqual({ id: body.id, name: '教育系统方案', fromOn: MONTH });
    expect(after.facts.find(({ fact }) => fact === 'attendance')?.question).toBe('good');
    expect(after.index).not.toEqual(before.index);
    expect(after.history.slice(0, -1)).toEqual(before.history.slice(0, -1));
    expect((await read(tree.tradesBranch.id)).scheme.id).toBeNull();
    expect((await list()).rows[0]).toMatchObject({ id: body.id, lines, mayEnd: true, lastOn: null });
    expect((await list('secretary')).rows[0]).toMatchObject({ partyOrg: null, setBy: null, mayEnd: false });
    expect((await list('tradesOfficer')).rows).toEqual([]);
  });

  it('is replaced by the next version, and ended back to the one above', async () => {
    const again = await set({ name: '明年方案', fromOn: NEXT });
    expect(again.status).toBe(200);
    const [newer, older] = (await list()).rows;
    expect([newer?.fromOn, older?.lastOn]).toEqual([NEXT, addDays(NEXT, -1)]);
    expect((await set({ fromOn: MONTH })).code).toBe('scheme.later');
    const end = (on: Day, by = 'educationOfficer') =>
      app.call(by, endVitalitySchemeRoute, {
        params: { id: again.body.id },
        body: { on, reason: '通知废止' },
      });
    expect((await end(NEXT)).code).toBe('scheme.end');
    expect((await end(addMonths(NEXT, 1), 'tradesOfficer')).status).toBe(404);
    expect((await end(addMonths(NEXT, 1), 'secretary')).status).toBe(403);
    expect((await end(addMonths(NEXT, 1))).status).toBe(200);
    expect((await end(addMonths(NEXT, 2))).code).toBe('conflict.ended');
  });

  it('is refused where nothing is asked for, for the past, and out of sight', async () => {
    expect((await set({ lines: [] })).code).toBe('scheme.empty');
    expect((await set({ fromOn: addMonths(MONTH, -1) })).code).toBe('scheme.past');
    expect((await set({ partyOrgId: tree.trades.id })).status).toBe(404);
    expect((await set({}, 'placeOfficer')).status).toBe(403);
    expect((await set({}, 'inspector')).status).toBe(403);
  });
});
