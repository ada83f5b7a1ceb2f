import type { ClientBase } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { openOfficePhone } from '../../../platform/server/crypto/office-phone.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import type { PartyPost, SetUpMode } from '../../codes/tables/party-org.ts';
import type { ExtraValue, PartyOrgDraft } from '../../party-orgs/party-org.ts';
import type { KnownPost, KnownTerm } from '../leadership-row.rules.ts';

/** A stored Party organisation as a row is compared with it. */
export interface StoredPartyOrg {
  readonly id: string;
  readonly parentId: string | null;
  readonly pos: number;
  readonly endedOn: Day | null;
  /** The day on which it came under its present parent; null: it was always there. */
  readonly hereSince: Day | null;
  readonly hasChildren: boolean;
  readonly draft: PartyOrgDraft & { readonly extra: readonly ExtraValue[] };
}

/** Party organisations in the caller's sight by their ids. */
export async function findStoredPartyOrgs(
  client: ClientBase,
  sealer: Sealer,
  ids: readonly string[],
): Promise<StoredPartyOrg[]> {
  const { rows } = await client.query<StoredPartyOrg>(
    `select p.id, p.parent_id as "parentId", p.pos, p.ended_on as "endedOn", nullif(c.from_on, '-infinity') as "hereSince",
       exists (select from party_org k where k.parent_id = p.id and k.ended_on is null) as "hasChildren",
       jsonb_build_object('name', p.name, 'shortName', p.short_name, 'partyCode', p.party_code, 'kind', p.kind, 'functional', p.functional,
         'setUpMode', p.setup_mode, 'parentId', p.parent_id, 'regionCode', p.region_code, 'foundedOn', p.founded_on,
         'foundedPrecision', p.founded_precision, 'approvalNo', p.approval_no, 'approvedBy', p.approved_by,
         'mayApproveProbationary', p.may_approve_probationary, 'exemplar', p.exemplar, 'secretarySource', p.secretary_source,
         'guidedById', p.guided_by_id, 'phone', p.office_phone_sealed, 'address', p.address, 'extra', p.extra) as draft
     from unnest($1::uuid[]) i cross join lateral (select * from party_org where id = i limit 1) p
     join party_org_code c on c.pos = p.pos`,
    [ids],
  );
  return rows.map(({ draft, ...row }) => ({
    ...row,
    draft: { ...draft, phone: openOfficePhone(sealer, draft.phone ?? null) },
  }));
}

/** Of the given codes, those that are taken anywhere: neither by whom nor where. */
export async function findPartyCodesElsewhere(
  client: ClientBase,
  codes: readonly string[],
): Promise<Set<string>> {
  const { rows } = await client.query<{ code: string }>(
    'select code from party_codes_elsewhere($1::text[]) code',
    [codes],
  );
  return new Set(rows.map((row) => row.code));
}

/** Which of the given names are borne under which node of the caller's place by what lies beyond it. */
export async function findPartyNamesElsewhere(
  client: ClientBase,
  nameKeys: readonly string[],
): Promise<readonly { readonly parentId: string; readonly nameKey: string }[]> {
  const { rows } = await client.query<{ parentId: string; nameKey: string }>(
    'select parent_id as "parentId", name_key as "nameKey" from party_names_elsewhere($1::text[])',
    [nameKeys],
  );
  return rows;
}

export type PostOfPartyOrg = KnownPost & { readonly partyOrgId: string; readonly id: string };

/** Posts that are held on a day or later. */
export async function findPosts(
  client: ClientBase,
  sealer: Sealer,
  partyOrgIds: readonly string[],
  on: Day,
): Promise<PostOfPartyOrg[]> {
  const { rows } = await client.query<PostOfPartyOrg & { post: PartyPost }>(
    `select id, party_org_id as "partyOrgId", post, person_name as "personName", office_phone_sealed as phone, full_time as "fullTime",
       in_management as "inManagement", from_on as "fromOn", nullif(to_on, 'infinity') as "toOn"
     from party_post where party_org_id = any($1::uuid[]) and to_on > $2::date`,
    [partyOrgIds, on],
  );
  return rows.map((row) => ({ ...row, phone: openOfficePhone(sealer, row.phone) }));
}

export async function findTerms(
  client: ClientBase,
  partyOrgIds: readonly string[],
): Promise<(KnownTerm & { readonly partyOrgId: string })[]> {
  const { rows } = await client.query<KnownTerm & { partyOrgId: string }>(
    `select party_org_id as "partyOrgId", elected_on as "electedOn", from_on as "fromOn", to_on as "toOn"
     from party_term where party_org_id = any($1::uuid[])`,
    [partyOrgIds],
  );
  return rows;
}

export interface KnownRelation {
  readonly partyOrgId: string;
  readonly socialOrgId: string;
  readonly way: SetUpMode;
  readonly fromOn: Day;
  /** Null: it still holds. */
  readonly toOn: Day | null;
}

/** Relations of coverage between the given ones, past ones too. */
export async function findRelations(
  client: ClientBase,
  partyOrgIds: readonly string[],
  socialOrgIds: readonly string[],
): Promise<KnownRelation[]> {
  const { rows } = await client.query<KnownRelation>(
    `select party_org_id as "partyOrgId", social_org_id as "socialOrgId", way, lower(valid) as "fromOn", upper(valid) as "toOn"
     from coverage_relation where party_org_id = any($1::uuid[]) and social_org_id = any($2::uuid[])`,
    [partyOrgIds, socialOrgIds],
  );
  return rows;
}

/** What covers organisations on a day; one that is out of sight is there without its name. */
export async function findCoverings(
  client: ClientBase,
  socialOrgIds: readonly string[],
  on: Day,
): Promise<{ socialOrgId: string; partyOrgId: string; name: string; way: SetUpMode }[]> {
  const { rows } = await client.query(
    `select r.social_org_id as "socialOrgId", r.party_org_id as "partyOrgId", coalesce(p.name, '范围外的党组织') as name, r.way
     from coverage_relation r left join party_org p on p.id = r.party_org_id
     where r.social_org_id = any($1::uuid[]) and r.valid @> $2::date order by lower(r.valid), r.party_org_id`,
    [socialOrgIds, on],
  );
  return rows;
}

export async function deletePosts(client: ClientBase, ids: readonly string[]): Promise<void> {
  await client.query('delete from party_post where id = any($1::uuid[])', [ids]);
}

/** Joins posts that are held by name alone with the one member of that name whom the Party organisation manages. */
export async function joinHolders(client: ClientBase, partyOrgIds: readonly string[]): Promise<void> {
  await client.query(
    `update party_post p set member_id = one.member_id
     from (select p.id, min(m.id::text)::uuid as member_id from party_post p
       join member m on m.managing_branch_id = p.party_org_id and m.name = p.person_name and m.status in ('full', 'probationary')
       where p.party_org_id = any($1::uuid[]) and p.member_id is null and p.to_on = 'infinity'
       group by p.id having count(*) = 1) one
     where p.id = one.id`,
    [partyOrgIds],
  );
}
