import type { Pool, PoolClient } from 'pg';
import { type DutyMode, DUTY_REQUEST_DAYS, RESCUED_DAYS } from '../duties.ts';
import type { FactorDemand } from '../factor-demand.ts';
import type { Duty } from '../role.ts';

const MODE = `case when trial then 'trial' else duty_mode end as mode, root_party_org_id as "rootId",
  factor_demand as "factorDemand"`;
const NO_ROOT = '00000000-0000-0000-0000-000000000000';

export interface DutyState {
  readonly mode: DutyMode;
  /** What the installation is known by in the log. */
  readonly rootId: string;
  /** Of whom a second factor is asked. */
  readonly factorDemand: FactorDemand;
}

interface ModeRow {
  readonly mode: DutyMode;
  readonly rootId: string | null;
  readonly factorDemand: FactorDemand;
}

export async function readDutyState(pool: Pool | PoolClient): Promise<DutyState> {
  const { rows } = await pool.query<ModeRow>(`select ${MODE} from installation`);
  const { mode = 'trial', rootId = null, factorDemand = 'administrators' } = rows[0] ?? {};
  return { mode, rootId: rootId ?? NO_ROOT, factorDemand };
}

/** Lets one change of the duties go on at a time. */
export async function lockDutyState(client: PoolClient): Promise<DutyState> {
  await client.query('select from installation for update');
  return readDutyState(client);
}

export async function setDutyMode(client: PoolClient, mode: 'split' | 'small'): Promise<void> {
  await client.query('update installation set duty_mode = $1', [mode]);
}

export async function setFactorDemand(client: PoolClient, demand: FactorDemand): Promise<void> {
  await client.query('update installation set factor_demand = $1', [demand]);
}

export interface KeeperRow {
  readonly role: Duty;
  readonly displayName: string;
  readonly signInName: string;
}

export async function listKeepers(pool: Pool): Promise<KeeperRow[]> {
  const { rows } = await pool.query<KeeperRow>(
    `select g.role, a.display_name as "displayName", a.sign_in_name as "signInName"
     from role_grant g join account a on a.id = g.account_id
     where g.role in ('system_admin', 'security_admin', 'auditor') and g.revoked_at is null and a.active
     order by array_position(array['system_admin', 'security_admin', 'auditor'], g.role), a.sign_in_name`,
  );
  return rows;
}

export interface DutyRequestRow {
  readonly id: string;
  readonly reason: string;
  readonly askedById: string;
  readonly askedBy: string;
  readonly askedAt: Date;
}

/** The request that waits for a second administrator; null when there is none, or it has lapsed. */
export async function findWaitingRequest(pool: Pool | PoolClient): Promise<DutyRequestRow | null> {
  const { rows } = await pool.query<DutyRequestRow>(
    `select r.id, r.reason, r.asked_by as "askedById", a.display_name as "askedBy", r.asked_at as "askedAt"
     from duty_request r join account a on a.id = r.asked_by
     where r.settled_at is null and r.asked_at > now() - make_interval(days => $1) order by r.asked_at desc limit 1`,
    [DUTY_REQUEST_DAYS],
  );
  return rows[0] ?? null;
}

/** Whether another administrator has given the account a way in within so many days. */
export async function wasRescued(client: PoolClient, accountId: string): Promise<boolean> {
  const { rowCount } = await client.query(
    'select from account where id = $1 and rescued_at > now() - make_interval(days => $2)',
    [accountId, RESCUED_DAYS],
  );
  return rowCount === 1;
}

export async function insertRequest(
  client: PoolClient,
  request: { readonly id: string; readonly reason: string; readonly askedBy: string },
): Promise<void> {
  const { id, reason, askedBy } = request;
  await client.query('insert into duty_request (id, reason, asked_by) values ($1, $2, $3)', [
    id,
    reason,
    askedBy,
  ]);
}

export async function settleRequest(
  client: PoolClient,
  id: string,
  by: string,
  agreed: boolean,
): Promise<void> {
  await client.query(
    'update duty_request set settled_by = $2, settled_at = now(), agreed = $3 where id = $1',
    [id, by, agreed],
  );
}
