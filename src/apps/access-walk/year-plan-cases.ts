import { permissions } from '../../features/access/role.ts';
import { exportOf } from './case-parts.ts';
import { seenOf } from './list-checks.ts';
import { nothing, type RouteCase, type RouteCases, type Tried } from './route-case.ts';
import { type Actor, recordsOf, type World, type WorldRecord } from './world.ts';
import { keepYearPlans } from './year-plans.queries.ts';

const YEAR = new Date().getFullYear();
const LINES = [{ month: 5, kinds: ['theme_day'], topic: null, note: null }];
const FIELDS = { name: '本级模板', orgTypes: [], sizeBands: [], basis: '通知', lines: LINES };

/** Every Party organisation has a plan of this year and a template, which name it. */
export async function addYearPlans({ database }: World): Promise<void> {
  await keepYearPlans(database.superPool, YEAR);
}

/** Whoever reaches persons keeps the plans of the own part of the tree. */
const keeps = (actor: Actor, record: WorldRecord, world: World): boolean =>
  actor.scopeKind === 'party' && seenOf(world, actor, 'partyOrg').has(record.id);

const onPartyOrg: Pick<RouteCase, 'does' | 'about' | 'within' | 'onItself'> = {
  does: 'write',
  about: 'partyOrg',
  within: keeps,
  onItself: true,
};
const ofPartyOrg: Pick<RouteCase, 'does' | 'about' | 'within'> = {
  does: 'read',
  about: 'partyOrg',
  within: keeps,
};

const list: RouteCase = {
  does: 'read',
  call: nothing,
  asks: (_, world) => recordsOf(world, 'partyOrg').map(({ id }) => ({ query: { partyOrg: id } })),
};

/** Beside its template and plan each Party organisation has been told of an inspection, whose id begins with e. */
const inspectionOf = ({ record }: Tried) => ({ id: `e${record.id.slice(1)}` });

/** What `keepYearPlans` has laid beside the record's own plan. */
const templateOf = ({ record }: Tried) => ({ id: `c${record.id.slice(1)}` });

export const yearPlanCases: RouteCases = {
  listYearPlans: list,
  countYearPlans: list,
  readYearPlanTotals: list,
  exportYearPlans: { ...exportOf(), alsoNeeds: permissions.readYearPlans },
  readYearPlan: { ...ofPartyOrg, call: ({ record }) => ({ params: { id: record.id } }) },
  printYearPlan: {
    ...ofPartyOrg,
    call: ({ record }) => ({ params: { id: record.id }, query: { purpose: '存档' } }),
  },
  setYearPlan: {
    ...onPartyOrg,
    call: ({ record }) => ({
      params: { id: record.id },
      body: { year: YEAR, version: 1, templateId: null, lines: LINES },
    }),
  },
  listInspections: { does: 'read', call: nothing },
  addInspection: {
    ...onPartyOrg,
    call: ({ record }) => ({
      body: { partyOrgId: record.id, name: '督查', heldOn: `${YEAR}-12-31`, basis: '通知' },
    }),
  },
  withdrawInspection: {
    ...onPartyOrg,
    call: (tried) => ({ params: inspectionOf(tried), body: { reason: '改期' } }),
  },
  listPlanTemplates: { does: 'read', call: nothing },
  addPlanTemplate: {
    ...onPartyOrg,
    call: ({ record }) => ({ body: { partyOrgId: record.id, year: YEAR, ...FIELDS } }),
  },
  changePlanTemplate: {
    ...onPartyOrg,
    call: (tried) => ({ params: templateOf(tried), body: { version: 1, ...FIELDS } }),
  },
  withdrawPlanTemplate: {
    ...onPartyOrg,
    call: (tried) => ({ params: templateOf(tried), body: { reason: '通知废止' } }),
  },
};
