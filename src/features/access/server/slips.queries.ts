import type { Pool, PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import type { Role } from '../role.ts';
import type { SlipState } from '../slip.ts';
import { lockMemberSignIn } from './member-accounts.queries.ts';

export interface SlipReceiverRow {
  readonly id: string;
  readonly displayName: string;
  readonly active: boolean;
  readonly roles: readonly Role[];
  readonly withinBounds: boolean;
}

/** What the account of a row `a` reaches, as far as the reader's bounds hold it: branches, and organisations entrusted to an advisor. */
const RECEIVER = `a.id, a.display_name as "displayName", a.active,
  array(select g.role from role_grant g where g.account_id = a.id and g.revoked_at is null) as roles,
  not exists (select from role_grant g where g.account_id = a.id and g.revoked_at is null and (
    g.scope_kind in ('place', 'body') or g.scope_kind = 'party' and not exists (select from party_org p where p.id = g.party_org_id)
    or g.role = 'advisor' and exists (select from unnest(entrusted_orgs(a.id, null, $2::date)) e (id)
      where not exists (select from social_org o where o.id = e.id)))) as "withinBounds"`;

/** An account that a slip is wanted for; what its rights reach is weighed by the bounds of who asks. */
export async function findSlipReceiver(
  pool: Pool,
  acting: Acting,
  accountId: string,
  today: Day,
): Promise<SlipReceiverRow | null> {
  const [row] = await readScoped<SlipReceiverRow>(pool, acting, {
    text: `select ${RECEIVER} from account a where a.id = $1`,
    values: [accountId, today],
  });
  return row ?? null;
}

/** The account of a member, the one in use before those closed. */
export async function findSlipReceiverOfMember(
  pool: Pool,
  acting: Acting,
  memberId: string,
  today: Day,
): Promise<SlipReceiverRow | null> {
  const [row] = await readScoped<SlipReceiverRow>(pool, acting, {
    text: `select ${RECEIVER} from account a where a.member_id = $1 order by a.active desc, a.created_at limit 1`,
    values: [memberId, today],
  });
  return row ?? null;
}

/** As `findSlipReceiver`, within a transaction of the caller's bounds. */
export async function findReceiverWithin(
  client: PoolClient,
  accountId: string,
  today: Day,
): Promise<SlipReceiverRow | null> {
  const { rows } = await client.query<SlipReceiverRow>(`select ${RECEIVER} from account a where a.id = $1`, [
    accountId,
    today,
  ]);
  return rows[0] ?? null;
}

/** The account of a member; until the end of the transaction nobody else opens one for the person. */
export async function lockReceiverOfMember(
  client: PoolClient,
  memberId: string,
  today: Day,
): Promise<SlipReceiverRow | null> {
  await lockMemberSignIn(client, memberId);
  const { rows } = await client.query<SlipReceiverRow>(
    `select ${RECEIVER} from account a where a.member_id = $1 order by a.active desc, a.created_at limit 1`,
    [memberId, today],
  );
  return rows[0] ?? null;
}

export interface NewSlipRow {
  readonly id: string;
  readonly accountId: string;
  readonly codeHash: Buffer;
  /** The last day on which it is good. */
  readonly expiresOn: Day;
}

/** Stores a slip. Earlier ones that wait are void, and so is an initial password that nobody has used. */
export async function insertSlip(
  client: PoolClient,
  { id, accountId, codeHash, expiresOn }: NewSlipRow,
): Promise<void> {
  await withdrawSlips(client, accountId);
  await client.query(
    'update account set password_hash = null, password_set_at = null, must_change_password = false where id = $1 and must_change_password',
    [accountId],
  );
  await client.query(
    `insert into sign_in_slip (id, account_id, code_hash, issued_by, expires_at)
     values ($1, $2, $3, acting_name(), ($4::date + 1)::timestamp at time zone 'Asia/Shanghai')`,
    [id, accountId, codeHash, expiresOn],
  );
}

export async function withdrawSlips(client: PoolClient, accountId: string): Promise<number> {
  const { rowCount } = await client.query(
    'update sign_in_slip set withdrawn_at = now() where account_id = $1 and used_at is null and withdrawn_at is null',
    [accountId],
  );
  return rowCount ?? 0;
}

export interface KnownPersonRow {
  readonly accountId: string;
  readonly signInName: string;
  readonly displayName: string;
}

const PERSON = `a.id as "accountId", a.sign_in_name as "signInName", a.display_name as "displayName"`;
const WAITS = 's.used_at is null and s.withdrawn_at is null and s.expires_at > now()';

/** Whose slip it is that waits; null for any other code. */
export async function findWaitingSlip(
  pool: Pool,
  codeHash: Buffer,
): Promise<(KnownPersonRow & { readonly slipId: string }) | null> {
  const { rows } = await pool.query<KnownPersonRow & { slipId: string }>(
    `select s.id as "slipId", ${PERSON} from sign_in_slip s join account a on a.id = s.account_id
     where s.code_hash = $1 and a.active and ${WAITS}`,
    [codeHash],
  );
  return rows[0] ?? null;
}

/** Uses a slip up. @returns false when somebody was faster */
export async function takeSlip(client: PoolClient, slipId: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `update sign_in_slip s set used_at = now() where s.id = $1 and ${WAITS}`,
    [slipId],
  );
  return rowCount === 1;
}

