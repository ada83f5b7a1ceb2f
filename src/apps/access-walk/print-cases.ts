import { printListCodes, printLists } from '../../features/prints/print-list.ts';
import { readingOf } from '../../features/audit/exported.ts';
import { REASON, REGIONS } from './case-parts.ts';
import { nothing, type RouteCases } from './route-case.ts';
import { type Actor, recordsOf, type World } from './world.ts';

const filters = (_: Actor, world: World) => [
  ...REGIONS.map((region) => ({ query: { region } })),
  ...recordsOf(world, 'partyOrg').map(({ id }) => ({ query: { partyOrg: id, within: 'own' } })),
];

/** Every list is asked for by everybody; those without the right to a list are refused, which is no leak either. */
const eachList = (query: Record<string, unknown>) =>
  printListCodes.map((list) => ({ params: { list }, query }));

/** Printed lists: nothing beyond sight on any of them, whichever node or place is asked for. */
export const printCases: RouteCases = {
  listPrints: { does: 'read', call: nothing },
  countPrint: {
    does: 'read',
    call: () => ({ params: { list: 'ledger' } }),
    alsoNeeds: readingOf[printLists.ledger.kind],
    asks: (actor, world) => [
      ...eachList({}),
      ...filters(actor, world).flatMap(({ query }) => eachList(query)),
    ],
  },
  previewPrint: {
    does: 'read',
    call: () => ({ params: { list: 'ledger' } }),
    alsoNeeds: readingOf[printLists.ledger.kind],
    asks: (actor, world) => [
      ...eachList({}),
      ...filters(actor, world).flatMap(({ query }) => eachList(query)),
    ],
  },
  printList: {
    does: 'read',
    call: () => ({ params: { list: 'ledger' }, query: { format: 'xlsx', purpose: REASON } }),
    alsoNeeds: readingOf[printLists.ledger.kind],
    asks: () => eachList({ format: 'xlsx', purpose: REASON }),
  },
  requestPrint: {
    does: 'write',
    // A day to come is refused before anything is kept.
    call: () => ({ params: { list: 'ledger' }, body: { format: 'pdf', purpose: REASON, on: '2999-01-01' } }),
    onlyRefuses: true,
  },
};
