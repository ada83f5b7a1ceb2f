import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { partsOf } from '../../../platform/kernel/day.ts';
import type { RouteCall } from '../../../platform/contract/route.ts';
import { buildMeetingsWorld, MEETINGS_TODAY } from '../../testing/build-meetings-world.ts';
import {
  addPlanTemplateRoute,
  changePlanTemplateRoute,
  listPlanTemplatesRoute,
  readYearPlanRoute,
  setYearPlanRoute,
  withdrawPlanTemplateRoute,
} from '../year-plan.contract.ts';

const YEAR = partsOf(MEETINGS_TODAY).year;
const LINES = [{ month: 5, kinds: ['theme_day' as const], topic: '走访服务对象', note: null }];

let world: Awaited<ReturnType<typeof buildMeetingsWorld>>;
beforeAll(async () => {
  world = await buildMeetingsWorld();
});
afterAll(() => world.close());

type Body = RouteCall<typeof addPlanTemplateRoute>['body'];
const add = (more: Partial<Body> = {}, by = 'educationOfficer') =>
  world.app.call(by, addPlanTemplateRoute, {
    body: {
      partyOrgId: world.tree.education.id,
      year: YEAR,
      name: '民办学校',
      orgTypes: ['service_agency'],
      sizeBands: [],
      basis: '本委年度计划',
      lines: LINES,
      ...more,
    },
  });
const list = async (by = 'educationOfficer') =>
  (await world.app.call(by, listPlanTemplatesRoute, { query: {} })).body.rows;
const offered = async () =>
  (
    await world.app.call('secretary', readYearPlanRoute, {
      params: { id: world.branch.id },
      query: { year: YEAR },
    })
  ).body.templates.map(({ name }) => name);

describe('a template', () => {
  it('is offered to branches whose organisations it is for, the nearer office’s first', async () => {
    expect((await add()).status).toBe(200);
    expect((await add({ name: '基金会', orgTypes: ['foundation'] })).status).toBe(200);
    expect(
      (await add({ name: '全县', orgTypes: [], partyOrgId: world.tree.root.id }, 'officer')).status,
    ).toBe(200);
    expect(
      (await add({ name: '商会', orgTypes: [], partyOrgId: world.tree.trades.id }, 'officer')).status,
    ).toBe(200);
    expect(await offered()).toEqual(['民办学校', '全县']);
  });

  it('shows a branch what comes from above without naming who stands there', async () => {
    const rows = await list('secretary');
    expect(rows.find(({ name }) => name === '全县')).toMatchObject({
      partyOrg: null,
      setBy: null,
      mayChange: false,
    });
    expect(rows.map(({ name }) => name)).not.toContain('商会');
  });

  it('counts the plans that began from it, and leaves them as they are when it changes', async () => {
    const [template] = (await list()).filter(({ name }) => name === '民办学校');
    const id = template?.id ?? '';
    const plan = { year: YEAR, version: 0, templateId: id, lines: LINES };
    const stored = await world.app.call('secretary', setYearPlanRoute, {
      params: { id: world.branch.id },
      body: plan,
    });
    expect(stored.status).toBe(200);
    const { orgTypes, sizeBands, basis } = {
      orgTypes: ['service_agency' as const],
      sizeBands: ['1' as const],
      basis: '新通知',
    };
    const change = { name: '小型民办学校', orgTypes, sizeBands, basis, lines: [{ ...LINES[0], month: 6 }] };
    const call = { params: { id }, body: { ...change, version: 1 } } as RouteCall<
      typeof changePlanTemplateRoute
    >;
    expect((await world.app.call('educationOfficer', changePlanTemplateRoute, call)).body).toEqual({
      version: 2,
    });
    expect((await world.app.call('educationOfficer', changePlanTemplateRoute, call)).code).toBe(
      'conflict.version',
    );
    expect((await list()).find((each) => each.id === id)).toMatchObject({
      name: '小型民办学校',
      used: 1,
      sizeBands: ['1'],
    });
    const { body } = await world.app.call('secretary', readYearPlanRoute, {
      params: { id: world.branch.id },
      query: { year: YEAR },
    });
    expect(body).toMatchObject({ templateId: id, lines: [{ month: 5 }] });
  });

  it('lets plans that began from it be changed once it is withdrawn', async () => {
    const [template] = (await list()).filter(({ name }) => name === '小型民办学校');
    const params = { id: template?.id ?? '' };
    const end = { params, body: { reason: '不再使用' } };
    expect((await world.app.call('educationOfficer', withdrawPlanTemplateRoute, end)).status).toBe(200);
    const body = { year: YEAR, version: 1, templateId: params.id, lines: LINES };
    const changed = await world.app.call('secretary', setYearPlanRoute, {
      params: { id: world.branch.id },
      body,
    });
    expect(changed.body).toEqual({ version: 2 });
    const { body: kept } = await world.app.call('secretary', readYearPlanRoute, {
      params: { id: world.branch.id },
      query: { year: YEAR },
    });
    expect(kept.templateId).toBe(params.id);
  });

  it('is offered no more once it is withdrawn', async () => {
    const [template] = (await list()).filter(({ name }) => name === '基金会');
    const call = { params: { id: template?.id ?? '' }, body: { reason: '不再使用' } };
    expect((await world.app.call('educationOfficer', withdrawPlanTemplateRoute, call)).status).toBe(200);
    expect((await world.app.call('educationOfficer', withdrawPlanTemplateRoute, call)).code).toBe(
      'conflict.ended',
    );
    expect((await list()).map(({ name }) => name)).not.toContain('基金会');
  });

  it.each<[string, Partial<Body>, string, string]>([
    ['without a line', { lines: [] }, 'educationOfficer', 'plan.empty'],
    [
      'of what a branch does not hold',
      { lines: [{ ...LINES[0], month: 1, kinds: ['democratic_meeting'], topic: null, note: null }] },
      'educationOfficer',
      'meeting.not-leadership',
    ],
    ['of a year gone by', { year: YEAR - 1 }, 'educationOfficer', 'plan.year'],
  ])('is refused %s', async (_, body, by, code) => {
    expect((await add(body, by)).code).toBe(code);
  });

  it('is set by nobody above, beside or below the own part', async () => {
    expect((await add({ partyOrgId: world.tree.root.id })).code).toBe('not-found');
    expect((await add({}, 'tradesOfficer')).code).toBe('not-found');
    for (const by of ['secretary', 'inspector', 'placeOfficer', 'self'])
      expect((await add({}, by)).status).toBe(403);
  });
});
