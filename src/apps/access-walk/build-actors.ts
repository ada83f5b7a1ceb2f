import { createHash, randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { permissionsOf } from '../../features/access/access.rules.ts';
import type { Role, ScopeKind } from '../../features/access/role.ts';
import { keep } from './build-world.ts';
import type { Actor, World } from './world.ts';
import { storeAccount, storeGrant, storeSession } from './world.queries.ts';

/** Nobody in this world signs in by a code: the sessions are there. */
const FACTOR_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

export interface ActorToBuild {
  readonly name: string;
  readonly role: Role;
  readonly scopeKind: ScopeKind;
  readonly scopeId?: string | null;
  readonly memberId?: string | null;
  readonly accountId?: string;
  /** Has yet to change the first password: may do nothing and sees nothing. */
  readonly mustChange?: true;
}

export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** An account that acts under one grant, signed in. */
export async function addActor(world: World, given: ActorToBuild): Promise<Actor> {
  const { name, role, scopeKind, scopeId = null, memberId = null } = given;
  const owner = world.database.ownerPool;
  const mustChange = given.mustChange === true;
  const accountId = given.accountId ?? (await addAccount(world, name, memberId, { mustChange }));
  const grantId = await addGrant(world, accountId, { role, scopeKind, scopeId });
  const token = newToken();
  await storeSession(owner, { id: v7(), tokenHash: hashOf(token), accountId, grantId });
  const actor: Actor = {
    name,
    signInName: world.records.get(accountId)?.name ?? '',
    accountId,
    memberId,
    grantId,
    role,
    scopeKind: mustChange ? 'none' : scopeKind,
    scopeId,
    token,
    permissions: mustChange ? new Set() : permissionsOf(role, scopeKind),
  };
  world.actors.push(actor);
  return actor;
}

/** An account that nobody has signed in to; the sign-in name is its mark. */
export async function addAccount(
  world: World,
  place: string,
  memberId: string | null = null,
  more: { readonly mustChange?: boolean; readonly active?: boolean } = {},
): Promise<string> {
  const id = v7();
  const signInName = world.marks.signInName();
  const { mustChange = false, active = true } = more;
  await storeAccount(world.database.ownerPool, {
    id,
    signInName,
    displayName: place,
    memberId,
    mustChange,
    active,
    factorSealed: world.sealer.seal(FACTOR_SECRET, 'second-factor'),
  });
  world.marks.tell(id, 'name', signInName);
  keep(world, {
    kind: 'account',
    id,
    place: `账号 ${place}`,
    name: signInName,
    ownerId: id,
    refersTo: memberId === null ? [] : [memberId],
    facts: {},
  });
  return id;
}

export async function addGrant(
  world: World,
  accountId: string,
  grant: { readonly role: Role; readonly scopeKind: ScopeKind; readonly scopeId: string | null },
): Promise<string> {
  const id = v7();
  const { role, scopeKind, scopeId } = grant;
  await storeGrant(world.database.ownerPool, { id, accountId, role, scopeKind, scopeId });
  const account = world.records.get(accountId);
  if (account !== undefined && scopeId !== null)
    world.records.set(accountId, { ...account, bounds: [...(account.bounds ?? []), scopeId] });
  keep(world, {
    kind: 'grant',
    id,
    place: `授权 ${grant.role}`,
    name: id,
    ownerId: accountId,
    refersTo: [],
    facts: { role, scopeKind, scopeId: scopeId ?? '' },
  });
  return id;
}

/** A second session of an account, for somebody to end. */
export async function addSession(world: World, { accountId, grantId, name }: Actor): Promise<string> {
  const id = v7();
  await storeSession(world.database.ownerPool, { id, tokenHash: hashOf(newToken()), accountId, grantId });
  keep(world, {
    kind: 'session',
    id,
    place: `会话 ${name}`,
    name: id,
    ownerId: accountId,
    refersTo: [],
    facts: {},
  });
  return id;
}

/** Cookies that open nothing, by what is wrong with them. */
export async function badTokens(world: World, officer: Actor): Promise<Record<string, string>> {
  const owner = world.database.ownerPool;
  const { accountId, grantId } = officer;
  const over = async (how: 'expired' | 'idle') => {
    const token = newToken();
    await storeSession(owner, { id: v7(), tokenHash: hashOf(token), accountId, grantId, over: how });
    return token;
  };
  const session = async (account: string, grant: string) => {
    const token = newToken();
    await storeSession(owner, { id: v7(), tokenHash: hashOf(token), accountId: account, grantId: grant });
    return token;
  };
  const closed = await addAccount(world, '已停用', null, { active: false });
  const closedGrant = await addGrant(world, closed, officer);
  const revoked = { id: v7(), accountId, role: 'officer', scopeKind: 'party', scopeId: officer.scopeId };
  await storeGrant(owner, revoked, true);
  return {
    'a session that has expired': await over('expired'),
    'a session left alone too long': await over('idle'),
    'a token that nobody gave out': newToken(),
    'the hash of a token': hashOf(officer.token).toString('hex'),
    'the session of a closed account': await session(closed, closedGrant),
    'the session of a revoked grant': await session(accountId, revoked.id),
  };
}
