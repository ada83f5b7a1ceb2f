import { permissions } from '../../features/access/role.ts';
import { codesOf } from '../../features/codes/code-table.ts';
import { mismatchStates } from '../../features/mismatches/mismatch.ts';
import { idsOf, REGIONS, unseen } from './case-parts.ts';
import { seenOf } from './list-checks.ts';
import { type Call, nothing, type RouteCases, someId } from './route-case.ts';
import { type Actor, recordsOf, type World } from './world.ts';

const settling = (socialOrgId: string): Call => ({
  body: {
    rows: [{ socialOrgId, figure: 'full_members', declared: 9999, declaredOn: '2023-01-01', onRoll: 1 }],
    decision: 'roll',
    reason: '名册没有错',
  },
});

export const mismatchCases: RouteCases = {
  listMismatches: {
    does: 'read',
    call: () => ({ query: { size: 100 } }),
    asks: (_, world) => questions(world),
    check: checkInSight,
  },
  countMismatches: { does: 'read', call: nothing, asks: (_, world) => questions(world) },
  settleMismatches: {
    does: 'write',
    // What stands so is decided in earnest in logged-writes.db.test.ts.
    onlyRefuses: true,
    alsoNeeds: permissions.changeSocialOrgs,
    call: ({ actor, world }) => settling(oneInSight(actor, world)),
    reaches: (actor, _, world) => idsOf(unseen(world, actor, 'socialOrg')).map(settling),
  },
  undoSettlements: {
    does: 'write',
    onlyRefuses: true,
    alsoNeeds: permissions.changeSocialOrgs,
    call: () => ({ body: { ids: [someId] } }),
  },
};

/** What the roll counts there is another number, which is the answer. */
function oneInSight(actor: Actor, world: World): string {
  const seen = seenOf(world, actor, 'socialOrg');
  return recordsOf(world, 'socialOrg').find(({ id }) => seen.has(id))?.id ?? someId;
}

function questions(world: World): Call[] {
  return [
    ...codesOf(mismatchStates).map((state) => ({ query: { state } })),
    ...REGIONS.map((region) => ({ query: { region } })),
    ...idsOf(recordsOf(world, 'partyOrg')).map((partyOrg) => ({ query: { partyOrg } })),
    ...recordsOf(world, 'socialOrg').map(({ name }) => ({ query: { q: name } })),
  ];
}

function checkInSight(actor: Actor, answer: unknown, world: World): string | null {
  const seen = seenOf(world, actor, 'socialOrg');
  const { rows } = answer as { rows: { socialOrgId: string }[] };
  const beyond = rows.filter(({ socialOrgId }) => !seen.has(socialOrgId)).length;
  return beyond === 0 ? null : `shows ${beyond} from beyond`;
}
