import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RouteCall } from '../../../platform/contract/route.ts';
import { addDays, addYears } from '../../../platform/kernel/day.ts';
import { listChangesRoute } from '../../audit/changes.contract.ts';
import {
  buildMeetingsWorld,
  MEETINGS_TODAY as TODAY,
  YESTERDAY,
} from '../../testing/build-meetings-world.ts';
import { addInspectionRoute, listInspectionsRoute, withdrawInspectionRoute } from '../inspection.contract.ts';

let world: Awaited<ReturnType<typeof buildMeetingsWorld>>;
beforeAll(async () => {
  world = await buildMeetingsWorld();
});
afterAll(() => world.close());

type Body = RouteCall<typeof addInspectionRoute>['body'];
const add = (more: Partial<Body> = {}, by = 'educationOfficer') =>
  world.app.call(by, addInspectionRoute, {
    body: {
      partyOrgId: world.tree.education.id,
      name: '半年督查',
      heldOn: addDays(TODAY, 10),
      basis: '年度督查计划',
      ...more,
    },
  });
const withdraw = (id: string, by = 'educationOfficer') =>
  world.app.call(by, withdrawInspectionRoute, { params: { id }, body: { reason: '改到下个月' } });
const listed = async (by: string) => (await world.app.call(by, listInspectionsRoute, {})).body.rows;

describe('an inspection', () => {
  it('is told to the part of the tree that it is made of, and to nobody beside it', async () => {
    const { body } = await add({ looksAt: '组织生活记录' });
    const above = await add({ name: '全县检查', partyOrgId: world.tree.root.id }, 'officer');
    expect((await listed('secretary')).map(({ name }) => name).toSorted()).toEqual(['全县检查', '半年督查']);
    expect((await listed('tradesOfficer')).map(({ name }) => name)).toEqual(['全县检查']);
    expect(await listed('educationOfficer')).toContainEqual({
      id: body.id,
      name: '半年督查',
      partyOrg: { id: world.tree.education.id, name: world.tree.education.name },
      heldOn: addDays(TODAY, 10),
      looksAt: '组织生活记录',
      basis: '年度督查计划',
      setBy: '教育党委干部',
      withdrawReason: null,
      mayWithdraw: true,
    });
    const seen = (await listed('secretary')).find(({ id }) => id === above.body.id);
    expect(seen).toMatchObject({ partyOrg: null, setBy: null, mayWithdraw: false });
  });

  it('is called off with a reason, which its history keeps', async () => {
    const { body } = await add({ name: '临时检查' });
    expect((await withdraw(body.id)).status).toBe(200);
    expect(await withdraw(body.id)).toMatchObject({ status: 409, code: 'conflict.ended' });
    expect((await listed('secretary')).find(({ id }) => id === body.id)?.withdrawReason).toBe('改到下个月');
    const { body: changes } = await world.app.call('educationOfficer', listChangesRoute, {
      query: { entity: 'partyOrg', entityId: world.tree.education.id },
    });
    expect(changes.rows.map(({ reason }) => reason)).toContain('改到下个月');
  });

  it.each<[string, Partial<Body>, string]>([
    ['of a day gone by', { heldOn: YESTERDAY }, 'inspection.past'],
    ['more than a year ahead', { heldOn: addDays(addYears(TODAY, 1), 1) }, 'inspection.far'],
    ['without a basis', { basis: ' ' }, 'input.invalid'],
  ])('is refused %s', async (_, body, code) => expect((await add(body)).code).toBe(code));

  it('is arranged and called off by nobody above, beside or below the own part', async () => {
    expect((await add({ partyOrgId: world.tree.root.id })).code).toBe('not-found');
    expect((await add({}, 'tradesOfficer')).code).toBe('not-found');
    const { body } = await add({ name: '全县复查', partyOrgId: world.tree.root.id }, 'officer');
    expect((await withdraw(body.id)).code).toBe('not-found');
    for (const by of ['secretary', 'inspector', 'placeOfficer', 'self'])
      expect((await add({}, by)).status, by).toBe(403);
    for (const by of ['placeOfficer', 'self'])
      expect((await world.app.call(by, listInspectionsRoute, {})).body.rows ?? [], by).toEqual([]);
  });
});
