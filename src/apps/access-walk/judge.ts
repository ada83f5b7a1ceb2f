import { permissions } from '../../features/access/role.ts';
import { isBelow, regionHolds, type Sight, sightOf } from './sight.ts';
import type { Mark } from './marks.ts';
import type { RouteCase } from './route-case.ts';
import { type Actor, recordsOf, type World, type WorldRecord } from './world.ts';

const NAMED_BY_ID = ['socialOrg', 'partyOrg'];

const sights = new WeakMap<Actor, { readonly size: number; readonly sight: Sight }>();

/** The world only grows: a sight of the same size is the same sight. */
function cachedSight({ facts }: World, actor: Actor): Sight {
  const size = facts.partyOrgs.size + facts.socialOrgs.size + facts.members.size;
  const known = sights.get(actor);
  if (known?.size === size) return known.sight;
  const sight = sightOf(facts, actor);
  sights.set(actor, { size, sight });
  return sight;
}

/** Whether the world lets somebody see a record. */
export function sees(world: World, actor: Actor, record: WorldRecord): boolean {
  const sight = cachedSight(world, actor);
  switch (record.kind) {
    case 'socialOrg':
      return sight.socialOrgs.has(record.id);
    case 'partyOrg':
      return sight.partyOrgs.has(record.id);
    case 'member':
      return sight.members.has(record.id);
    case 'completeList':
      return seesList(world, actor, record);
    default:
      return record.ownerId === actor.accountId;
  }
}

/** A list is for who stands over its place, its node and its body; one that is not compared yet for who sent it alone. */
function seesList(
  { facts }: World,
  { accountId, scopeKind, scopeId }: Actor,
  { ownerId, facts: list }: WorldRecord,
) {
  if (list.compared !== 'yes' && ownerId !== accountId) return false;
  if (scopeKind === 'place') return regionHolds(scopeId, list.region ?? '');
  if (scopeKind === 'party') return isBelow(facts, list.party ?? '', scopeId);
  return scopeKind === 'body' && list.body === scopeId;
}

/** Marks of which the answer may not speak to this person, each with what it gives away. `sent` is no news to who sent it. */
export function leaksIn(
  text: string,
  sent: string,
  actor: Actor | null,
  routeCase: RouteCase,
  world: World,
): string[] {
  const leaks: string[] = [];
  for (const [word, mark] of world.marks.findIn(text)) {
    const record = world.records.get(mark.recordId);
    if (record === undefined || sent.includes(word)) continue;
    if (actor !== null && mayRead(world, actor, record, mark, routeCase)) continue;
    leaks.push(`${mark.kind} of ${record.kind} ${record.place} (${word})`);
  }
  return leaks;
}

function mayRead(world: World, actor: Actor, record: WorldRecord, mark: Mark, routeCase: RouteCase): boolean {
  if (mark.kind === 'secret') return routeCase.reveals === true && sees(world, actor, record);
  if (sees(world, actor, record)) return true;
  if (mark.kind === 'id' && routeCase.byNumber === true) return true;
  const named = mark.kind === 'name' || mark.kind === 'id';
  if (named && routeCase.directory?.includes(record.kind) === true) return true;
  if (routeCase.ownBounds === true) {
    if (named && isOwnBound(world, actor, record)) return true;
    if (mark.kind === 'id' && isRoot(world, record)) return true;
  }
  // An organisation out of sight is referred to by its id, without a name; a person is not referred to at all.
  if (mark.kind === 'id' && (NAMED_BY_ID.includes(record.kind) || record.kind === 'account')) {
    if (isReferredTo(world, actor, record.id)) return true;
  }
  if (record.kind === 'account') return named && mayReadAccount(world, actor, record, routeCase);
  if (record.kind === 'grant') {
    const owner = world.records.get(record.ownerId ?? '');
    return owner !== undefined && mayReadAccount(world, actor, owner, routeCase);
  }
  return false;
}

function isReferredTo(world: World, actor: Actor, id: string): boolean {
  return [...world.records.values()].some(
    (record) => record.refersTo.includes(id) && record.kind !== 'account' && sees(world, actor, record),
  );
}

function isOwnBound(world: World, { accountId }: Actor, { id }: WorldRecord): boolean {
  return world.records.get(accountId)?.bounds?.includes(id) === true;
}

/** The installation's own node is told by its id to whoever is signed in to it. */
function isRoot(world: World, { id }: WorldRecord): boolean {
  return world.facts.partyOrgs.get(id)?.parentId === null;
}

/** Beside the own one: accounts of members whom one keeps, and of advisors whom one may entrust with something. */
function mayReadAccount(world: World, actor: Actor, account: WorldRecord, { advisors }: RouteCase): boolean {
  const [memberId] = account.refersTo;
  const member = memberId === undefined ? undefined : world.facts.members.get(memberId);
  const keepsMember = member !== undefined && isKept(world, actor, member.managingId);
  if (keepsMember && actor.permissions.has(permissions.changeMembers)) return true;
  if (advisors !== true || !world.actors.some(isAdvisor(account.id))) return false;
  return memberId === undefined || keepsMember;
}

const isAdvisor = (accountId: string) => (each: Actor) =>
  each.accountId === accountId && each.role === 'advisor';

function isKept(world: World, { scopeKind, scopeId }: Actor, branchId: string): boolean {
  return scopeKind === 'party' && isBelow(world.facts, branchId, scopeId);
}

/** Whether a record lies within somebody's bounds for a route. */
export function isWithin(world: World, actor: Actor, record: WorldRecord, routeCase: RouteCase): boolean {
  return routeCase.within?.(actor, record, world) ?? sees(world, actor, record);
}

export function targetsOf(world: World, { about }: RouteCase): WorldRecord[] {
  const kinds = about === undefined ? [] : [about].flat();
  return kinds.flatMap((kind) => recordsOf(world, kind));
}
