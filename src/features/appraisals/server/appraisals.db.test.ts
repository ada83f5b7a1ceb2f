import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT_SCOPE, type Scope } from '../../../platform/server/database/scope.ts';
import { readScoped } from '../../../platform/server/database/scoped.ts';
import { readDocx } from '../../../platform/testing/read-docx.ts';
import { listChangesRoute } from '../../audit/changes.contract.ts';
import { partyScope } from '../../testing/build-callers.ts';
import {
  buildMeetingsWorld,
  MEETINGS_TODAY as TODAY,
  YESTERDAY,
} from '../../testing/build-meetings-world.ts';
import {
  listAppraisalsRoute,
  listOwnAppraisalsRoute,
  printAppraisalRoute,
  readAppraisalRoute,
  saveAppraisalRoute,
  startAppraisalRoute,
} from '../appraisal.contract.ts';

let world: Awaited<ReturnType<typeof buildMeetingsWorld>>;
let id: string;
const YEAR = Number(TODAY.slice(0, 4));
const start = (year = YEAR, partyOrgId = world.branch.id, by = 'secretary') =>
  world.app.call(by, startAppraisalRoute, { body: { partyOrgId, year } });
beforeAll(async () => {
  world = await buildMeetingsWorld();
  id = (await start()).body.id;
});
afterAll(() => world.close());

const read = async (by = 'secretary') =>
  (await world.app.call(by, readAppraisalRoute, { params: { id } })).body;
const SUMS = { excellent: 3, competent: 2, basic: 0, incompetent: 0 };
const save = async (more: object, by = 'secretary', version?: number) => {
  const round = await read();
  const draft = {
    selfOn: YESTERDAY,
    peersOn: YESTERDAY,
    ratingOn: YESTERDAY,
    opinionOn: TODAY,
    opinionBy: 'members',
    sheets: 5,
    capPercent: 33,
    members: [{ memberId: world.memberIds.党员甲, sums: SUMS, grade: 'excellent' }],
    version: version ?? round.version,
  };
  return world.app.call(by, saveAppraisalRoute, { params: { id }, body: { ...draft, ...more } as never });
};

it('begins with whoever is on the roll; who is on probation or kept elsewhere gets no grade', async () => {
  const { members, notShown } = await read();
  expect(members.filter(({ toGrade }) => !toGrade).map(({ name }) => name)).toEqual(
    expect.arrayContaining(['预备己', '流动庚']),
  );
  expect([members.length, notShown]).toEqual([7, 0]);
  expect((await start()).code).toBe('conflict.round');
  expect((await start(YEAR + 1)).code).toBe('appraisal.future');
  expect((await start(YEAR, world.tree.education.id, 'officer')).code).toBe('appraisal.not-branch');
});

it('keeps steps, sums and results; the member sees the own result, the superior no sums', async () => {
  expect((await world.app.call('self', listOwnAppraisalsRoute, {})).body.rows).toEqual([]);
  const open = async () =>
    (await world.app.call('officer', listAppraisalsRoute, { query: { open: 'yes' } })).body.rows.length;
  expect(await open()).toBe(1);
  expect((await save({})).body).toMatchObject({ id, warnings: [] });
  expect(await open()).toBe(0);
  expect(await read()).toMatchObject({ sheets: 5, opinionBy: 'members' });
  expect((await read()).members.find(({ name }) => name === '党员甲')).toMatchObject({
    sums: SUMS,
    grade: 'excellent',
  });
  const above = await read('educationOfficer');
  expect([above.own, above.sheets, (await read()).own]).toEqual([false, null, true]);
  expect(above.members.find(({ name }) => name === '党员甲')).toMatchObject({
    sums: null,
    grade: 'excellent',
  });
  expect((await world.app.call('self', listOwnAppraisalsRoute, {})).body.rows).toEqual([
    { year: YEAR, branch: '洋县明德学校党支部', opinionOn: TODAY, grade: 'excellent' },
  ]);
  const { rows } = (await world.app.call('officer', listAppraisalsRoute, { query: { year: YEAR } })).body;
  expect(rows).toMatchObject([{ members: 7, toGrade: 5, graded: { excellent: 1, competent: 0 } }]);
  // Whoever stands above may put a step right, and leaves the sums as they are.
  const noSums = {
    sheets: null,
    members: [{ memberId: world.memberIds.党员甲, sums: null, grade: 'competent' }],
  };
  expect((await save(noSums, 'educationOfficer')).status).toBe(200);
  expect((await save({}, 'educationOfficer')).code).toBe('appraisal.sums-of-branch');
  expect((await read()).members.find(({ name }) => name === '党员甲')).toMatchObject({
    sums: SUMS,
    grade: 'competent',
  });
  const { body: changes } = await world.app.call('officer', listChangesRoute, {
    query: { entity: 'member', entityId: world.memberIds.党员甲 ?? '' },
  });
  expect(changes.rows[0]?.changes).toEqual({ appraisalGrade: ['excellent', 'competent'] });
});

it('keeps the sums from whoever stands above in the database itself', async () => {
  const { database, tree, branch } = world;
  const seenBy = async (scope: Scope) => {
    const acting = { scope, accountId: null, actorName: '某人' };
    return readScoped<{ n: number }>(database.appPool, acting, {
      text: 'select count(*)::int as n from appraisal_rating',
    });
  };
  expect(await seenBy(await partyScope(database, branch))).toEqual([{ n: 1 }]);
  for (const above of [ROOT_SCOPE, await partyScope(database, tree.education)])
    expect(await seenBy(above)).toEqual([{ n: 0 }]);
});

describe('it is refused', () => {
  it('with its arithmetic, out of order, without the latest version', async () => {
    const over = { memberId: world.memberIds.党员乙, sums: { ...SUMS, basic: 1 }, grade: null };
    expect((await save({ members: [over] })).refusals[0]?.message).toContain('= 6 票，多于收回的测评票 5 张');
    expect((await save({ peersOn: null })).code).toBe('appraisal.order');
    expect((await save({ sheets: 2 })).code).toBe('appraisal.few-sheets');
    expect((await save({}, 'secretary', 1)).code).toBe('conflict.version');
  });

  it('to who stands elsewhere', async () => {
    expect((await save({}, 'tradesOfficer')).status).toBe(404);
    for (const by of ['placeOfficer', 'self', 'inspector']) expect((await save({}, by)).status).toBe(403);
    expect((await world.app.call('tradesOfficer', readAppraisalRoute, { params: { id } })).status).toBe(404);
  });
});

it('goes on paper with its results, without sums', async () => {
  const { bytes, status } = await world.app.call('secretary', printAppraisalRoute, {
    params: { id },
    query: { format: 'docx', purpose: '存档' },
  });
  expect(status).toBe(200);
  const { text } = await readDocx(bytes);
  for (const part of [`${YEAR}年民主评议党员结果`, '党员甲', '合格', '参加评议，不评定等次'])
    expect(text).toContain(part);
});
