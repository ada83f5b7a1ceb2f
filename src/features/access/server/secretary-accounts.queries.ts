import type { Pool, PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { type PartyOrgKind, partyOrgKinds } from '../../codes/tables/party-org-kind.ts';
import type { SecretaryAccountState } from '../secretary-account.ts';
import { SLIP_LAST_DAY } from './slips.queries.ts';

/** 支部 of every sort: their secretaries sign in; a committee is kept by its officers. */
const BRANCH_KINDS: readonly PartyOrgKind[] = partyOrgKinds.entries
  .filter(({ tier }) => tier === 'branch')
  .map(({ code }) => code);

export interface SecretaryFilter {
  /** The node below which to look; null: the whole scope. */
  readonly partyOrg: string | null;
  readonly today: Day;
}

/** Branches of a scope that stand ($1 kinds, $2 a node or null), and who is secretary on a day ($3). */
const SECRETARIES = `party_org b join party_post p on p.party_org_id = b.id and p.post = 'secretary'
    and p.from_on <= $3::date and p.to_on > $3::date`;
const BELOW = `b.kind = any ($1::text[]) and b.ended_on is null and ($2::uuid is null or exists (
  select from party_org n join party_org_code c on c.pos = n.pos where n.id = $2 and b.pos between c.pos and c.pos_end))`;

/** The account that acts for a post: by the grant given for it, or to its holder before posts were told apart. */
const ACTING = `left join lateral (
    select a.id, a.active, a.last_sign_in_at from role_grant g join account a on a.id = g.account_id
    where g.party_org_id = b.id and g.role = 'branch_secretary' and g.revoked_at is null
      and (g.post_id = p.id or g.post_id is null and (a.member_id = p.member_id or a.member_id is null and a.display_name = p.person_name))
    order by a.active desc, g.granted_at limit 1) k on true
  left join lateral (select ${SLIP_LAST_DAY} as until from sign_in_slip s where s.account_id = k.id and s.used_at is null
    and s.withdrawn_at is null and s.expires_at > now() limit 1) w on true`;

const STATE = `case when k.id is null then 'none' when not k.active then 'closed' when k.last_sign_in_at is not null then 'in-use'
  when w.until is not null then 'waiting' else 'lapsed' end`;

export interface SecretaryAccountRow {
  readonly postId: string;
  readonly partyOrgId: string;
  readonly partyOrgName: string;
  readonly personName: string;
  readonly phoneSealed: Buffer | null;
  readonly memberId: string | null;
  readonly state: SecretaryAccountState;
  readonly slipUntil: string | null;
  readonly lastSignInAt: Date | null;
  readonly pos: number;
}

export interface SecretaryPage extends SecretaryFilter {
  readonly q: string | null;
  readonly state: SecretaryAccountState | null;
  readonly withoutPhone: boolean;
  /** Place in the tree and post behind which the page begins. */
  readonly after: { readonly pos: number; readonly postId: string } | null;
  readonly limit: number;
}

export function listSecretaries(
  pool: Pool,
  acting: Acting,
  page: SecretaryPage,
): Promise<SecretaryAccountRow[]> {
  return readScoped<SecretaryAccountRow>(pool, acting, {
    text: `select p.id as "postId", b.id as "partyOrgId", b.name as "partyOrgName", p.person_name as "personName", p.office_phone_sealed as "phoneSealed",
        m.id as "memberId", ${STATE} as state, w.until as "slipUntil", k.last_sign_in_at as "lastSignInAt", b.pos
      from ${SECRETARIES} left join member m on m.id = p.member_id ${ACTING}
      where ${BELOW} and (b.pos, p.id) > ($4::int8, $5::uuid)
        and ($6::text is null or strpos(p.person_name || ' ' || b.name, $6) > 0) and ($7::text is null or ${STATE} = $7)
        and (not $8 or p.office_phone_sealed is null)
      order by b.pos, p.id limit $9`,
    values: [
      BRANCH_KINDS,
      page.partyOrg,
      page.today,
      page.after?.pos ?? 0,
      page.after?.postId ?? '00000000-0000-0000-0000-000000000000',
      page.q,
      page.state,
      page.withoutPhone,
      page.limit,
    ],
  });
}

export interface SecretarySummaryRow {
  readonly branches: number;
  readonly vacant: number;
  readonly withoutPhone: number;
  readonly none: number;
  readonly waiting: number;
  readonly lapsed: number;
  readonly inUse: number;
  readonly closed: number;
}

export async function summariseSecretaries(
  pool: Pool,
  acting: Acting,
  { partyOrg, today }: SecretaryFilter,
): Promise<SecretarySummaryRow | null> {
  const [row] = await readScoped<SecretarySummaryRow>(pool, acting, {
    text: `with secretary as (select b.id, p.office_phone_sealed as phone, ${STATE} as state from ${SECRETARIES} ${ACTING} where ${BELOW})
      select (select count(*)::int from party_org b where ${BELOW}) as branches,
        (select count(*)::int from party_org b where ${BELOW} and not exists (select from secretary s where s.id = b.id)) as vacant,
        count(*) filter (where phone is null)::int as "withoutPhone", count(*) filter (where state = 'none')::int as none,
        count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state = 'lapsed')::int as lapsed,
        count(*) filter (where state = 'in-use')::int as "inUse", count(*) filter (where state = 'closed')::int as closed
      from secretary`,
    values: [BRANCH_KINDS, partyOrg, today],
  });
  return row ?? null;
}

export interface SecretaryPostRow {
  readonly postId: string;
  readonly partyOrgId: string;
  readonly partyOrgName: string;
  readonly personName: string;
  readonly memberId: string | null;
  /** Whether the holder is on the roll, but not within the caller's bounds. */
  readonly outOfSight: boolean;
  readonly toOn: Day | null;
  /** The account that acts for the post already. */
  readonly accountId: string | null;
}

/** Posts within the caller's bounds, held until the end of the transaction: these, or all without an account. */
export async function lockSecretaryPosts(
  client: PoolClient,
  { partyOrg, today }: SecretaryFilter,
  postIds: readonly string[] | null,
  limit: number,
): Promise<SecretaryPostRow[]> {
  const { rows } = await client.query<SecretaryPostRow>(
    `select p.id as "postId", b.id as "partyOrgId", b.name as "partyOrgName", p.person_name as "personName", m.id as "memberId",
       p.member_id is not null and m.id is null as "outOfSight", to_char(nullif(p.to_on, 'infinity'), 'YYYY-MM-DD') as "toOn",
       k.id as "accountId"
     from ${SECRETARIES} left join member m on m.id = p.member_id and m.party_pos between party_lo() and party_hi() ${ACTING}
     where ${BELOW} and case when $4::uuid[] is null then k.id is null else p.id = any ($4) end
     order by b.pos, p.id limit $5 for share of p`,
    [BRANCH_KINDS, partyOrg, today, postIds, limit],
  );
  return rows;
}

/** Whether a node lies within the bounds of the transaction. */
export async function isNodeInSight(client: PoolClient, partyOrgId: string): Promise<boolean> {
  const { rowCount } = await client.query('select from party_org where id = $1', [partyOrgId]);
  return rowCount === 1;
}

/** Binds a grant to the post that it comes from; it holds as long as the post. */
export async function bindGrantToPost(
  client: PoolClient,
  grantId: string,
  postId: string,
  toOn: Day | null,
): Promise<void> {
  await client.query('update role_grant set post_id = $2, holds = daterange(null, $3::date) where id = $1', [
    grantId,
    postId,
    toOn,
  ]);
}
