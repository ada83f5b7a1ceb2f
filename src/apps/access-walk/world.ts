import type { Role, ScopeKind } from '../../features/access/role.ts';
import type { TestDatabase } from '../../platform/testing/clone-template.ts';
import type { Sealer } from '../../platform/server/crypto/seal.ts';
import type { Marks } from './marks.ts';
import type { Facts, MemberFacts, PartyOrgFacts, SocialOrgFacts } from './sight.ts';

export const recordKinds = [
  'socialOrg',
  'partyOrg',
  'member',
  'account',
  'grant',
  'session',
  'importRun',
  'completeList',
] as const;
export type RecordKind = (typeof recordKinds)[number];

/** One record of the world, with what has to be known to address it. */
export interface WorldRecord {
  readonly kind: RecordKind;
  readonly id: string;
  /** What the report calls it: where it stands. */
  readonly place: string;
  readonly name: string;
  /** Whose it is: accounts, grants, sessions and imports are their owner's. */
  readonly ownerId: string | null;
  /** Ids that it names without giving away more. */
  readonly refersTo: readonly string[];
  /** Facts that hang on it, by what they are. */
  readonly facts: Readonly<Record<string, string>>;
  /** Of an account: what its grants are bounded by; the person may know that. */
  readonly bounds?: readonly string[];
  /** In full: an identity number. */
  readonly number?: string;
  /** It is over: what may be done with it is another list. */
  readonly ended?: true;
}

/** Somebody who walks: an account acting under one grant, with a session. */
export interface Actor {
  readonly name: string;
  readonly signInName: string;
  readonly accountId: string;
  readonly memberId: string | null;
  readonly grantId: string;
  readonly role: Role;
  readonly scopeKind: ScopeKind;
  readonly scopeId: string | null;
  readonly token: string;
  readonly permissions: ReadonlySet<string>;
}

export interface World {
  readonly database: TestDatabase;
  readonly sealer: Sealer;
  readonly marks: Marks;
  readonly facts: MutableFacts & Facts;
  readonly records: Map<string, WorldRecord>;
  readonly actors: Actor[];
  /** Supervising bodies by id: no secret, but bounds of scopes. */
  readonly bodies: readonly { readonly id: string; readonly no: number; readonly name: string }[];
  /** What each organisation employs; any sum says which ones it was made of. */
  readonly staff: Map<string, number>;
  /** Organisations that stand today, for figures. */
  readonly today: string;
}

interface MutableFacts {
  readonly partyOrgs: Map<string, PartyOrgFacts>;
  readonly socialOrgs: Map<string, SocialOrgFacts>;
  readonly members: Map<string, MemberFacts>;
}

export function recordsOf(world: World, kind: RecordKind): WorldRecord[] {
  return [...world.records.values()].filter((record) => record.kind === kind);
}

export function actorNamed(world: World, name: string): Actor {
  const actor = world.actors.find((each) => each.name === name);
  if (actor === undefined) throw new Error(`nobody is called ${name}`);
  return actor;
}
