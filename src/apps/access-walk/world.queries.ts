import type { Pool, PoolClient } from 'pg';

/** What the walk writes beside the builders of tests: texts into every field that can hold one. */
export interface SocialOrgTexts {
  readonly id: string;
  readonly staff: number;
  readonly address: string;
  readonly contact: string;
  readonly phoneSealed: string;
  readonly head: string;
  readonly advisor: string;
  readonly extra: string;
  readonly reason: string;
}

export interface Entrusted {
  readonly accountId: string | null;
  readonly memberId: string | null;
}

export async function markSocialOrg(
  client: PoolClient,
  text: SocialOrgTexts,
  to: Entrusted,
  ids: { readonly head: string; readonly advisor: string; readonly listing: string },
): Promise<void> {
  const extra = [{ title: '备忘', value: text.extra, on: '2024-01-01', source: text.reason }];
  await client.query(
    `update social_org set staff = $2, address = $3, contact_name = $4, contact_phone_sealed = $5, extra = $6::jsonb,
       legal_representative = $4, no_party_reason = 'other', no_party_reason_note = $7 where id = $1`,
    [text.id, text.staff, text.address, text.contact, text.phoneSealed, JSON.stringify(extra), text.reason],
  );
  await client.query(
    `insert into org_head (id, social_org_id, person_name, post, office_phone_sealed) values ($1, $2, $3, 'head', $4)`,
    [ids.head, text.id, text.head, text.phoneSealed],
  );
  await client.query(
    `insert into advisor_assignment (id, social_org_id, kind, person_name, member_id, account_id, office_phone_sealed, valid)
     values ($1, $2, 'advisor', $3, $4, $5, $6, daterange('2020-01-01', null))`,
    [ids.advisor, text.id, text.advisor, to.memberId, to.accountId, text.phoneSealed],
  );
  await client.query(
    `insert into credit_listing (id, social_org_id, kind, reason, valid) values ($1, $2, 'abnormal', $3, daterange('2021-01-01', null))`,
    [ids.listing, text.id, text.reason],
  );
  await client.query(
    `insert into declared_figure (social_org_id, figure, value, source, declared_on) values ($1, 'full_members', 7, $2, '2023-01-01')`,
    [text.id, text.reason],
  );
}

export interface PartyOrgTexts {
  readonly id: string;
  readonly name: string;
  readonly nameKey: string;
  readonly shortName: string;
  readonly phoneSealed: string;
  readonly address: string;
  readonly approval: string;
  readonly extra: string;
  readonly secretary: string;
}

export async function markPartyOrg(
  client: PoolClient,
  text: PartyOrgTexts,
  ids: { readonly post: string; readonly term: string },
): Promise<void> {
  const extra = [{ title: '备忘', value: text.extra, on: '2024-01-01', source: text.approval }];
  await client.query(
    `update party_org set short_name = $2, office_phone_sealed = $3, address = $4, approval_no = $5, approved_by = $5, extra = $6::jsonb,
       name = $7, name_key = $8 where id = $1`,
    [
      text.id,
      text.shortName,
      text.phoneSealed,
      text.address,
      text.approval,
      JSON.stringify(extra),
      text.name,
      text.nameKey,
    ],
  );
  await client.query(
    `insert into party_post (id, party_org_id, person_name, post, office_phone_sealed, from_on) values ($1, $2, $3, 'secretary', $4, '2022-01-01')`,
    [ids.post, text.id, text.secretary, text.phoneSealed],
  );
  await client.query(
    `insert into party_term (id, party_org_id, from_on, to_on) values ($1, $2, '2022-01-01', '2032-01-01')`,
    [ids.term, text.id],
  );
}

export interface MemberTexts {
  readonly id: string;
  readonly group: string;
  readonly workPost: string;
  readonly elsewhere: string;
  readonly extra: string;
  readonly private: boolean;
}

export interface SealedNumbers {
  readonly number: Buffer;
  readonly hash: Buffer;
  readonly phone: Buffer;
}

