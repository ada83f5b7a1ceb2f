import { afterAll, beforeAll, expect, it } from 'vitest';
import { createListDesk, type ListDesk } from '../../testing/list-desk.ts';
import { listedSchools, SCHOOLS, SCHOOLS_ALIKE } from '../../testing/listed-schools.ts';
import { differenceKinds } from '../complete-list.ts';
import { countCompleteListsRoute, listCompleteListsRoute } from '../complete-lists.contract.ts';

let desk: ListDesk;
let id: string;
beforeAll(async () => {
  desk = await createListDesk();
  for (const org of [...SCHOOLS, ...SCHOOLS_ALIKE]) await desk.newOrg(org);
  id = (await desk.compareRows(listedSchools())).id;
});
afterAll(() => desk.close());

const waiting = async (by: Parameters<ListDesk['call']>[0] = 'officer') =>
  (await desk.call(by, countCompleteListsRoute, { query: { waits: 'yes' } })).body.count;

it('counts the lists in which something waits, for whoever stands over their place', async () => {
  expect(await waiting()).toBe(1);
  expect(await waiting('placeOfficer')).toBe(1);
  expect(await waiting('otherPlaceOfficer')).toBe(0);
  expect((await desk.call('inspector', countCompleteListsRoute, { query: {} })).status).toBe(403);
});

it('waits no more once every difference is decided, or holds no longer', async () => {
  for (const kind of differenceKinds) {
    const open = (await desk.differences(id, kind)).filter(({ state }) => state === 'open');
    const left = kind === 'ours_only' ? open.slice(1) : open;
    const declined = { action: 'decline', reason: '已核实，民政登记有误' } as const;
    if (left.length > 0) await desk.settle(id, left, declined);
  }
  expect(await waiting()).toBe(1);
  const [last] = (await desk.differences(id, 'ours_only')).filter(({ state }) => state === 'open');
  await desk.database.superPool.query(
    `update social_org set ended_on = '2026-06-01', status = 'deregistered' where id = $1`,
    [last?.socialOrg?.id],
  );
  expect(await waiting()).toBe(0);
  const { body } = await desk.call('officer', listCompleteListsRoute, { query: { waits: 'yes' } });
  expect(body.rows).toEqual([]);
  expect((await desk.call('officer', listCompleteListsRoute, { query: {} })).body.rows).toHaveLength(1);
});
