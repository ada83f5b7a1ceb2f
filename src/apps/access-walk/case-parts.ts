import { COUNTY, NEXT_COUNTY, STREET, TOWN } from './build-world.ts';
import { checkCount, checkRows, searches, seenOf } from './list-checks.ts';
import { type Call, nothing, type RouteCase } from './route-case.ts';
import { type Actor, recordsOf, type World, type WorldRecord } from './world.ts';

export const REGIONS = [COUNTY, TOWN, STREET, NEXT_COUNTY, '610700000'];
export const REASON = '核对登记';

/** What lies out of somebody's sight. */
export const unseen = (world: World, actor: Actor, kind: 'socialOrg' | 'partyOrg' | 'member') => {
  const seen = seenOf(world, actor, kind);
  return recordsOf(world, kind).filter(({ id }) => !seen.has(id));
};

export const idsOf = (records: readonly WorldRecord[]) => records.map(({ id }) => id);
const filtersBy = (world: World): Call[] => [
  ...REGIONS.map((region) => ({ query: { region } })),
  ...recordsOf(world, 'partyOrg').map(({ id }) => ({ query: { partyOrg: id } })),
  { query: { on: '2023-06-30' } },
  { query: { size: 2 } },
];

/** A list with its count: shows exactly what is in sight, whatever it is asked. */
export function listCases(kind: 'socialOrg' | 'partyOrg' | 'member', more: (world: World) => Call[]) {
  const asks = (_: Actor, world: World) => [...searches(world, kind), ...filtersBy(world), ...more(world)];
  const checked =
    (check: NonNullable<RouteCase['check']>): RouteCase['check'] =>
    // Other filters are told by what leaks: only the plain list and a search by name have one exact answer.
    (actor, answer, world, call) =>
      Object.keys(call.query ?? {}).every(
        (key) => key === 'q' || (key === 'size' && call.query?.size === 100),
      )
        ? check(actor, answer, world, call)
        : null;
  const list: RouteCase = {
    does: 'read',
    call: () => ({ query: { size: 100 } }),
    asks,
    check: checked(checkRows(kind)),
  };
  const count: RouteCase = { does: 'read', call: nothing, asks, check: checkCount(kind) };
  return { list, count };
}

/** A workbook, and the same as plain text. */
export const exportOf = (more: Record<string, string> = {}): RouteCase => ({
  does: 'read',
  call: () => ({ query: { format: 'xlsx', ...more } }),
  asks: () => [{ query: { format: 'csv', ...more } }],
});

/** A picker: by name, by id, by what lies below. */
export const tree = (kind: 'socialOrg' | 'partyOrg'): RouteCase => ({
  does: 'read',
  call: nothing,
  asks: (_, world) => [
    ...searches(world, kind),
    ...recordsOf(world, kind).flatMap(({ id }) => [{ query: { id } }, { query: { parent: id } }]),
  ],
});

/** A change of a record in sight, once for each body. */
export const toOrg = (inside: WorldRecord | null, bodies: readonly object[]): Call[] =>
  inside === null ? [] : bodies.map((body) => ({ params: { id: inside.id }, body: { version: 1, ...body } }));
