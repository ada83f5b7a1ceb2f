import type { Pool } from 'pg';
import { type Acting, readScoped } from '../../platform/server/database/scoped.ts';
import { foldName } from '../../platform/kernel/fold-name.ts';

/** Party organisations in the caller's scope by id, by code or by full name; at most two, to tell that one is not enough. */
export async function findPartyOrgIds(pool: Pool, acting: Acting, text: string): Promise<string[]> {
  const rows = await readScoped<{ id: string }>(pool, acting, {
    text: `select id from party_org where ended_on is null and (id::text = lower($1) or party_code = $1 or name_key = $2) limit 2`,
    values: [text, foldName(text)],
  });
  return rows.map(({ id }) => id);
}

export interface NamedBody {
  readonly id: string;
  readonly within: string;
}

/** Supervising bodies by id or by full name, with where each stands; at most two, to tell that one is not enough. */
export function findBodies(pool: Pool, acting: Acting, text: string): Promise<NamedBody[]> {
  return readScoped<NamedBody>(pool, acting, {
    text: `select b.id, r.full_name as within from supervising_body b join region r on r.code = b.region_code
      where b.id::text = lower($1) or b.name_key = $2 order by b.region_code limit 2`,
    values: [text, foldName(text)],
  });
}
