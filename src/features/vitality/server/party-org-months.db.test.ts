import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, addMonths, OFFICE_TIME_ZONE, startOfMonth, todayIn } from '../../../platform/kernel/day.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import {
  addMember,
  addPartyOrg,
  type BuiltPartyOrg,
  type BuiltTree,
  buildTree,
  buildWith,
} from '../../testing/build-records.ts';
import { shippedScheme, storeScheme } from '../vitality.rules.ts';

const TODAY = todayIn(OFFICE_TIME_ZONE, new Date());
const MONTH = startOfMonth(TODAY);
const KINDS = [
  'branch_assembly',
  'committee_meeting',
  'group_meeting',
  'party_lecture',
  'theme_day',
  'criticism_meeting',
  'appraisal',
  'talks',
];
const POSTS = ['secretary', 'deputy_secretary', 'organisation_member', 'publicity_member', 'party_worker'];

let database: TestDatabase;
let tree: BuiltTree;
let branches: BuiltPartyOrg[];
const people: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  tree = await buildTree(database);
  const functional = await addPartyOrg(database, {
    name: '功能型党支部',
    parent: tree.education,
    functional: true,
  });
  branches = [tree.educationBranch, tree.educationJointBranch, tree.tradesBranch, functional, tree.education];
  for (let n = 0; n < 16; n += 1) {
    people.push(await addMember(database, { name: `党员${n}`, branch: at(branches, n % 2) }));
  }
  await sql('select party_org_months_settle($1)', [TODAY]);
});
afterAll(() => database.drop());

const at = <T>(list: readonly T[], pick: number): T => list[pick % list.length] as T;
const sql = async <Row extends object>(text: string, values: unknown[] = []) =>
  (await database.superPool.query<Row>(text, values)).rows;
const set = (text: string, values: unknown[]) =>
  buildWith(database, async (client) => void (await client.query(text, values)), { changeOn: TODAY });
const drift = () => sql('select * from party_org_months_drift()');
const marked = () => sql('select distinct party_org_id from party_org_month_mark');

/** A day of the last four years. */
const dayOf = (pick: number) => addDays(TODAY, -((pick * 7919) % 1460));

