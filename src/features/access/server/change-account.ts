import type { Pool, PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { writeScoped } from '../../../platform/server/database/scoped.ts';
import { type Caller, NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { checkDisplayName } from '../account.rules.ts';
import { type Duty, isDuty, roleNames } from '../role.ts';
import {
  type AccountHead,
  lockAccount,
  logAccessChange,
  setActive,
  setDisplayName,
} from './accounts.queries.ts';
import { countOtherKeepers, listGrantsOf } from './grants.queries.ts';
import { deleteSessionsOf } from './session.queries.ts';
import { deleteDevices, withdrawSlips } from './slips.queries.ts';

interface AccountChange {
  readonly displayName?: string | undefined;
  readonly state?: 'active' | 'closed' | undefined;
}

/** Renames an account, closes it (its sessions, its slips and the trust in its phones end), or makes it usable again after closing or a lock. */
export async function changeAccount(
  pool: Pool,
  caller: Caller,
  accountId: string,
  { displayName, state }: AccountChange,
  today: Day,
): Promise<Refusal | null> {
  const misnamed = displayName === undefined ? null : checkDisplayName(displayName);
  if (misnamed !== null) return misnamed;
  const change = async (client: PoolClient): Promise<Refusal | null> => {
    const account = await lockAccount(client, accountId);
    if (account === null) return NOT_FOUND;
    if (displayName !== undefined) await rename(client, account, displayName.trim());
    if (state === 'closed') return close(client, account, caller);
    if (state === 'active') await reopen(client, account);
    return null;
  };
  return writeScoped(pool, caller, { changeOn: today }, change, (result) => !isRefusal(result));
}

async function rename(
  client: PoolClient,
  { id, displayName: old }: AccountHead,
  displayName: string,
): Promise<void> {
  if (old === displayName) return;
  await setDisplayName(client, id, displayName);
  await logAccessChange(client, {
    entity: 'account',
    entityId: id,
    action: 'change',
    changes: { displayName: [old, displayName] },
  });
}

async function close(
  client: PoolClient,
  { id, state }: AccountHead,
  caller: Caller,
): Promise<Refusal | null> {
  if (id === caller.accountId) return refuse('account.own', '不能停用自己的账号。');
  if (state === 'closed') return null;
  for (const { role } of await listGrantsOf(client, id)) {
    if (isDuty(role) && (await countOtherKeepers(client, role, id)) === 0) return lastKeeper(role);
  }
  await setActive(client, id, false);
  await deleteSessionsOf(client, id);
  // Or what waits in a drawer would come to life again with the account.
  await withdrawSlips(client, id);
  await deleteDevices(client, id);
  await logAccessChange(client, {
    entity: 'account',
    entityId: id,
    action: 'close',
    changes: { state: [state, 'closed'] },
  });
  return null;
}

async function reopen(client: PoolClient, { id, state }: AccountHead): Promise<void> {
  if (state === 'active') return;
  await setActive(client, id, true);
  const action = state === 'locked' ? 'unlock' : 'reopen';
  await logAccessChange(client, {
    entity: 'account',
    entityId: id,
    action,
    changes: { state: [state, 'active'] },
  });
}

/** Without a keeper nobody could ever fill the duty again. */
export function lastKeeper(role: Duty): Refusal {
  return refuse('grant.last-keeper', `这是最后一个${roleNames[role]}，请先让另一个账号担任。`);
}
