import type { Pool, PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { writeScoped } from '../../../platform/server/database/scoped.ts';
import { type Caller, NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import {
  checkDisplayName,
  checkGrant,
  checkSignInName,
  foldSignInName,
  type WantedGrant,
} from '../account.rules.ts';
import { type Role, roleNames, type ScopeKind } from '../role.ts';
import { type Granter, grantableRoles, refuseBeyond } from '../scope-grant.rules.ts';
import type { ScopeGrant } from '../scope-grants.contract.ts';
import { lockAccount, logAccessChange } from './accounts.queries.ts';
import { readDutyState } from './duties.queries.ts';
import { listGrantsOf, setRevoked } from './grants.queries.ts';
import { makeInitialPassword } from './password-hash.ts';
import {
  findAccountId,
  isScopeWithin,
  listScopeGrantRows,
  lockScopeGrant,
  scopeKindOfGrant,
  type ScopeGrantRow,
} from './scope-grants.queries.ts';
import { deleteSessionsOfGrant } from './session.queries.ts';
import { storeAccount, storeGrant } from './store-account.ts';

interface Wanted extends WantedGrant {
  readonly signInName: string;
  /** With a name, an account is opened. */
  readonly displayName: string | null;
}

export interface Granted {
  readonly id: string;
  readonly initialPassword: string | null;
}

const OUTSIDE = refuse('grant.scope', '所选的范围不存在，或不在您的管理范围内。请重新选择。', {
  field: 'scopeId',
});

/** Gives a role within the caller's own scope and role, to an account that is there or to one opened for it. */
export async function grantWithinScope(
  pool: Pool,
  caller: Caller,
  wanted: Wanted,
  today: Day,
): Promise<Granted | Refusal> {
  const beyond = refuseBeyond(await granterOf(pool, caller), wanted);
  if (beyond !== null) return beyond;
  const grant = async (client: PoolClient): Promise<Granted | Refusal> => {
    const inside = wanted.scopeId !== null && (await isScopeWithin(client, wanted.scopeKind, wanted.scopeId));
    if (!inside) return OUTSIDE;
    return wanted.displayName === null
      ? grantToKnown(client, caller, wanted)
      : grantToNew(client, wanted, wanted.displayName);
  };
  return writeScoped(pool, caller, { changeOn: today }, grant, (result) => !isRefusal(result));
}

async function grantToKnown(client: PoolClient, caller: Caller, wanted: Wanted): Promise<Granted | Refusal> {
  const accountId = await findAccountId(client, foldSignInName(wanted.signInName));
  const account = accountId === null ? null : await lockAccount(client, accountId);
  if (account === null) {
    return refuse('account.unknown', '没有这个登录名。请核对，或填写姓名新开一个账号。', {
      field: 'signInName',
    });
  }
  const { id, active, trial } = account;
  const grants = await listGrantsOf(client, id);
  const small = (await readDutyState(client)).mode === 'small';
  const refusal = checkGrant(wanted, { active, trial, small, grants, self: id === caller.accountId });
  return refusal ?? { id: await storeGrant(client, id, bare(wanted)), initialPassword: null };
}

async function grantToNew(
  client: PoolClient,
  wanted: Wanted,
  displayName: string,
): Promise<Granted | Refusal> {
  const unusable =
    checkSignInName(foldSignInName(wanted.signInName)) ??
    checkDisplayName(displayName) ??
    checkGrant(wanted, { active: true, trial: false, small: false, grants: [], self: false });
  if (unusable !== null) return unusable;
  const password = makeInitialPassword();
  const account = { signInName: wanted.signInName, displayName, password };
  const accountId = await storeAccount(client, account, { mustChangePassword: true });
  if (isRefusal(accountId)) return accountId;
  return { id: await storeGrant(client, accountId, bare(wanted)), initialPassword: password };
}

function bare({ role, scopeKind, scopeId }: WantedGrant): WantedGrant {
  return { role, scopeKind, scopeId };
}

/** Takes a role back that lies within the caller's own scope and role; sessions under it end at once. */
export async function revokeScopeGrant(
  pool: Pool,
  caller: Caller,
  grantId: string,
  today: Day,
): Promise<Refusal | null> {
  const granter = await granterOf(pool, caller);
  const revoke = async (client: PoolClient): Promise<Refusal | null> => {
    const grant = await lockScopeGrant(client, granter.scopeKind, grantId);
    if (grant === null) return NOT_FOUND;
    if (!mayRevoke(granter, caller, grant)) {
      return refuse('grant.beyond-role', '本人的身份和高于您的身份，请由上级或安全管理员收回。');
    }
    await setRevoked(client, grantId);
    await deleteSessionsOfGrant(client, grantId);
    const { accountId, role, scopeName } = grant;
    await logAccessChange(client, {
      entity: 'account',
      entityId: accountId,
      action: 'revoke',
      changes: { grant: [{ role, scopeKind: granter.scopeKind, scopeName }, null] },
    });
    return null;
  };
  return writeScoped(pool, caller, { changeOn: today }, revoke, (result) => !isRefusal(result));
}

function mayRevoke({ role, scopeKind }: Granter, { accountId }: Caller, grant: ScopeGrantRow): boolean {
  return grant.accountId !== accountId && grantableRoles(role, scopeKind).includes(grant.role);
}

interface ScopeGrantQuery {
  readonly q?: string | undefined;
  readonly role?: Role | undefined;
  readonly after?: string | undefined;
  readonly size: number;
}

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** One page of the grants within the caller's scope, oldest first. */
export async function listScopeGrants(
  pool: Pool,
  caller: Caller,
  { q, role, after, size }: ScopeGrantQuery,
): Promise<{ rows: ScopeGrant[]; next: string | null }> {
  const granter = await granterOf(pool, caller);
  const found = await listScopeGrantRows(pool, caller, {
    scopeKind: granter.scopeKind,
    q: q?.trim() || null,
    role: role ?? null,
    after: after !== undefined && ID.test(after) ? after : null,
    limit: size + 1,
  });
  const rows = found.slice(0, size);
  return {
    rows: rows.map((row) => viewOf(row, mayRevoke(granter, caller, row))),
    next: found.length > size ? (rows.at(-1)?.id ?? null) : null,
  };
}

function viewOf(
  { accountId: _, grantedAt, lastSignInAt, ...rest }: ScopeGrantRow,
  revocable: boolean,
): ScopeGrant {
  return {
    ...rest,
    roleName: roleNames[rest.role],
    grantedAt: grantedAt.toISOString(),
    lastSignInAt: lastSignInAt?.toISOString() ?? null,
    mayRevoke: revocable,
  };
}

/** As what the caller acts: a session acts under one grant at a time. */
async function granterOf(pool: Pool, { grantId, role }: Caller): Promise<Granter> {
  const scopeKind: ScopeKind = (await scopeKindOfGrant(pool, grantId)) ?? 'none';
  return { role: role as Role, scopeKind };
}