export async function markMember(
  client: PoolClient,
  text: MemberTexts,
  sealed: SealedNumbers,
): Promise<void> {
  const extra = [{ title: '备忘', value: text.extra, on: '2024-01-01', source: text.group }];
  await client.query(
    `update member set party_group = $2, work_post = $3, membership_elsewhere = $4, extra = $5::jsonb, private = $6,
       id_number_sealed = $7, id_number_hash = $8, phone_sealed = $9 where id = $1`,
    [
      text.id,
      text.group,
      text.workPost,
      text.elsewhere,
      JSON.stringify(extra),
      text.private,
      sealed.number,
      sealed.hash,
      sealed.phone,
    ],
  );
}

/** Joins the holder of a post to the roll; the post keeps the name under which it was written down. */
export async function joinSecretary(client: PoolClient, postId: string, memberId: string): Promise<void> {
  await client.query('update party_post set member_id = $2 where id = $1', [postId, memberId]);
}

export async function movePartyOrg(client: PoolClient, id: string, parentId: string, on: string) {
  await client.query('select party_tree_move($1, $2, $3)', [id, parentId, on]);
}

export interface AccountToStore {
  readonly id: string;
  readonly signInName: string;
  readonly displayName: string;
  readonly memberId: string | null;
  readonly mustChange: boolean;
  readonly active: boolean;
  /** Without it an administrator may do nothing. */
  readonly factorSealed?: Buffer;
}

export async function storeAccount(owner: Pool, account: AccountToStore): Promise<void> {
  const { id, signInName, displayName, memberId, mustChange, active, factorSealed } = account;
  await owner.query(
    `insert into account (id, sign_in_name, display_name, member_id, must_change_password, active) values ($1, $2, $3, $4, $5, $6)`,
    [id, signInName, displayName, memberId, mustChange, active],
  );
  if (factorSealed === undefined) return;
  const factor = 'insert into second_factor (account_id, secret_sealed, since) values ($1, $2, now())';
  await owner.query(factor, [id, factorSealed]);
}

export interface GrantToStore {
  readonly id: string;
  readonly accountId: string;
  readonly role: string;
  readonly scopeKind: string;
  readonly scopeId: string | null;
}

export async function storeGrant(owner: Pool, grant: GrantToStore, revoked = false): Promise<void> {
  const of = (kind: string) => (grant.scopeKind === kind ? grant.scopeId : null);
  await owner.query(
    `insert into role_grant (id, account_id, role, scope_kind, party_org_id, region_code, body_id, revoked_at)
     values ($1, $2, $3, $4, $5, $6, $7, case when $8 then now() end)`,
    [grant.id, grant.accountId, grant.role, grant.scopeKind, of('party'), of('place'), of('body'), revoked],
  );
}

export interface SessionToStore {
  readonly id: string;
  readonly tokenHash: Buffer;
  readonly accountId: string;
  readonly grantId: string;
  /** How it came to its end, if it did. */
  readonly over?: 'expired' | 'idle' | undefined;
}

export async function storeSession(owner: Pool, session: SessionToStore): Promise<void> {
  const { id, tokenHash, accountId, grantId, over = 'no' } = session;
  await owner.query(
    `insert into session (id, token_hash, account_id, grant_id, last_seen_at, expires_at)
     values ($1, $2, $3, $4, now() - case when $5 = 'idle' then interval '3 hours' else interval '0' end,
       now() + case when $5 = 'expired' then interval '-1 minute' else interval '12 hours' end)`,
    [id, tokenHash, accountId, grantId, over],
  );
}

/** Which version each record has: what a change has to name. */
export async function readVersions(superPool: Pool): Promise<Map<string, number>> {
  const { rows } = await superPool.query<{ id: string; version: number }>(
    'select id, version from social_org union all select id, version from party_org union all select id, version from member',
  );
  return new Map(rows.map(({ id, version }) => [id, version]));
}

export async function readVersion(superPool: Pool, id: string): Promise<number> {
  return (await readVersions(superPool)).get(id) ?? 1;
}

export async function setUpSite(owner: Pool, rootId: string, regionCode: string): Promise<void> {
  await owner.query(`update installation set site_name = '洋县', root_party_org_id = $1, region_code = $2`, [
    rootId,
    regionCode,
  ]);
}

export async function rollCounters(superPool: Pool, today: string): Promise<void> {
  await superPool.query('select tally_roll($1::date)', [today]);
  await superPool.query('select tally_fold_pending()');
}
