import { seenOf } from './list-checks.ts';
import { type Call, nothing, type RouteCase, type RouteCases, someId, type Tried } from './route-case.ts';
import { readVersions } from './world.queries.ts';
import { type Actor, recordsOf, type World, type WorldRecord } from './world.ts';

type Merged = 'socialOrg' | 'partyOrg' | 'member';

/** One in sight into which the record could go: covered by the same Party organisation where there is such a one. */
function keeperFor(kind: Merged, actor: Actor, { id, facts }: WorldRecord, world: World): string {
  const seen = seenOf(world, actor, kind);
  const others = recordsOf(world, kind).filter(
    (each) => each.id !== id && each.ended !== true && seen.has(each.id),
  );
  const alike = others.find((each) => each.facts.coveredById === facts.coveredById);
  return (alike ?? others[0])?.id ?? id;
}

const VERSIONS = new WeakMap<World, ReadonlyMap<string, number>>();

/** Keepers are records of the world, not made for the occasion: their versions are read beforehand. */
export async function noteVersions(world: World): Promise<void> {
  VERSIONS.set(world, await readVersions(world.database.superPool));
}

const bodyOf = (world: World, keeperId: string, loserVersion: number) => ({
  keeperVersion: VERSIONS.get(world)?.get(keeperId) ?? 1,
  loserVersion,
  taken: [],
});

const pairOf =
  (kind: Merged) =>
  ({ actor, record, world }: Tried): Call => ({
    params: { keeperId: keeperFor(kind, actor, record, world), loserId: record.id },
  });

const merging =
  (kind: Merged) =>
  (tried: Tried): Call => {
    const call = pairOf(kind)(tried);
    return { ...call, body: bodyOf(tried.world, call.params?.keeperId ?? '', tried.version) };
  };

/** Into a keeper that is out of sight, and one out of sight into a keeper. */
const pairsBeyond =
  (kind: Merged) =>
  (actor: Actor, inside: WorldRecord | null, world: World): Call[] => {
    const seen = seenOf(world, actor, kind);
    if (inside === null) return [];
    return recordsOf(world, kind)
      .filter(({ id }) => !seen.has(id))
      .flatMap(({ id }) => [
        { params: { keeperId: id, loserId: inside.id }, body: bodyOf(world, id, 1) },
        { params: { keeperId: inside.id, loserId: id }, body: bodyOf(world, inside.id, 1) },
      ]);
  };

const markOf = (keeperId: string, otherId: string): Call => ({
  body: { pairs: [{ keeperId, otherId, facts: 'a'.repeat(64) }], reason: '是两个单位' },
});

/** Nothing in this world is suspected to be one: done in earnest in logged-writes.db.test.ts. */
function marking(kind: Merged): RouteCase {
  return {
    does: 'write',
    about: kind,
    onlyRefuses: true,
    call: ({ actor, record, world }) => markOf(keeperFor(kind, actor, record, world), record.id),
    reaches: (actor, inside, world) => {
      const seen = seenOf(world, actor, kind);
      const beyond = recordsOf(world, kind).filter(({ id }) => !seen.has(id));
      return inside === null ? [] : beyond.map(({ id }) => markOf(inside.id, id));
    },
  };
}
const unmarking: RouteCase = {
  does: 'write',
  onlyRefuses: true,
  call: () => ({ body: { ids: [someId] } }),
};

export const mergeCases: RouteCases = {
  compareSocialOrgs: { does: 'read', about: 'socialOrg', call: pairOf('socialOrg') },
  mergeSocialOrgs: {
    does: 'write',
    about: 'socialOrg',
    call: merging('socialOrg'),
    reaches: pairsBeyond('socialOrg'),
  },
  comparePartyOrgs: { does: 'read', about: 'partyOrg', call: pairOf('partyOrg') },
  // Each in this world has a secretary of its own, and two at once are a clash: done in earnest in logged-writes.db.test.ts.
  mergePartyOrgRecords: {
    does: 'write',
    about: 'partyOrg',
    onlyRefuses: true,
    call: merging('partyOrg'),
    reaches: pairsBeyond('partyOrg'),
  },
  compareMembers: { does: 'read', about: 'member', call: pairOf('member') },
  // Everybody in this world has a number, and two numbers are two persons: done in earnest in logged-writes.db.test.ts.
  mergeMembers: {
    does: 'write',
    about: 'member',
    onlyRefuses: true,
    call: merging('member'),
    reaches: pairsBeyond('member'),
  },
  markSocialOrgsNotDouble: marking('socialOrg'),
  unmarkSocialOrgsNotDouble: unmarking,
  markPartyOrgsNotDouble: marking('partyOrg'),
  unmarkPartyOrgsNotDouble: unmarking,
  markMembersNotDouble: marking('member'),
  unmarkMembersNotDouble: unmarking,
  listSocialOrgDoubles: { does: 'read', call: wholeList, asks: markedToo, check: pairsInSight('socialOrg') },
  countSocialOrgDoubles: { does: 'read', call: nothing },
  listPartyOrgDoubles: { does: 'read', call: wholeList, asks: markedToo, check: pairsInSight('partyOrg') },
  countPartyOrgDoubles: { does: 'read', call: nothing },
  listMemberDoubles: { does: 'read', call: wholeList, asks: markedToo, check: pairsInSight('member') },
  countMemberDoubles: { does: 'read', call: nothing },
};

function wholeList(): Call {
  return { query: { size: 100 } };
}

function markedToo(): Call[] {
  return [{ query: { size: 100, marked: 'yes' } }];
}

function pairsInSight(kind: Merged) {
  return (actor: Actor, answer: unknown, world: World): string | null => {
    const seen = seenOf(world, actor, kind);
    const { rows } = answer as { rows: { keeper: { id: string }; other: { id: string } }[] };
    const beyond = rows.filter(({ keeper, other }) => !seen.has(keeper.id) || !seen.has(other.id)).length;
    return beyond === 0 ? null : `shows ${beyond} from beyond`;
  };
}
