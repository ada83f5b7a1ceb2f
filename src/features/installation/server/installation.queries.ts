import type { Pool, PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import type { RootPartyOrg } from '../set-up.ts';

/** Lets one set-up at a time go on until its transaction ends. */
export async function lockInstallation(client: PoolClient): Promise<void> {
  await client.query('select one from installation for update');
}

export interface SiteRow {
  readonly siteName: string;
  readonly rootPartyOrgId: string;
  readonly regionCode: string;
  readonly trial: boolean;
}

export async function nameInstallation(
  client: PoolClient,
  { siteName, rootPartyOrgId, regionCode, trial }: SiteRow,
): Promise<void> {
  await client.query(
    'update installation set site_name = $1, root_party_org_id = $2, region_code = $3, trial = $4',
    [siteName, rootPartyOrgId, regionCode, trial],
  );
}

/** Plants the Party tree: its root, which answers for the region. */
export async function insertRootPartyOrg(
  client: PoolClient,
  root: RootPartyOrg & { readonly id: string; readonly nameKey: string; readonly regionCode: string },
  on: Day,
): Promise<void> {
  await client.query(
    `insert into party_org (id, pos, name, name_key, kind, region_code, region_pos, first_on, created_by)
     values ($1, party_tree_place($1, null), $2, $3, $4, $5::text, $5::text::int8, $6, acting_name())`,
    [root.id, root.name, root.nameKey, root.kind, root.regionCode, on],
  );
  await client.query('insert into party_org_region (party_org_id, region_code) values ($1, $2)', [
    root.id,
    root.regionCode,
  ]);
}

export async function hasRegion(client: PoolClient, code: string): Promise<boolean> {
  const { rowCount } = await client.query('select from region where code = $1 and valid_to is null', [code]);
  return rowCount === 1;
}

/** Nothing before set-up. The caller must be given to see the names. */
export const SITE_FACTS = {
  text: `select i.site_name as "siteName", p.name as "rootPartyOrgName", r.full_name as "regionName", i.trial,
      i.demo is not null as demo
    from installation i join party_org p on p.id = i.root_party_org_id join region r on r.code = i.region_code`,
  values: [],
};

/** The name as it stands, and the node that the installation belongs to; null before set-up. */
export async function lockSite(
  client: PoolClient,
): Promise<{ readonly siteName: string; readonly rootPartyOrgId: string } | null> {
  const { rows } = await client.query<{ siteName: string; rootPartyOrgId: string }>(
    `select site_name as "siteName", root_party_org_id as "rootPartyOrgId" from installation
     where root_party_org_id is not null for update`,
  );
  return rows[0] ?? null;
}

export async function setSiteName(client: PoolClient, siteName: string): Promise<void> {
  await client.query('update installation set site_name = $1', [siteName]);
}

export interface SiteState {
  readonly siteName: string | null;
  readonly trial: boolean;
}

export async function readSite(pool: Pool): Promise<SiteState> {
  const { rows } = await pool.query<SiteState>('select site_name as "siteName", trial from installation');
  return rows[0] ?? { siteName: null, trial: false };
}

export async function insertSetupCode(pool: Pool, codeHash: Buffer, minutes: number): Promise<Date> {
  const { rows } = await pool.query<{ expiresAt: Date }>(
    `insert into setup_code (code_hash, expires_at) values ($1, now() + make_interval(mins => $2)) returning expires_at as "expiresAt"`,
    [codeHash, minutes],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('the set-up code was not stored');
  return row.expiresAt;
}

/** When the newest code lapses, or null when all have. */
export async function findCodeExpiry(pool: Pool): Promise<Date | null> {
  const { rows } = await pool.query<{ expiresAt: Date | null }>(
    'select max(expires_at) as "expiresAt" from setup_code where used_at is null and expires_at > now()',
  );
  return rows[0]?.expiresAt ?? null;
}

/** @returns whether the code was good until now */
export async function useSetupCode(client: PoolClient, codeHash: Buffer): Promise<boolean> {
  const { rowCount } = await client.query(
    'update setup_code set used_at = now() where code_hash = $1 and used_at is null and expires_at > now()',
    [codeHash],
  );
  return rowCount === 1;
}

export interface RegionNode {
  readonly id: string;
  readonly name: string;
  readonly within: string | null;
  readonly hasChildren: boolean;
}

const NODE = `select r.code as id, r.name, above.full_name as within,
    exists (select from region c where c.parent_code = r.code and c.valid_to is null) as "hasChildren"
  from region r left join region above on above.code = r.parent_code where r.valid_to is null`;

export async function listRegionsBelow(pool: Pool, parent: string): Promise<RegionNode[]> {
  const { rows } = await pool.query<RegionNode>(`${NODE} and r.parent_code = $1 order by r.pos`, [parent]);
  return rows;
}

/** Regions whose full name contains a text, the larger first. */
/** The place of that very name first: 洋县 before 沙洋县, and what lies within either after both. */
export async function findRegionsLike(pool: Pool, text: string, limit: number): Promise<RegionNode[]> {
  const { rows } = await pool.query<RegionNode>(
    `${NODE} and (strpos(r.full_name, $1) > 0 or starts_with(r.code, $1))
      order by (r.name = $1) desc, starts_with(r.name, $1) desc, (strpos(r.name, $1) > 0) desc, r.level, r.pos limit $2`,
    [text, limit],
  );
  return rows;
}

export async function findRegions(pool: Pool, codes: readonly string[]): Promise<RegionNode[]> {
  const { rows } = await pool.query<RegionNode>(`${NODE} and r.code = any ($1)`, [codes]);
  return rows;
}
