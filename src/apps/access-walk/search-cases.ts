import { permissions } from '../../features/access/role.ts';
import { type ListedKind, seenOf } from './list-checks.ts';
import type { Call, RouteCases } from './route-case.ts';
import { type Actor, recordsOf, type World } from './world.ts';

const KINDS: readonly (readonly [kind: ListedKind, asked: string, needs: string])[] = [
  ['socialOrg', 'social_org', permissions.readSocialOrgs],
  ['partyOrg', 'party_org', permissions.readPartyOrgs],
  ['member', 'member', permissions.readMembers],
];

const ask = (text: string, more: object = {}): Call => ({ body: { text, size: 100, ...more } });

/** Each record by its whole name, by the end of it and by its number, among all kinds and among its own. */
function asks(_: Actor, world: World): Call[] {
  return KINDS.flatMap(([kind, asked]) =>
    recordsOf(world, kind).flatMap(({ name, number }) => [
      ask(name),
      ask(name, { kind: asked }),
      ask(name.slice(-2)),
      ...(number === undefined ? [] : [ask(number)]),
    ]),
  );
}

/** A whole name finds its record where it is in sight, also one that is over, and nowhere else. */
function check(actor: Actor, answer: unknown, world: World, { body }: Call): string | null {
  const { text, kind } = body as { text: string; kind?: string };
  const found = (answer as { groups: { rows: { id: string }[] }[] }).groups.flatMap(({ rows }) =>
    rows.map(({ id }) => id),
  );
  const inSight = KINDS.filter(
    ([, asked, needs]) => actor.permissions.has(needs) && (kind ?? asked) === asked,
  );
  const seen = new Set(inSight.flatMap(([each]) => [...seenOf(world, actor, each)]));
  const named = inSight.flatMap(([each]) => recordsOf(world, each).filter(({ name }) => name === text));
  const missing = named.filter(({ id }) => seen.has(id) && !found.includes(id)).length;
  const surplus = found.filter((id) => !seen.has(id)).length;
  return missing + surplus === 0 ? null : `shows ${surplus} too many and ${missing} too few`;
}

export const searchCases: RouteCases = {
  search: { does: 'read', call: () => ask('某'), asks, check },
};
