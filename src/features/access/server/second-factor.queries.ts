import type { Pool, PoolClient } from 'pg';

/** What an account proves itself by beside the password. */
export interface SecondFactorRow {
  /** Null as long as none is in use. */
  readonly secretSealed: Buffer | null;
  readonly since: Date | null;
  readonly lastStep: number;
  /** A secret that was shown and has yet to be confirmed; null when there is none, or it has lapsed. */
  readonly candidateSealed: Buffer | null;
  readonly recoveryLeft: number;
}

const CANDIDATE_MINUTES = 30;

export async function findSecondFactor(
  pool: Pool | PoolClient,
  accountId: string,
): Promise<SecondFactorRow | null> {
  const { rows } = await pool.query<SecondFactorRow>(
    `select secret_sealed as "secretSealed", since, last_step::float8 as "lastStep",
       case when candidate_at > now() - make_interval(mins => $2) then candidate_sealed end as "candidateSealed",
       (select count(*)::int from recovery_code r where r.account_id = f.account_id and r.used_at is null) as "recoveryLeft"
     from second_factor f where account_id = $1`,
    [accountId, CANDIDATE_MINUTES],
  );
  return rows[0] ?? null;
}

const IN_EARNEST = 'not a.trial and (select i.demo is null from installation i)';

/** Whether a role of the account is one that the installation asks a second factor of. */
const DEMANDED_BY_ROLE = `exists (
  select from role_grant d join installation i on d.role = any (case i.factor_demand when 'administrators'
    then array['system_admin', 'security_admin'] else array['system_admin', 'security_admin', 'auditor', 'officer', 'inspector'] end)
  where d.account_id = a.id and d.revoked_at is null)`;

/** Whether it is asked of whoever signs in by password. */
const DEMANDED_BY_PASSWORD = `a.password_hash is not null and (select i.factor_demand = 'everyone' from installation i)`;

/** Whether its roles ask it of this account, whichever way it comes in. */
export const ROLE_DEMANDS_FACTOR = `${IN_EARNEST} and ${DEMANDED_BY_ROLE}`;

/** Whether the rules ask this account for a second factor. */
const FACTOR_DEMANDED = `${IN_EARNEST} and (${DEMANDED_BY_ROLE} or ${DEMANDED_BY_PASSWORD})`;

/** Whether the account has one in use. */
export const HAS_FACTOR =
  'exists (select from second_factor f where f.account_id = a.id and f.since is not null)';

/** Who has yet to set it up, whichever way the account comes in: a password is asked for nowhere but at the door. */
export const MUST_ENROL = `(${ROLE_DEMANDS_FACTOR} and not ${HAS_FACTOR})`;

/** As `MUST_ENROL`, of a session `s`: a phone that a slip opened is free of what is asked of passwords. */
export const MUST_ENROL_HERE = `(${IN_EARNEST} and (${DEMANDED_BY_ROLE} or s.device_id is null and ${DEMANDED_BY_PASSWORD})
  and not ${HAS_FACTOR})`;

export interface FactorDemandRow {
  readonly demanded: boolean;
  /** Why the rules spare the account: made-up data, or everything still in one trial account. */
  readonly spared: 'demo' | 'trial' | null;
}

export async function findFactorDemand(pool: Pool | PoolClient, accountId: string): Promise<FactorDemandRow> {
  const { rows } = await pool.query<FactorDemandRow>(
    `select ${FACTOR_DEMANDED} as demanded, case when (select demo from installation) is not null then 'demo'
       when a.trial then 'trial' end as spared
     from account a where a.id = $1`,
    [accountId],
  );
  return rows[0] ?? { demanded: false, spared: null };
}

/** What the telephone's list of codes calls this installation. */
export async function findSiteName(pool: Pool): Promise<string | null> {
  const { rows } = await pool.query<{ siteName: string | null }>(
    'select site_name as "siteName" from installation',
  );
  return rows[0]?.siteName ?? null;
}

export async function offerCandidate(client: PoolClient, accountId: string, sealed: Buffer): Promise<void> {
  await client.query(
    `insert into second_factor (account_id, candidate_sealed, candidate_at) values ($1, $2, now())
     on conflict (account_id) do update set candidate_sealed = excluded.candidate_sealed, candidate_at = now()`,
    [accountId, sealed],
  );
}

/** The candidate becomes the secret; its first code is spent by that. */
export async function takeCandidate(client: PoolClient, accountId: string, step: number): Promise<boolean> {
  const { rowCount } = await client.query(
    `update second_factor set secret_sealed = candidate_sealed, since = now(), last_step = $2,
       candidate_sealed = null, candidate_at = null
     where account_id = $1 and candidate_sealed is not null`,
    [accountId, step],
  );
  return rowCount === 1;
}

/** Spends a step and those before it. @returns false when somebody was faster: the code is a replay */
export async function spendStep(pool: Pool | PoolClient, accountId: string, step: number): Promise<boolean> {
  const { rowCount } = await pool.query(
    'update second_factor set last_step = $2 where account_id = $1 and last_step < $2',
    [accountId, step],
  );
  return rowCount === 1;
}

/** @returns false when there is no such code, or it has been used */
export async function spendRecoveryCode(
  pool: Pool | PoolClient,
  accountId: string,
  hash: Buffer,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    'update recovery_code set used_at = now() where account_id = $1 and code_hash = $2 and used_at is null',
    [accountId, hash],
  );
  return rowCount === 1;
}

/** Puts new recovery codes in the place of all that there were. */
export async function replaceRecoveryCodes(
  client: PoolClient,
  accountId: string,
  hashes: readonly Buffer[],
): Promise<void> {
  await client.query('delete from recovery_code where account_id = $1', [accountId]);
  await client.query(
    'insert into recovery_code (account_id, code_hash) select $1, h from unnest($2::bytea[]) h',
    [accountId, hashes],
  );
}

/** @returns whether there was one in use */
export async function deleteSecondFactor(client: PoolClient, accountId: string): Promise<boolean> {
  await client.query('delete from recovery_code where account_id = $1', [accountId]);
  const { rows } = await client.query<{ used: boolean }>(
    'delete from second_factor where account_id = $1 returning secret_sealed is not null as used',
    [accountId],
  );
  return rows[0]?.used === true;
}
