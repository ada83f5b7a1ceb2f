import type { Pool, PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, onField, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { writeScoped } from '../../../platform/server/database/scoped.ts';
import { type Caller, NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { type Duty, isDuty } from '../role.ts';
import { endTrial, lockAccount, logAccessChange } from './accounts.queries.ts';
import { foldSignInName } from '../account.rules.ts';
import { lockDutyState, setDutyMode } from './duties.queries.ts';
import { listGrantsOf, setRevoked } from './grants.queries.ts';
import { checkNewAccount, type NewAccount, storeAccount } from './store-account.ts';

/** The three persons of 三员分立, by the part of a form that names each. */
export interface DutyAccounts {
  readonly system: NewAccount;
  readonly security: NewAccount;
  readonly audit: NewAccount;
}

const DUTY_OF: Readonly<Record<keyof DutyAccounts, Duty>> = {
  system: 'system_admin',
  security: 'security_admin',
  audit: 'auditor',
};

/** Everything that is wrong with the three; one person may not stand for two. */
export function checkDutyAccounts(accounts: DutyAccounts): Refusal[] {
  const parts = Object.keys(DUTY_OF) as (keyof DutyAccounts)[];
  const refusals = parts.flatMap((part) => checkNewAccount(accounts[part], `accounts.${part}.`));
  const names = parts.map((part) => foldSignInName(accounts[part].signInName));
  const twice = parts.find((_, index) => names.indexOf(names[index] ?? '') < index);
  if (twice !== undefined) {
    refusals.push(
      refuse('account.name-taken', '三个账号的登录名不能相同。', { field: `accounts.${twice}.signInName` }),
    );
  }
  return refusals;
}

/** Stores the three with a duty each, within a transaction. @returns a refusal when a name is taken */
export async function storeDutyAccounts(client: PoolClient, accounts: DutyAccounts): Promise<Refusal | null> {
  for (const [part, role] of Object.entries(DUTY_OF) as [keyof DutyAccounts, Duty][]) {
    const grants = [{ role, scopeKind: 'none', scopeId: null }] as const;
    // Typed by somebody else: the person's own from the first sign-in on.
    const stored = await storeAccount(client, accounts[part], { grants, mustChangePassword: true });
    if (isRefusal(stored)) return onField(stored, `accounts.${part}.signInName`);
  }
  return null;
}

/** Takes the duties off the account that holds several and gives them to three persons; its records stay with it. */
export async function splitDuties(
  pool: Pool,
  caller: Caller,
  accounts: DutyAccounts,
  today: Day,
): Promise<Refusal | readonly Refusal[] | null> {
  const refusals = checkDutyAccounts(accounts);
  if (refusals.length > 0) return refusals;
  const split = async (client: PoolClient): Promise<Refusal | null> => {
    const account = await lockAccount(client, caller.accountId);
    if (account === null) return NOT_FOUND;
    const { mode } = await lockDutyState(client);
    if (!account.trial && mode !== 'small')
      return refuse('account.not-trial', '三员已经分立，不需要再办理。');
    for (const { id, role } of await listGrantsOf(client, account.id))
      if (isDuty(role)) await setRevoked(client, id);
    await endTrial(client, account.id);
    await setDutyMode(client, 'split');
    await logAccessChange(client, { entity: 'account', entityId: account.id, action: 'split-duties' });
    return storeDutyAccounts(client, accounts);
  };
  return writeScoped(pool, caller, { changeOn: today }, split, (result) => !isRefusal(result));
}
