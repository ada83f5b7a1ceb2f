import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMonths, type Day, OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { isRefusal } from '../../../platform/kernel/refusal.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import { ROOT_SCOPE } from '../../../platform/server/database/scope.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import {
  addPartyOrg,
  addSocialOrg,
  type BuiltTree,
  buildTree,
  buildWith,
  coverBy,
  YANGXIAN,
} from '../../testing/build-records.ts';
import type { CoverageQuestion, TrendQuestion } from '../coverage.contract.ts';
import { snapshotDays } from '../snapshot-days.rules.ts';
import { keepSnapshots } from './keep-snapshots.ts';
import { readFigures } from './read-coverage.ts';
import { readTrend } from './read-trend.ts';

const TODAY = todayIn(OFFICE_TIME_ZONE, new Date());
const OFFICER: Acting = { scope: ROOT_SCOPE, accountId: null, actorName: '测试' };
const DAYS: readonly Day[] = [TODAY, addMonths(TODAY, -1), addMonths(TODAY, -13), '2024-03-15', '2022-01-01'];

let database: TestDatabase;
let tree: BuiltTree;
const orgs: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  await database.superPool.query('select tally_roll($1::date)', [TODAY]);
  tree = await buildTree(database);
  await database.superPool.query('update installation set region_code = $1, root_party_org_id = $2', [
    YANGXIAN,
    tree.root.id,
  ]);
  const homes = [tree.education, tree.trades, tree.root];
  const sectors = ['education', 'sports', 'social_services', null];
  for (let n = 0; n < 24; n += 1) {
    const { id } = await addSocialOrg(database, {
      name: `示例组织${n}`,
      responsible: homes[n % 3] ?? tree.root,
      type: n % 2 === 0 ? 'association' : 'service_agency',
      sector: sectors[n % 4] ?? null,
      regionCode: n % 5 === 0 ? '610723104' : YANGXIAN,
      staff: n % 7 === 0 ? null : n * 3,
      firstOn: addMonths('2020-01-15', n * 2),
    });
    orgs.push(id);
    if (n % 2 === 0)
      await coverBy(database, {
        socialOrg: { id },
        partyOrg: tree.tradesJointBranch,
        way: n % 4 === 0 ? 'joint' : 'attached',
        fromOn: addMonths('2021-01-01', n),
        toOn: addMonths('2023-02-10', n),
      });
  }
});
afterAll(() => database.drop());

function questions(): CoverageQuestion[] {
  const nodes = [
    { tree: 'place', node: YANGXIAN },
    { tree: 'party', node: tree.root.id },
  ] as const;
  const filters = [{}, { sector: ['education', 'sports'] }, { type: ['association'], size: ['0', '2'] }];
  return nodes.flatMap((node) =>
    (['children', 'sector', 'size'] as const).flatMap((by) =>
      filters.flatMap((filter) => DAYS.map((on) => ({ ...node, by, on, ...filter }))),
    ),
  );
}

async function answers(extra: Partial<CoverageQuestion> = {}, acting = OFFICER): Promise<unknown[]> {
  const all: unknown[] = [];
  for (const question of questions()) {
    const answer = await readFigures(database.appPool, acting, { ...question, ...extra }, TODAY);
    // The counters answer today's question without a filter, with the roll beside it.
    all.push(isRefusal(answer) ? answer : { ...answer, roll: null });
  }
  return all;
}

/** From the spans themselves: what was known by the end of today. */
const fromSpans = () => answers({ knownOn: TODAY });

describe('snapshots of a large installation', () => {
  it('are taken once, while they are due', async () => {
    expect(await keepSnapshots(database.ownerPool, TODAY)).toBe(false);
    expect(await keepSnapshots(database.ownerPool, TODAY, { large: 20 })).toBe(true);
    expect(await keepSnapshots(database.ownerPool, TODAY, { large: 20 })).toBe(false);
    const { rows } = await database.superPool.query<{ on_day: Day }>(
      `select on_day from coverage_snapshot_day where tree = 'place' order by 1`,
    );
    expect(rows.map((row) => row.on_day)).toEqual(snapshotDays(TODAY));
  });

  it('give every figure that the spans give', async () => {
    expect(await answers()).toEqual(await fromSpans());
  });

  it('give it still after corrections, changes, a move and a renumbering', async () => {
    await buildWith(
      database,
      (client) =>
        client.query(`update social_org set sector = 'sports' where id = any ($1)`, [orgs.slice(0, 6)]),
      { changeOn: '2021-06-01', correctionReason: '登记有误' },
    );
    await buildWith(
      database,
      (client) => client.query(`update social_org set staff = 200 where id = any ($1)`, [orgs.slice(4, 9)]),
      { changeOn: addMonths(TODAY, -2) },
    );
    await coverBy(database, {
      socialOrg: { id: orgs[1] ?? '' },
      partyOrg: tree.educationBranch,
      fromOn: '2021-05-01',
    });
    const newHome = await addPartyOrg(database, {
      name: '洋县社会组织第二综合党委',
      kind: 'comprehensive_committee',
      parent: tree.root,
      firstOn: '2023-01-01',
    });
    await buildWith(database, (client) =>
      client.query('select party_tree_move($1, $2, $3)', [tree.trades.id, newHome.id, '2024-01-01']),
    );
    expect(await answers()).toEqual(await fromSpans());
    await database.superPool.query('select party_tree_renumber(1)');
    expect(await answers()).toEqual(await fromSpans());
  });

  it('draw the trend that the spans draw', async () => {
    const question = {
      tree: 'place',
      node: YANGXIAN,
      months: 30,
      sector: ['education'],
    } satisfies TrendQuestion;
    const drawn = await readTrend(database.appPool, OFFICER, question, TODAY);
    await database.superPool.query('delete from coverage_snapshot_day');
    expect(drawn).toEqual(await readTrend(database.appPool, OFFICER, question, TODAY));
  });

  it('serve only who may see the whole', async () => {
    await keepSnapshots(database.ownerPool, TODAY, { large: 20 });
    const half: Acting = { ...OFFICER, scope: { ...ROOT_SCOPE, body: { from: 0, to: 5 } } };
    const before = await answers({}, half);
    const whole = await answers();
    await database.superPool.query('update coverage_snapshot set n = n + 1000');
    expect(await answers({}, half)).toEqual(before);
    expect(await answers()).not.toEqual(whole);
  });
});
