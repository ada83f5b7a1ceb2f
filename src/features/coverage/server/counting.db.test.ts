import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROOT_SCOPE } from '../../../platform/server/database/scope.ts';
import { readScoped } from '../../../platform/server/database/scoped.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import {
  type CountingSettings,
  countingBases,
  shippedDefinitions,
} from '../../counting/counting-definition.ts';
import { type Judgement, judge, masksOf } from '../../counting/counting.rules.ts';
import { possibleSignatures } from '../../testing/possible-signatures.ts';
import { type FoldedNodeRow, foldedNode, measuredNode } from './counters.queries.ts';

const OPERATOR = { scope: ROOT_SCOPE, accountId: null, actorName: '测试' };
const SHAANXI = '610000000';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  // Every signature once, each with a weight of its own, so that no two sums agree by chance.
  await database.superPool.query(
    `insert into tally_delta (pos, party_pos, body_no, key, n, staff, volunteers)
     select $1::int8, 1, 0, s, s * 7 + 1, s * 3, s * 5 from unnest($2::int[]) s`,
    [Number(SHAANXI), possibleSignatures],
  );
});
afterAll(() => database.drop());

const allSettings: CountingSettings[] = countingBases.flatMap((base) =>
  [0, 1, 2, 3, 5, 10, 15, 16, 19, 31].map((bits) => ({
    base,
    attachedCounts: (bits & 1) !== 0,
    functionalCounts: (bits & 2) !== 0,
    advisorCounts: (bits & 4) !== 0,
    massOrgCounts: (bits & 8) !== 0,
    notTransferredCounts: (bits & 16) !== 0,
  })),
);

function expected(settings: CountingSettings) {
  const masks = masksOf(settings);
  const sum = (weight: (s: number) => number, test: (j: Judgement) => boolean) => {
    let total = 0;
    for (const s of possibleSignatures) if (test(judge(s, masks))) total += weight(s);
    return total;
  };
  const n = (test: (j: Judgement) => boolean) => sum((s) => s * 7 + 1, test);
  return {
    total: n((j) => j.inBase),
    formal: n((j) => j.formal),
    work: n((j) => j.work),
    sole: n((j) => j.way === 'sole'),
    joint: n((j) => j.way === 'joint'),
    attached: n((j) => j.way === 'attached'),
    functional: n((j) => j.way === 'functional'),
    gaps: n((j) => j.gap === 'establishment_gap'),
    few: n((j) => j.gap === 'few_members'),
    none: n((j) => j.gap === 'no_members'),
    unverified: n((j) => j.gap === 'unverified'),
    exempt: n((j) => j.gap === 'exempt'),
    unclear: n((j) => j.responsibilityUnclear),
    staff: sum(
      (s) => s * 3,
      (j) => j.inBase,
    ),
    volunteers: sum(
      (s) => s * 5,
      (j) => j.inBase,
    ),
  };
}

it('counts in the database exactly as the rule judges, for every signature and definition', async () => {
  const rows = await readScoped<FoldedNodeRow>(
    database.appPool,
    OPERATOR,
    foldedNode('place', SHAANXI, allSettings.map(masksOf)),
  );
  expect(rows).toHaveLength(allSettings.length);
  allSettings.forEach((settings, index) =>
    expect(rows[index], JSON.stringify(settings)).toMatchObject(expected(settings)),
  );
});

it('measures the shipped definitions likewise, before and after folding', async () => {
  const statement = measuredNode(
    'place',
    SHAANXI,
    shippedDefinitions.map((each) => each.code),
  );
  const check = async () => {
    const rows = await readScoped<FoldedNodeRow>(database.appPool, OPERATOR, statement);
    shippedDefinitions.forEach((each, index) =>
      expect(rows[index], each.code).toMatchObject(expected(each.settings)),
    );
  };
  await check();
  await database.superPool.query('select tally_fold_pending()');
  await check();
});
