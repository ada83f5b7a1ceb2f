import type { Pool, PoolClient } from 'pg';
import { v7 as newId } from 'uuid';
import type { Day } from '../../../platform/kernel/day.ts';
import { foldName } from '../../../platform/kernel/fold-name.ts';
import { isRefusal, onField, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { ROOT_SCOPE } from '../../../platform/server/database/scope.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import type { WantedGrant } from '../../access/account.rules.ts';
import { duties } from '../../access/role.ts';
import {
  checkDutyAccounts,
  checkNewAccount,
  type DutyAccounts,
  hasAccounts,
  type NewAccount,
  storeAccount,
  storeDutyAccounts,
} from '../../access/server/public.ts';
import { checkSite } from '../set-up.rules.ts';
import type { RootPartyOrg } from '../set-up.ts';
import { hasRegion, insertRootPartyOrg, lockInstallation, nameInstallation } from './installation.queries.ts';

interface Site {
  readonly siteName: string;
  readonly rootPartyOrg: RootPartyOrg;
  /** Nine digits. */
  readonly regionCode: string;
}

export type InstallationPlan = Site &
  (
    | { readonly mode: 'split'; readonly accounts: DutyAccounts }
    | { readonly mode: 'trial'; readonly account: NewAccount }
  );

const SET_UP: Acting = { scope: ROOT_SCOPE, accountId: null, actorName: '初始设置' };
export const ALREADY_SET_UP = refuse('setup.done', '初始设置已经完成，请直接登录。');

/**
 * Names the installation, plants the root of the Party tree and makes the first accounts, all or nothing.
 * @param admit asked first within the transaction: whether the one who asks may do this at all
 */
export async function createInstallation(
  pool: Pool,
  plan: InstallationPlan,
  today: Day,
  admit: (client: PoolClient) => Promise<Refusal | null> = async () => null,
): Promise<readonly Refusal[]> {
  const create = async (client: PoolClient): Promise<readonly Refusal[]> => {
    await lockInstallation(client);
    if (await hasAccounts(client)) return [ALREADY_SET_UP];
    const refusal = await admit(client);
    if (refusal !== null) return [refusal];
    const refusals = await checkPlan(client, plan);
    return refusals.length > 0 ? refusals : store(client, plan, today);
  };
  return writeScoped(pool, SET_UP, { changeOn: today }, create, (refusals) => refusals.length === 0);
}

async function checkPlan(client: PoolClient, plan: InstallationPlan): Promise<Refusal[]> {
  const place = (await hasRegion(client, plan.regionCode))
    ? []
    : [refuse('setup.region', '请选择所在的行政区划。', { field: 'regionCode', value: plan.regionCode })];
  const accounts =
    plan.mode === 'split' ? checkDutyAccounts(plan.accounts) : checkNewAccount(plan.account, 'account.');
  return [...checkSite(plan), ...place, ...accounts];
}

async function store(client: PoolClient, plan: InstallationPlan, today: Day): Promise<readonly Refusal[]> {
  const { siteName, rootPartyOrg, regionCode, mode } = plan;
  const id = newId();
  const name = rootPartyOrg.name.trim();
  await insertRootPartyOrg(
    client,
    { id, name, nameKey: foldName(name), kind: rootPartyOrg.kind, regionCode },
    today,
  );
  const trial = mode === 'trial';
  await nameInstallation(client, { siteName: siteName.trim(), rootPartyOrgId: id, regionCode, trial });
  const refusal =
    mode === 'split'
      ? await storeDutyAccounts(client, plan.accounts)
      : await storeTrial(client, plan.account, id);
  return refusal === null ? [] : [refusal];
}

/** Every duty, and the records from the root down. */
async function storeTrial(client: PoolClient, account: NewAccount, rootId: string): Promise<Refusal | null> {
  const grants: WantedGrant[] = [
    { role: 'officer', scopeKind: 'party', scopeId: rootId },
    ...duties.map((role) => ({ role, scopeKind: 'none', scopeId: null }) as const),
  ];
  const stored = await storeAccount(client, account, { grants, trial: true });
  return isRefusal(stored) ? onField(stored, 'account.signInName') : null;
}
