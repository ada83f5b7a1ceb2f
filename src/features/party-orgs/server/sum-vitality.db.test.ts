import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  endOfMonth,
  OFFICE_TIME_ZONE,
  startOfMonth,
  todayIn,
} from '../../../platform/kernel/day.ts';
import { createTestApp, type TestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { testSealer } from '../../../platform/testing/test-sealer.ts';
import { buildCallers } from '../../testing/build-callers.ts';
import { type BuiltTree, buildTree, buildWith, YANGXIAN } from '../../testing/build-records.ts';
import { registerVitalityRoutes } from '../../vitality/server/routes.ts';
import { readVitalityRoute } from '../../vitality/vitality.contract.ts';
import { factStates } from '../../vitality/vitality.ts';
import { countPartyOrgsRoute, listPartyOrgsRoute } from '../party-org-list.contract.ts';
import { sumVitalityRoute } from '../vitality-sums.contract.ts';
import { registerPartyOrgRoutes } from './routes.ts';

const TODAY = todayIn(OFFICE_TIME_ZONE, new Date());
const MONTH = startOfMonth(TODAY);
const LAST = addDays(MONTH, -1);

let database: TestDatabase;
let tree: BuiltTree;
let app: TestApp;

beforeAll(async () => {
  database = await createTestDatabase();
  tree = await buildTree(database);
  const callers = await buildCallers(database, tree);
  await database.superPool.query('update party_org set first_on = $1', [addMonths(MONTH, -30)]);
  await buildWith(database, async (client) => {
    await client.query(
      `insert into party_post (id, party_org_id, person_name, post, from_on, in_management)
       select gen_random_uuid(), p, '甲', 'secretary', $2, true from unnest($1::uuid[]) p`,
      [[tree.educationBranch.id, tree.tradesBranch.id], MONTH],
    );
    await client.query(
      `with kept as (
         insert into meeting (id, party_org_id, party_pos, kinds, held_on)
         select gen_random_uuid(), id, pos, '{branch_assembly,theme_day,party_lecture}', $2::date - 40 * n
         from party_org, generate_series(1, 9) n where id = $1 returning id, party_pos)
       insert into meeting_record (meeting_id, party_pos, assembly, called, present, on_leave, absent)
       select id, party_pos, 'members', 9, 8, 1, 0 from kept`,
      [tree.educationBranch.id, TODAY],
    );
  });
  await database.superPool.query('select party_org_months_settle($1)', [TODAY]);
  app = await createTestApp({ ...callers }, (own) => {
    registerPartyOrgRoutes(own, { pool: database.appPool, sealer: testSealer });
    registerVitalityRoutes(own, { pool: database.appPool });
  });
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const sum = async (query: object = {}, by = 'officer') =>
  (await app.call(by, sumVitalityRoute, { query })).body;
const listed = async (query: object, by = 'officer') =>
  (await app.call(by, listPartyOrgsRoute, { query: { size: 100, ...query } })).body.rows.map(({ id }) => id);

describe('the three questions over many', () => {
  it.each([
    ['officer', {}],
    ['officer', { on: LAST }],
    ['officer', { kind: ['branch'] }],
    ['educationOfficer', {}],
    ['placeOfficer', { region: YANGXIAN }],
    ['placeOfficer', { on: LAST }],
    ['bodyOfficer', {}],
  ] as const)('open, number by number, to just as many for %s %o', async (by, query) => {
    const { total, questions, facts } = await sum(query, by);
    const counted = await app.call(by, countPartyOrgsRoute, { query });
    expect(total).toBe(counted.body.count);
    const asked = [
      ...questions.map(({ question, ...answers }) => ({ fact: question, answers })),
      ...facts.map(({ fact, question: _, ...answers }) => ({ fact, answers })),
    ];
    for (const { fact, answers } of asked) {
      for (const answer of factStates) {
        const ids = await listed({ ...query, fact, answer }, by);
        expect([fact, answer, ids.length]).toEqual([fact, answer, answers[answer]]);
      }
      expect(answers.met + answers.unmet + answers.unmeasured).toBe(total);
    }
  });

  it('are those of each Party organisation alone', async () => {
    for (const on of [TODAY, LAST]) {
      for (const fact of ['secretary', 'meets', 'theme_day', 'attendance'] as const) {
        for (const id of await listed({ on, fact, answer: 'met' })) {
          const { body } = await app.call('officer', readVitalityRoute, { params: { id }, query: { on } });
          expect(body.facts.find((each) => each.fact === fact)?.state).toBe('met');
        }
      }
    }
    const { facts } = await sum();
    const of = (code: string) => facts.find(({ fact }) => fact === code);
    expect(of('secretary')).toMatchObject({ met: 2, unmeasured: 0 });
    expect(of('attendance')).toMatchObject({ met: 1, unmet: 0 });
  });

  it('are summed below a node of the Party tree or of the places', async () => {
    const { facts, total } = await sum({ partyOrg: tree.trades.id });
    expect(total).toBe((await listed({ partyOrg: tree.trades.id })).length);
    expect(facts.find(({ fact }) => fact === 'secretary')).toMatchObject({ met: 1 });
    expect((await sum({ region: '610722000' })).total).toBe(0);
  });

  it('look back month by month, each as it was', async () => {
    const { history, questions, total } = await sum({ months: 13 });
    expect(history.map(({ on }) => on)).toEqual([
      ...Array.from({ length: 12 }, (_, n) => endOfMonth(addMonths(MONTH, n - 12))),
      TODAY,
    ]);
    expect(history.at(-1)).toEqual({ on: TODAY, total, questions });
    expect(history.at(-2)?.questions).toEqual((await sum({ on: LAST })).questions);
    // The secretaries began this month.
    expect(history.at(-2)?.questions[0]?.met).toBe(0);
  });

  it('keep what rests on rolls and records of meetings to the Party line', async () => {
    const { facts } = await sum({}, 'placeOfficer');
    for (const code of ['committee', 'attendance', 'minutes', 'talks_done']) {
      expect(facts.find(({ fact }) => fact === code)).toMatchObject({ met: 0, unmet: 0 });
    }
    expect(await listed({ fact: 'attendance', answer: 'met' }, 'placeOfficer')).toEqual([]);
    expect(await listed({ fact: 'attendance', answer: 'met' })).toEqual([tree.educationBranch.id]);
  });

  it('refuse days that are not kept, and hold no index', async () => {
    const dayBefore = addDays(LAST, -1);
    const answers = [
      await app.call('officer', sumVitalityRoute, { query: { on: dayBefore } }),
      await app.call('officer', sumVitalityRoute, { query: { on: endOfMonth(addMonths(MONTH, -25)) } }),
      await app.call('officer', listPartyOrgsRoute, {
        query: { fact: 'good', answer: 'met', on: dayBefore },
      }),
      await app.call('officer', sumVitalityRoute, { query: { on: addDays(TODAY, 1) } }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([409, 409, 409, 409]);
    expect(JSON.stringify(answers[0]?.body)).toContain('三问的汇总和名单按月末看');
    expect(JSON.stringify(await sum({ months: 3 }))).not.toContain('index');
  });
});
