import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays, type Day, OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { createTestApp, type TestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { buildCallers } from '../../testing/build-callers.ts';
import { addMember, type BuiltPartyOrg, buildTree } from '../../testing/build-records.ts';
import { readRollRoute } from '../coverage.contract.ts';
import { registerCoverageRoutes } from './routes.ts';

const TODAY = todayIn(OFFICE_TIME_ZONE, new Date());
const monthEndBefore = (day: Day) => addDays(`${day.slice(0, 8)}01`, -1);
const LAST_MONTH_END = monthEndBefore(TODAY);
/** In the middle of last month. */
const JOINED_ON = addDays(LAST_MONTH_END, -12);

let database: TestDatabase;
let app: TestApp;
let branch: BuiltPartyOrg;

beforeAll(async () => {
  database = await createTestDatabase();
  const tree = await buildTree(database);
  branch = tree.educationBranch;
  for (const name of ['甲', '乙', '丙', '丁'])
    await addMember(database, { name, branch, firstOn: '2020-01-01' });
  await addMember(database, { name: '戊', branch, firstOn: JOINED_ON });
  const callers = await buildCallers(database, tree);
  app = await createTestApp({ ...callers }, (own) => registerCoverageRoutes(own, { pool: database.appPool }));
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const rollOn = async (as: string, on?: Day) => {
  const { body } = await app.call(as, readRollRoute, { query: on === undefined ? {} : { on } });
  return [body.members, body.membersOn];
};

it('tells the Party line of each day', async () => {
  expect(await rollOn('officer')).toEqual([5, TODAY]);
  expect(await rollOn('officer', JOINED_ON)).toEqual([5, JOINED_ON]);
  expect(await rollOn('officer', addDays(JOINED_ON, -1))).toEqual([4, addDays(JOINED_ON, -1)]);
});

it("tells a region's officer by month ends, today too: not on which day one member came", async () => {
  expect(await rollOn('placeOfficer')).toEqual([5, LAST_MONTH_END]);
  expect(await rollOn('placeOfficer', LAST_MONTH_END)).toEqual([5, LAST_MONTH_END]);
  const before = monthEndBefore(LAST_MONTH_END);
  for (let day = addDays(before, 1); day < LAST_MONTH_END; day = addDays(day, 1))
    expect(await rollOn('placeOfficer', day)).toEqual([4, before]);
});

it('keeps from it who came this month until the month is over', async () => {
  await addMember(database, { name: '己', branch, firstOn: TODAY });
  expect(await rollOn('officer')).toEqual([6, TODAY]);
  expect(await rollOn('placeOfficer')).toEqual([5, LAST_MONTH_END]);
});
