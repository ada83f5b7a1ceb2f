import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, type Day, OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { createSealer } from '../../../platform/server/crypto/seal.ts';
import { createTestApp, type TestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { type BuiltCallers, buildCallers } from '../../testing/build-callers.ts';
import {
  addMember,
  addPartyOrg,
  addSocialOrg,
  type BuiltPartyOrg,
  type BuiltSocialOrg,
  type BuiltTree,
  buildTree,
  buildWith,
} from '../../testing/build-records.ts';
import { type MemberFilter, readMemberStructureRoute } from '../member-list.contract.ts';
import { ageBounds, joiningBounds } from '../structure.rules.ts';
import { registerMemberRoutes } from './routes.ts';

const TODAY = todayIn(OFFICE_TIME_ZONE, new Date());
const CALLERS = ['officer', 'educationOfficer', 'tradesOfficer', 'inspector'] as const;
const BORN: readonly (Day | null)[] = [
  null,
  '1930-02-28',
  '1964-02-29',
  '1985-11-23',
  '1990-11-24',
  '2001-05-01',
];
let database: TestDatabase;
let app: TestApp;
let tree: BuiltTree;
let units: BuiltSocialOrg[];
let branches: BuiltPartyOrg[];
const people: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  tree = await buildTree(database);
  const callers = await buildCallers(database, tree);
  app = await createTestApp({ ...callers }, (own) =>
    registerMemberRoutes(own, { pool: database.appPool, sealer: createSealer(randomBytes(32)) }),
  );
  const inner = await addPartyOrg(database, { name: '内层联合支部', parent: tree.educationJointBranch });
  branches = [tree.educationBranch, tree.educationJointBranch, tree.tradesBranch, tree.education, inner];
  units = [
    await addSocialOrg(database, { name: '棋类协会', responsible: tree.trades, sector: 'sports' }),
    await addSocialOrg(database, { name: '启明学校', responsible: tree.education, sector: 'education' }),
  ];
  await sql('select member_tally_settle($1)', [TODAY]);
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const sql = async <Row extends object>(text: string, values: unknown[] = []) =>
  (await database.superPool.query<Row>(text, values)).rows;
const drift = () => sql('select * from member_tally_drift()');
const set = (text: string, values: unknown[]) =>
  buildWith(database, async (client) => void (await client.query(text, values)), { changeOn: TODAY });

/** Figures by dimension and value; those that nobody has left out. */
async function figures(by: keyof BuiltCallers, filter: MemberFilter): Promise<Map<string, number>> {
  const { status, body } = await app.call(by, readMemberStructureRoute, { query: filter as never });
  expect(status).toBe(200);
  const found = new Map([['total', body.total]]);
  for (const { dimension, rows } of body.dimensions)
    for (const { key, count } of rows) if (count > 0) found.set(`${dimension} ${key}`, count);
  return found;
}

/** The same from the roll: filtered questions never use the counters. */
async function fromTheRoll(by: keyof BuiltCallers, filter: MemberFilter): Promise<Map<string, number>> {
  const parts = await Promise.all(
    (['full', 'probationary'] as const).map((status) => figures(by, { ...filter, status: [status] })),
  );
  const sum = new Map([['total', 0]]);
  for (const part of parts) for (const [key, n] of part) sum.set(key, (sum.get(key) ?? 0) + n);
  return sum;
}

async function expectTrue(): Promise<void> {
  for (const by of CALLERS) {
    expect([by, sorted(await figures(by, {}))]).toEqual([by, sorted(await fromTheRoll(by, {}))]);
  }
  const node = { partyOrg: tree.educationJointBranch.id };
  expect(sorted(await figures('officer', node))).toEqual(sorted(await fromTheRoll('officer', node)));
}
const sorted = (map: Map<string, number>) => [...map].toSorted();

type Write = (pick: number) => Promise<unknown>;
const at = <T>(list: readonly T[], pick: number): T => list[pick % list.length] as T;
const writes: Readonly<Record<string, Write>> = {
  create: async (pick) => {
    const workUnit = pick % 3 === 0 ? undefined : at(units, pick);
    people.push(
      await addMember(database, {
        name: `党员${people.length}`,
        branch: at(branches, pick),
        status: pick % 4 === 0 ? 'probationary' : 'full',
        ...(workUnit === undefined ? {} : { workUnit }),
      }),
    );
  },
  change: (pick) =>
    set('update member set born_on = $2, sex = $3, education = $4, private = $5 where id = $1', [
      at(people, pick),
      at(BORN, pick),
      at(['1', '2', null], pick),
      at(['11', '21', null], pick),
      pick % 2 === 0,
    ]),
  end: (pick) =>
    set('update member set status = $2 where id = $1', [
      at(people, pick),
      at(['left', 'full', 'dead'], pick),
    ]),
  manage: (pick) =>
    set(
      'update member m set managing_branch_id = p.id, party_pos = p.pos from party_org p where m.id = $1 and p.id = $2',
      [at(people, pick), at(branches, pick >> 3).id],
    ),
  unit: (pick) =>
    set('update member set work_unit_id = $2 where id = $1', [
      at(people, pick),
      at([...units, null], pick)?.id,
    ]),
  sector: (pick) =>
    set('update social_org set sector = $2 where id = $1', [
      at(units, pick).id,
      at(['sports', 'education', null], pick >> 1),
    ]),
  move: (pick) =>
    set('select party_tree_move($1, $2, $3)', [
      tree.educationJointBranch.id,
      at([tree.trades, tree.education, tree.root], pick).id,
      TODAY,
    ]),
  renumber: () => sql('select party_tree_renumber(1)'),
  fold: () => sql('select member_tally_settle()'),
  roll: async (pick) => {
    await sql('select member_tally_settle($1)', [addDays(TODAY, (pick % 5) * 700 - 1400)]);
    expect(await drift()).toEqual([]);
    await sql('select member_tally_settle($1)', [TODAY]);
  },
};

describe('does', () => {
  it('knows the same bands as the rules', async () => {
    for (const day of ['2026-11-23', '2024-02-29', '2027-03-01'])
      expect(await sql('select member_age_bounds($1)::text[] as days', [day])).toEqual([
        { days: ageBounds(day) },
      ]);
    expect(await sql('select member_joining_bounds()::text[] as days')).toEqual([{ days: joiningBounds }]);
  });

  it('is read from what is folded and what waits, not from the roll', async () => {
    await writes.create?.(0);
    const before = (await figures('officer', {})).get('total') ?? 0;
    await sql('insert into member_tally values ($1, -1, null, false, 5)', [tree.root.id]);
    expect((await figures('officer', {})).get('total')).toBe(before + 5);
    await sql('delete from member_tally');
    await sql('select member_tally_rebuild()');
    await sql('select member_tally_settle($1)', [TODAY]);
  });

  it('equals the roll for every caller after any writes, folded or waiting, and does not drift', async () => {
    for (let pick = 0; pick < 15; pick += 1) await writes.create?.(pick);
    const step = fc.tuple(fc.constantFrom(...Object.keys(writes)), fc.nat({ max: 60 }));
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 20 }), async (steps) => {
        for (const [name, pick] of steps) await writes[name]?.(pick);
        await expectTrue();
        await sql('select member_tally_settle()');
        expect(await drift()).toEqual([]);
        await expectTrue();
      }),
      { numRuns: 8 },
    );
    await sql('select member_tally_rebuild()');
    expect(await drift()).toEqual([]);
  });
});