export interface NewDeviceRow {
  readonly id: string;
  readonly tokenHash: Buffer;
  readonly accountId: string;
  readonly slipId: string;
  readonly days: number;
  readonly address: string | null;
  readonly device: string | null;
}

export async function insertDevice(client: PoolClient, given: NewDeviceRow): Promise<void> {
  const { id, tokenHash, accountId, slipId, days, address, device } = given;
  await client.query(
    `insert into trusted_device (id, token_hash, account_id, slip_id, address, device, expires_at)
     values ($1, $2, $3, $4, $5, $6, now() + make_interval(days => $7))`,
    [id, tokenHash, accountId, slipId, address, device, days],
  );
}

/** The person of a trusted phone; null when the trust is over or the account closed. */
export async function findDevice(
  pool: Pool,
  tokenHash: Buffer,
): Promise<(KnownPersonRow & { readonly deviceId: string }) | null> {
  const { rows } = await pool.query<KnownPersonRow & { deviceId: string }>(
    `select d.id as "deviceId", ${PERSON} from trusted_device d join account a on a.id = d.account_id
     where d.token_hash = $1 and d.expires_at > now() and a.active`,
    [tokenHash],
  );
  return rows[0] ?? null;
}

/** Binds a session to the phone that opened it: it ends with the trust. */
export async function bindSession(client: PoolClient, sessionId: string, deviceId: string): Promise<void> {
  await client.query('update session set device_id = $2 where id = $1', [sessionId, deviceId]);
  await client.query('update trusted_device set last_used_at = now() where id = $1', [deviceId]);
}

/** Ends the trust in one phone or all of an account's, and the sessions opened on them. @returns how many */
export async function deleteDevices(
  client: Pool | PoolClient,
  accountId: string,
  deviceId: string | null = null,
): Promise<number> {
  const { rowCount } = await client.query(
    'delete from trusted_device where account_id = $1 and ($2::uuid is null or id = $2)',
    [accountId, deviceId],
  );
  return rowCount ?? 0;
}

export interface DeviceRow {
  readonly id: string;
  readonly device: string | null;
  readonly address: string | null;
  readonly trustedAt: Date;
  readonly lastUsedAt: Date;
  readonly expiresOn: string;
}

export async function listDevices(pool: Pool, accountId: string): Promise<DeviceRow[]> {
  const { rows } = await pool.query<DeviceRow>(
    `select id, device, address, trusted_at as "trustedAt", last_used_at as "lastUsedAt",
       to_char(expires_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "expiresOn"
     from trusted_device where account_id = $1 and expires_at > now() order by trusted_at desc`,
    [accountId],
  );
  return rows;
}

/** Of a row `s`: what has become of a slip; its last day. */
export const SLIP_STATE = `case when s.used_at is not null then 'used' when s.withdrawn_at is not null then 'withdrawn'
  when s.expires_at <= now() then 'lapsed' else 'unused' end`;
export const SLIP_LAST_DAY = `to_char(s.expires_at at time zone 'Asia/Shanghai' - interval '1 second', 'YYYY-MM-DD')`;

export interface SlipRow {
  readonly state: SlipState;
  readonly issuedAt: Date;
  readonly issuedBy: string | null;
  readonly expiresOn: string;
}

/** The slip that an account got last. */
export async function findLastSlip(pool: Pool, accountId: string): Promise<SlipRow | null> {
  const { rows } = await pool.query<SlipRow>(
    `select ${SLIP_STATE} as state, s.issued_at as "issuedAt", s.issued_by as "issuedBy", ${SLIP_LAST_DAY} as "expiresOn"
     from sign_in_slip s where s.account_id = $1 order by s.issued_at desc limit 1`,
    [accountId],
  );
  return rows[0] ?? null;
}
