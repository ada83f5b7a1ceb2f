import type { Pool, PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { writeScoped } from '../../../platform/server/database/scoped.ts';
import { type Caller, NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { checkGrant, type WantedGrant } from '../account.rules.ts';
import { lockAccount } from './accounts.queries.ts';
import { readDutyState } from './duties.queries.ts';
import { readingNames } from './directory-scope.ts';
import { type BoundedKind, findScopeName, listGrantsOf } from './grants.queries.ts';
import { storeGrant } from './store-account.ts';

/** Gives an account a role with a scope. @returns the grant's id */
export async function grantRole(
  pool: Pool,
  caller: Caller,
  accountId: string,
  wanted: WantedGrant,
  today: Day,
): Promise<{ id: string } | Refusal> {
  const missing = await checkScope(pool, caller, wanted);
  if (missing !== null) return missing;
  const grant = async (client: PoolClient) => {
    const account = await lockAccount(client, accountId);
    if (account === null) return NOT_FOUND;
    const grants = await listGrantsOf(client, accountId);
    const { active, trial } = account;
    const small = (await readDutyState(client)).mode === 'small';
    const self = accountId === caller.accountId;
    const refusal = checkGrant(wanted, { active, trial, small, grants, self });
    return refusal ?? { id: await storeGrant(client, accountId, wanted) };
  };
  return writeScoped(pool, caller, { changeOn: today }, grant, (result) => !isRefusal(result));
}

const ID = /^[0-9a-f-]{36}$/;

async function checkScope(
  pool: Pool,
  caller: Caller,
  { scopeKind, scopeId }: WantedGrant,
): Promise<Refusal | null> {
  if (scopeId === null || scopeKind === 'none' || scopeKind === 'self') return null;
  const kind: BoundedKind = scopeKind;
  const readable = kind === 'place' || ID.test(scopeId);
  if (readable && (await findScopeName(pool, readingNames(caller), kind, scopeId)) !== null) return null;
  return refuse('grant.scope', '所选的管理范围不存在或已停用，请重新选择。', { field: 'scopeId' });
}