type Write = (pick: number) => Promise<unknown>;
const writes: Readonly<Record<string, Write>> = {
  meet: (pick) =>
    set(
      `with kept as (
         insert into meeting (id, party_org_id, party_pos, kinds, held_on, party_group)
         select gen_random_uuid(), id, pos, $2::text[], $3, $4 from party_org where id = $1 returning id, party_pos)
       insert into meeting_record (meeting_id, party_pos, assembly, called, present, on_leave, absent, talks_done, talks_planned)
       select id, party_pos, $5, r * 9, r * $6::int, r, r * (8 - $6::int), $7, $8
       from kept cross join (select ($5 <> 'round')::int as r) r`,
      [
        at(branches, pick).id,
        pick % 5 === 0 ? [at(KINDS, pick), at(KINDS, pick + 3)] : [at(KINDS, pick)],
        dayOf(pick),
        at(KINDS, pick) === 'group_meeting' ? `第${pick % 3}组` : null,
        at(['members', 'committee', 'round'], pick),
        pick % 8,
        pick % 3 === 2 ? pick % 4 : null,
        pick % 3 === 2 ? 3 : null,
      ],
    ),
  approve: () =>
    set(
      `insert into meeting_approval (meeting_id, party_pos, approved_by) select id, party_pos, '甲' from meeting m
       where not exists (select from meeting_approval a where a.meeting_id = m.id) order by id limit 2`,
      [],
    ),
  correct: (pick) =>
    set(
      `update meeting set held_on = $2, withdrawn_at = case when $3 then now() end
       where id = (select id from meeting order by id offset $1 % greatest((select count(*) from meeting), 1) limit 1)`,
      [pick, dayOf(pick + 11), pick % 4 === 0],
    ),
  takePost: (pick) =>
    set(
      `insert into party_post (id, party_org_id, person_name, post, from_on, to_on, in_management)
       select gen_random_uuid(), $1, $2, $3, $4, $5, $6 on conflict do nothing`,
      [
        at(branches, pick >> 1).id,
        at(['甲', '乙', '丙', '丁'], pick),
        at(POSTS, pick >> 2),
        dayOf(pick),
        pick % 2 === 0 ? 'infinity' : addDays(dayOf(pick), 200),
        at([true, false, null], pick),
      ],
    ),
  term: (pick) =>
    set(
      `insert into party_term (id, party_org_id, from_on, to_on, extended_to_on) select gen_random_uuid(), $1, $2, $3, $4 on conflict do nothing`,
      [
        at(branches, pick).id,
        dayOf(pick),
        addMonths(dayOf(pick), 12),
        pick % 3 === 0 ? addMonths(dayOf(pick), 16) : null,
      ],
    ),
  extend: () => set('update party_term set extended_to_on = to_on + 60 where extended_to_on is null', []),
  join: async (pick) => {
    people.push(
      await addMember(database, { name: `新党员${people.length}`, branch: at(branches, pick % 3) }),
    );
  },
  leave: (pick) => set(`update member set status = 'left' where id = $1`, [at(people, pick)]),
  manage: (pick) =>
    set(
      'update member m set managing_branch_id = p.id, party_pos = p.pos from party_org p where m.id = $1 and p.id = $2',
      [at(people, pick), at(branches, pick >> 3).id],
    ),
  group: (pick) =>
    set('update member set party_group = $2 where id = $1', [
      at(people, pick),
      pick % 4 === 0 ? null : `第${pick % 3}组`,
    ]),
  rule: (pick) =>
    set(
      `insert into duty_rule (id, party_org_id, party_pos, reach, kind, per, least, basis, from_on, to_on)
       select gen_random_uuid(), id, pos, $2, $3, $4, $5, '通知', $6::date, $7::date from party_org p where p.id = $1
         and not exists (select from duty_rule r where r.party_org_id = p.id and r.kind = $3 and r.reach = $2)`,
      [
        at([tree.education, ...branches], pick).id,
        at(['own', 'below'], pick),
        at(KINDS, pick >> 1),
        at(['month', 'quarter', 'year'], pick >> 2),
        1 + (pick % 3),
        addMonths(MONTH, -(pick % 30)),
        pick % 5 === 0 ? addMonths(MONTH, 1) : null,
      ],
    ),
  scheme: (pick) => {
    const { questions, weights, thresholds } = storeScheme(
      shippedScheme.map((line, n) => ({
        ...line,
        question: (n + pick) % 6 === 0 ? null : line.question,
        threshold: 1 + ((n * 17 + pick) % 100),
      })),
    );
    return set(
      `insert into vitality_scheme (id, party_org_id, party_pos, name, questions, weights, thresholds, basis, from_on)
       select gen_random_uuid(), id, pos, '方案', $2, $3, $4, '通知', $5::date from party_org p where p.id = $1
         and not exists (select from vitality_scheme s where s.party_org_id = p.id and (s.to_on is null or s.to_on > $5::date))`,
      [
        at([tree.root, tree.education, ...branches], pick).id,
        questions,
        weights,
        thresholds,
        addMonths(MONTH, -(pick % 4)),
      ],
    );
  },
  endScheme: () => set('update vitality_scheme set to_on = $1 where to_on is null and from_on < $1', [MONTH]),
  found: (pick) =>
    set('update party_org set first_on = $2, ended_on = null where id = $1', [
      at(branches, pick).id,
      dayOf(pick),
    ]),
  close: (pick) =>
    set('update party_org set ended_on = $2 where id = $1 and first_on < $2', [
      at(branches, pick).id,
      addDays(TODAY, -(pick % 90)),
    ]),
  move: (pick) =>
    set('select party_tree_move($1, $2, $3)', [
      tree.educationJointBranch.id,
      at([tree.trades, tree.education, tree.root], pick).id,
      TODAY,
    ]),
  settle: () => sql('select party_org_months_settle()'),
  // What was kept on a day that is over is brought to today as the night does it.
  turn: async (pick) => {
    await sql('select party_org_months_rebuild($1)', [addDays(TODAY, -(pick % 100))]);
    await sql('select party_org_months_settle($1)', [TODAY]);
  },
};

describe('states by month', () => {
  it('are those of the facts and the scheme of each day, after any history of changes', async () => {
    const step = fc.tuple(fc.constantFrom(...Object.keys(writes)), fc.nat({ max: 5000 }));
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 40 }), async (steps) => {
        for (const [name, pick] of steps) {
          await writes[name]?.(pick);
          expect(await drift()).toEqual([]);
        }
        await sql('select party_org_months_settle()');
        expect(await marked()).toEqual([]);
        expect(await drift()).toEqual([]);
      }),
      { numRuns: 8, endOnFailure: true },
    );
    await sql('select party_org_months_rebuild($1)', [TODAY]);
    expect(await drift()).toEqual([]);
  });

  it('mark whoever has changed, and nobody else', async () => {
    await sql('select party_org_months_settle($1)', [TODAY]);
    await writes.meet?.(0);
    expect(await marked()).toEqual([{ party_org_id: at(branches, 0).id }]);
    await sql('select party_org_months_settle()');
    expect(await marked()).toEqual([]);
  });

  it('wait for nobody who is about to delete a Party organisation', async () => {
    const going = await addPartyOrg(database, { name: '重复的党支部', parent: tree.education });
    const deleting = await database.superPool.connect();
    await deleting.query('begin');
    // As the deletion of a merged one locks it.
    await deleting.query('select from party_org where id = $1 for update', [going.id]);
    await sql('select party_org_months_settle($1)', [TODAY]);
    const left = await marked();
    await deleting.query('rollback');
    deleting.release();
    expect(left).toEqual([{ party_org_id: going.id }]);
    await sql('select party_org_months_settle($1)', [TODAY]);
    expect(await marked()).toEqual([]);
    expect(await drift()).toEqual([]);
  });

  it('judge by the shipped scheme as the rules know it', async () => {
    const { questions, thresholds } = storeScheme(shippedScheme);
    expect(await sql('select questions, thresholds from vitality_shipped()')).toEqual([
      { questions, thresholds },
    ]);
  });
});
