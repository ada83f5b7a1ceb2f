import type { ClientBase } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import type { PartyOrgKind } from '../../codes/tables/party-org-kind.ts';

// Party organisations, social organisations, administrations and places that a file speaks of, by the keys of their names.
// Keys are looked up one by one (lateral, limited): the planner takes a row-level rule to leave a handful of rows and would
// otherwise read everything in sight.

export interface PartyOrgRow {
  id: string;
  name: string;
  name_key: string;
  party_code: string | null;
  kind: PartyOrgKind;
  functional: boolean;
  ended_on: Day | null;
  parent_id: string | null;
  pos: number;
  region_code: string;
}

const PARTY_ORG = 'id, name, name_key, party_code, kind, functional, ended_on, parent_id, pos, region_code';

/** Party organisations in the caller's sight with one of the keys, or one of the codes. */
export async function findPartyOrgs(
  client: ClientBase,
  keys: readonly string[],
  codes: readonly string[],
): Promise<PartyOrgRow[]> {
  const { rows } = await client.query<PartyOrgRow>(
    `select p.* from unnest($1::text[]) k cross join lateral (select ${PARTY_ORG} from party_org where name_key = k limit 20) p
     union select p.* from unnest($2::text[]) c cross join lateral (select ${PARTY_ORG} from party_org where party_code = c limit 1) p`,
    [keys, codes],
  );
  return rows;
}

/** Party organisations in the caller's sight that stood under one of the keys or codes before, with all of these. */
export async function findPartyOrgsFormerly(
  client: ClientBase,
  keys: readonly string[],
  codes: readonly string[],
): Promise<(PartyOrgRow & { former_keys: string | null; former_codes: string | null })[]> {
  const { rows } = await client.query<
    PartyOrgRow & { former_keys: string | null; former_codes: string | null }
  >(
    `select p.* from party_orgs_formerly($1::text[], $2::text[]) f cross join lateral (
       select ${PARTY_ORG}, former_keys, former_codes from party_org where id = f limit 1) p`,
    [keys, codes],
  );
  return rows;
}

/** Party organisations in the caller's sight by their ids. */
export async function findPartyOrgsById(client: ClientBase, ids: readonly string[]): Promise<PartyOrgRow[]> {
  const { rows } = await client.query<PartyOrgRow>(
    `select p.* from unnest($1::uuid[]) i cross join lateral (select ${PARTY_ORG} from party_org where id = i limit 1) p`,
    [ids],
  );
  return rows;
}

export interface NamedSocialOrgRow {
  id: string;
  name: string;
  name_key: string;
  region_code: string;
}

/** Social organisations in the caller's sight that have not ended, with one of the keys. */
export async function findNamedSocialOrgs(
  client: ClientBase,
  keys: readonly string[],
): Promise<NamedSocialOrgRow[]> {
  const { rows } = await client.query<NamedSocialOrgRow>(
    `select o.* from unnest($1::text[]) k cross join lateral (
       select id, name, name_key, region_code from social_org where name_key = k and ended_on is null limit 20) o`,
    [keys],
  );
  return rows;
}

/** Branches that cover one organisation alone, as 单独: where its members work unless told otherwise. */
export async function findSoleUnits(
  client: ClientBase,
  branchIds: readonly string[],
  on: Day,
): Promise<Map<string, string>> {
  const { rows } = await client.query<{ party_org_id: string; social_org_id: string }>(
    `select party_org_id, min(social_org_id::text) as social_org_id from coverage_relation
     where party_org_id = any($1::uuid[]) and way = 'sole' and valid @> $2::date group by party_org_id having count(*) = 1`,
    [branchIds, on],
  );
  return new Map(rows.map((row) => [row.party_org_id, row.social_org_id]));
}

export interface BodyRow {
  id: string;
  no: number;
  name: string;
  name_key: string;
  region_code: string;
}

/** Administrations with one of the keys, of the given regions. */
export async function findBodies(
  client: ClientBase,
  keys: readonly string[],
  regionCodes: readonly string[],
): Promise<BodyRow[]> {
  const { rows } = await client.query<BodyRow>(
    'select id, no, name, name_key, region_code from supervising_body where name_key = any($1::text[]) and region_code = any($2::text[])',
    [keys, regionCodes],
  );
  return rows;
}

export interface RegionRow {
  code: string;
  name: string;
  full_name: string;
  level: number;
  valid_to: Day | null;
  successor_code: string | null;
}

const REGION = 'code, name, full_name, level, valid_to, successor_code';

export async function findRegionsByCode(client: ClientBase, codes: readonly string[]): Promise<RegionRow[]> {
  const { rows } = await client.query<RegionRow>(
    `select ${REGION} from region where code = any($1::text[])`,
    [codes],
  );
  return rows;
}

/** Regions with one of the names, within an interval of codes. */
export async function findRegionsByName(
  client: ClientBase,
  names: readonly string[],
  from: number,
  to: number,
): Promise<RegionRow[]> {
  const { rows } = await client.query<RegionRow>(
    `select ${REGION} from region where (name = any($1::text[]) or full_name = any($1::text[])) and pos between $2 and $3`,
    [names, from, to],
  );
  return rows;
}

export async function findSectors(client: ClientBase): Promise<{ code: string; name: string }[]> {
  const { rows } = await client.query<{ code: string; name: string }>(
    'select code, name from sector order by sort',
  );
  return rows;
}
