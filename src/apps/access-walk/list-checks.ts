import { isBelow, regionHolds, sightOf } from './sight.ts';
import { type Actor, recordsOf, type RecordKind, type World } from './world.ts';
import type { Call } from './route-case.ts';

export type ListedKind = Extract<RecordKind, 'socialOrg' | 'partyOrg' | 'member'>;
const SEEN = { socialOrg: 'socialOrgs', partyOrg: 'partyOrgs', member: 'members' } as const;

export function seenOf(world: World, actor: Actor, kind: ListedKind): ReadonlySet<string> {
  return sightOf(world.facts, actor)[SEEN[kind]];
}

/** What stands on a list without filters: those in sight that are not over. Members: those managed in sight; the member's own record is no list. */
export function listedOf(world: World, actor: Actor, kind: ListedKind): string[] {
  const seen = seenOf(world, actor, kind);
  return recordsOf(world, kind)
    .filter(({ id, ended }) => seen.has(id) && ended === undefined)
    .filter(({ id }) => kind !== 'member' || isManagedBelow(world, actor, id))
    .map(({ id }) => id);
}

function isManagedBelow({ facts }: World, { scopeKind, scopeId }: Actor, id: string): boolean {
  const member = facts.members.get(id);
  return member !== undefined && scopeKind === 'party' && isBelow(facts, member.managingId, scopeId);
}

/** One search for each record of a kind by its own name: it finds what is in sight and nothing else. */
export function searches(world: World, kind: RecordKind): Call[] {
  return recordsOf(world, kind).map(({ name }) => ({ query: { q: name } }));
}

/** Whether a list shows exactly what is in sight, no more and no less. */
export function checkRows(kind: ListedKind) {
  return (actor: Actor, answer: unknown, world: World, { query }: Call): string | null => {
    const rows = (answer as { rows: { id: string }[] }).rows.map(({ id }) => id);
    return difference(expectedFor(world, actor, kind, query?.q), rows);
  };
}

export function checkCount(kind: ListedKind) {
  return (actor: Actor, answer: unknown, world: World, { query }: Call): string | null => {
    const { count } = answer as { count: number };
    if (Object.keys(query ?? {}).some((key) => key !== 'q')) {
      const most = seenOf(world, actor, kind).size;
      return count <= most ? null : `counts ${count}, in sight are no more than ${most}`;
    }
    const expected = expectedFor(world, actor, kind, query?.q).length;
    return count === expected ? null : `counts ${count}, in sight are ${expected}`;
  };
}

function expectedFor(world: World, actor: Actor, kind: ListedKind, q: unknown): string[] {
  const listed = listedOf(world, actor, kind);
  return q === undefined ? listed : listed.filter((id) => world.records.get(id)?.name === q);
}

function difference(expected: readonly string[], found: readonly string[]): string | null {
  const missing = expected.filter((id) => !found.includes(id)).length;
  const surplus = found.filter((id) => !expected.includes(id)).length;
  return missing + surplus === 0 ? null : `shows ${surplus} too many and ${missing} too few`;
}

/** Figures are sums over organisations; each employs another power of two, so the sum of staff tells which ones were counted. */
export function checkFigures(
  actor: Actor,
  answer: unknown,
  world: World,
  { query = {} }: Call,
): string | null {
  const { figures } = answer as { figures: { socialOrgs: number; staff: number } };
  const counted = listedOf(world, actor, 'socialOrg').filter((id) => isWithin(world, id, query));
  const staff = counted.reduce((sum, id) => sum + (world.staff.get(id) ?? 0), 0);
  if (figures.socialOrgs === counted.length && figures.staff === staff) return null;
  return `counts ${figures.socialOrgs} organisations with ${figures.staff} staff, in sight are ${counted.length} with ${staff}`;
}

/** The second figure is of the same organisations as the first. */
export function checkEffective(
  actor: Actor,
  answer: unknown,
  world: World,
  { query = {} }: Call,
): string | null {
  const { figures } = answer as { figures: { total: number } };
  const counted = listedOf(world, actor, 'socialOrg').filter((id) => isWithin(world, id, query)).length;
  return figures.total === counted ? null : `counts ${figures.total} organisations, in sight are ${counted}`;
}

/** The last point of a trend is today. */
export function checkTrend(actor: Actor, answer: unknown, world: World, { query = {} }: Call): string | null {
  const { points } = answer as { points: { socialOrgs: number }[] };
  const expected = listedOf(world, actor, 'socialOrg').filter((id) => isWithin(world, id, query)).length;
  const found = points.at(-1)?.socialOrgs;
  return found === expected || query.on !== undefined
    ? null
    : `ends with ${found} organisations, in sight are ${expected}`;
}

/** Counts cross the line that records may not; yet whoever stands in the Party line is told of the own part alone. */
export function checkRoll(actor: Actor, answer: unknown, world: World): string | null {
  const { members, partyOrgs } = answer as { members: number | string; partyOrgs: { total: number } };
  const nodes = seenOf(world, actor, 'partyOrg').size;
  if (partyOrgs.total > nodes) return `counts ${partyOrgs.total} Party organisations, in sight are ${nodes}`;
  // Totals stay exact within the Party line: an inspector's hold those who are 不公开 as well.
  const kept = { ...actor, role: actor.role === 'inspector' ? ('officer' as const) : actor.role };
  const most = [...sightOf(world.facts, kept).members].filter((id) =>
    isManagedBelow(world, actor, id),
  ).length;
  if (typeof members === 'string') return actor.scopeKind === 'party' ? `hides ${members}` : null;
  return actor.scopeKind !== 'party' || members <= most
    ? null
    : `counts ${members} members, in sight are ${most}`;
}

function isWithin({ facts }: World, id: string, { tree, node, on }: Record<string, unknown>): boolean {
  const org = facts.socialOrgs.get(id);
  if (org === undefined) return false;
  if (on !== undefined) return true;
  if (tree === 'place') return regionHolds(String(node), org.regionCode);
  if (tree === 'party') return isBelow(facts, org.responsibleId, String(node));
  return tree === 'body' ? org.bodyId === node : true;
}
