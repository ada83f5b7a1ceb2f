import type { Pool, PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import type { Role, ScopeKind } from '../role.ts';
import { slipRoles } from '../slip.ts';
import type { GrantBounds } from './resolve-scope.ts';
import { MUST_ENROL, MUST_ENROL_HERE } from './second-factor.queries.ts';
import { type SignInPolicy, USUAL_SIGN_IN_POLICY } from './sign-in-policy.ts';

const BOUNDS = `g.id as "grantId", g.role, g.scope_kind as "scopeKind", c.pos as "partyFrom", c.pos_end as "partyTo",
  c.pos is not null and c.parent_pos is null as "atRoot", r.pos as "placeFrom", r.pos_end as "placeTo", b.no as "bodyNo",
  case when g.role in ('branch_secretary', 'advisor') then entrusted_orgs(a.id, g.party_org_id, $2) end as "entrustedOrgIds",
  a.id as "accountId", a.member_id as "memberId", a.display_name as "displayName",
  array(select d.role from role_grant d
    where d.account_id = a.id and d.scope_kind = 'none' and d.revoked_at is null) as duties`;

/** What keeps the account from everything else, whichever way it comes in. */
const HELD_BACK = `a.must_change_password as "mustChangePassword", ${MUST_ENROL} as "mustEnrol"`;

/** As `HELD_BACK`, of a session `s`: a password too old, and what is asked of whoever came in by one. */
const HELD_BACK_HERE = `a.must_change_password or s.password_overdue as "mustChangePassword", ${MUST_ENROL_HERE} as "mustEnrol"`;

const BOUNDS_TABLES = `left join party_org_code c on c.party_org_id = g.party_org_id and c.to_on = 'infinity'
  left join region r on r.code = g.region_code left join supervising_body b on b.id = g.body_id`;

/** A person acting under a grant, with the duties beside it. */
export interface GrantRow extends GrantBounds {
  readonly grantId: string;
  readonly accountId: string;
  readonly displayName: string;
  /** The password is an initial one, or has grown too old. */
  readonly mustChangePassword: boolean;
  /** The rules ask for a second factor, and there is none. */
  readonly mustEnrol: boolean;
  readonly duties: readonly Role[];
}

export interface SessionRow extends GrantRow {
  readonly sessionId: string;
  /** Whether the time of last use wants to be written down again. */
  readonly stale: boolean;
}

/** The session of a token with everything that its scope needs; null when there is none that lives. */
export async function findSession(pool: Pool, tokenHash: Buffer, today: Day): Promise<SessionRow | null> {
  const { rows } = await pool.query<SessionRow>({
    name: 'find-session',
    text: `select s.id as "sessionId", s.last_seen_at < now() - interval '1 minute' as stale, ${BOUNDS}, ${HELD_BACK_HERE}
      from session s join account a on a.id = s.account_id join role_grant g on g.id = s.grant_id ${BOUNDS_TABLES}
      where s.token_hash = $1 and s.expires_at > now() and s.last_seen_at > now() - s.idle
        and a.active and g.revoked_at is null and g.holds @> $2::date`,
    values: [tokenHash, today],
  });
  return rows[0] ?? null;
}

/** Every grant under which the account of a sign-in name can act, data before duties, oldest first. */
export async function listGrantRows(pool: Pool, signInName: string, today: Day): Promise<GrantRow[]> {
  const { rows } = await pool.query<GrantRow>({
    name: 'list-grant-rows',
    text: `select ${BOUNDS}, ${HELD_BACK} from account a join role_grant g on g.account_id = a.id ${BOUNDS_TABLES}
      where a.sign_in_name = $1 and a.active and g.revoked_at is null and g.holds @> $2::date
      order by g.scope_kind = 'none', g.granted_at, g.id`,
    values: [signInName, today],
  });
  return rows;
}

/** A grant of an account that is open, as it stands now; null when either is gone. */
export async function findGrantRow(pool: Pool, grantId: string, today: Day): Promise<GrantRow | null> {
  const { rows } = await pool.query<GrantRow>({
    name: 'find-grant-row',
    text: `select ${BOUNDS}, ${HELD_BACK} from account a join role_grant g on g.account_id = a.id ${BOUNDS_TABLES}
      where g.id = $1 and a.active and g.revoked_at is null and g.holds @> $2::date`,
    values: [grantId, today],
  });
  return rows[0] ?? null;
}

export async function touchSession(pool: Pool, sessionId: string): Promise<void> {
  await pool.query({
    name: 'touch-session',
    text: 'update session set last_seen_at = now() where id = $1',
    values: [sessionId],
  });
}

export interface NewSession {
  readonly id: string;
  readonly tokenHash: Buffer;
  readonly accountId: string;
  readonly grantId: string;
  readonly address: string | null;
  readonly device: string | null;
  /** The password that opened it has grown too old. */
  readonly passwordOverdue?: boolean;
  /** Its rest and its longest life; the usual ones unless given. */
  readonly policy?: Pick<SignInPolicy, 'idleMinutes' | 'sessionHours'>;
}

/** Stores a session and clears away those that are over. */
export async function insertSession(client: PoolClient, session: NewSession): Promise<void> {
  const { id, tokenHash, accountId, grantId, address, device, passwordOverdue = false } = session;
  const { policy = USUAL_SIGN_IN_POLICY } = session;
  await client.query(`delete from session where expires_at < now() or last_seen_at < now() - idle`);
  await client.query(
    `insert into session (id, token_hash, account_id, grant_id, address, device, idle, expires_at, password_overdue)
     values ($1, $2, $3, $4, $5, $6, make_interval(mins => $7), now() + make_interval(hours => $8), $9)`,
    [
      id,
      tokenHash,
      accountId,
      grantId,
      address,
      device,
      policy.idleMinutes,
      policy.sessionHours,
      passwordOverdue,
    ],
  );
}

/** Whose session a token opens; one that is over may still be ended. */
export async function findSessionOwner(
  pool: Pool,
  tokenHash: Buffer,
): Promise<{ readonly sessionId: string; readonly accountId: string; readonly actorName: string } | null> {
  const { rows } = await pool.query<{ sessionId: string; accountId: string; actorName: string }>(
    `select s.id as "sessionId", a.id as "accountId", a.display_name as "actorName"
     from session s join account a on a.id = s.account_id where s.token_hash = $1`,
    [tokenHash],
  );
  return rows[0] ?? null;
}

/** @returns whether the account had such a session */
export async function deleteSession(
  client: PoolClient,
  accountId: string,
  sessionId: string,
): Promise<boolean> {
  const { rowCount } = await client.query('delete from session where id = $1 and account_id = $2', [
    sessionId,
    accountId,
  ]);
  return rowCount === 1;
}

/** Ends an account's sessions; the one that asks may go on. */
export async function deleteSessionsOf(
  client: PoolClient,
  accountId: string,
  except: string | null = null,
): Promise<void> {
  await client.query('delete from session where account_id = $1 and id is distinct from $2', [
    accountId,
    except,
  ]);
}

export async function deleteSessionsOfGrant(client: PoolClient, grantId: string): Promise<void> {
  await client.query('delete from session where grant_id = $1', [grantId]);
}

export interface OwnSessionRow {
  readonly id: string;
  readonly signedInAt: Date;
  readonly lastSeenAt: Date;
  readonly address: string | null;
  readonly device: string | null;
}

export async function listSessions(pool: Pool, accountId: string): Promise<OwnSessionRow[]> {
  const { rows } = await pool.query<OwnSessionRow>(
    `select id, created_at as "signedInAt", last_seen_at as "lastSeenAt", address, device from session
     where account_id = $1 and expires_at > now() and last_seen_at > now() - idle order by created_at desc`,
    [accountId],
  );
  return rows;
}

/** On a phone that a slip opened, no role that wants a password. @returns the grant when it is the account's own and stands */
export async function setSessionGrant(
  pool: Pool | PoolClient,
  sessionId: string,
  accountId: string,
  grantId: string,
): Promise<Pick<NamedGrantRow, 'role' | 'scopeKind' | 'scopeId'> | null> {
  const { rows } = await pool.query<Pick<NamedGrantRow, 'role' | 'scopeKind' | 'scopeId'>>(
    `update session s set grant_id = g.id from role_grant g
     where s.id = $1 and s.account_id = $2 and g.id = $3 and g.account_id = $2 and g.revoked_at is null
       and g.holds @> (now() at time zone 'Asia/Shanghai')::date and (s.device_id is null or g.role = any ($4::text[]))
     returning g.role, g.scope_kind as "scopeKind", coalesce(g.party_org_id::text, g.region_code, g.body_id::text) as "scopeId"`,
    [sessionId, accountId, grantId, slipRoles],
  );
  return rows[0] ?? null;
}

export interface SessionHeadRow {
  readonly signInName: string;
  readonly memberId: string | null;
  readonly mustChangePassword: boolean;
  readonly passwordOverdue: boolean;
  /** The last day on which the password is good; null: it doesn't grow too old, or there is none. */
  readonly passwordDueOn: Day | null;
  readonly mustEnrol: boolean;
  readonly trial: boolean;
  readonly siteName: string | null;
  readonly regionCode: string | null;
  readonly rootPartyOrgId: string | null;
  readonly grants: readonly NamedGrantRow[];
}

export interface NamedGrantRow {
  readonly id: string;
  readonly role: Role;
  readonly scopeKind: ScopeKind;
  readonly scopeId: string | null;
  readonly scopeName: string | null;
}

/** Grants with names, as a JSON array of `NamedGrantRow`; for a reader of names. */
export const NAMED_GRANTS = `coalesce((select json_agg(json_build_object('id', g.id, 'role', g.role, 'scopeKind', g.scope_kind,
    'scopeId', coalesce(g.party_org_id::text, g.region_code, g.body_id::text),
    'scopeName', coalesce(p.name, r.full_name, b.name)) order by g.scope_kind = 'none', g.granted_at, g.id)
  from role_grant g left join party_org p on p.id = g.party_org_id left join region r on r.code = g.region_code
    left join supervising_body b on b.id = g.body_id
  where g.account_id = a.id and g.revoked_at is null), '[]')`;

export interface HeadQuestion {
  readonly sessionId: string;
  /** How old a password may grow; 0: as old as it likes. */
  readonly passwordDays: number;
}

/** What the head of every screen shows, except who acts and as what. */
export async function readSessionHead(
  pool: Pool,
  names: Acting,
  { sessionId, passwordDays }: HeadQuestion,
): Promise<SessionHeadRow | null> {
  const [row] = await readScoped<SessionHeadRow>(pool, names, {
    name: 'read-session-head',
    text: `select a.sign_in_name as "signInName", a.member_id as "memberId",
        ${HELD_BACK_HERE}, s.password_overdue as "passwordOverdue",
        to_char(a.password_set_at at time zone 'Asia/Shanghai' + make_interval(days => nullif($3::int, 0)), 'YYYY-MM-DD') as "passwordDueOn",
        a.trial, i.site_name as "siteName", i.region_code as "regionCode",
        i.root_party_org_id as "rootPartyOrgId", ${NAMED_GRANTS} as grants
      from account a join session s on s.account_id = a.id cross join installation i where a.id = $1 and s.id = $2`,
    values: [names.accountId, sessionId, passwordDays],
  });
  return row ?? null;
}
