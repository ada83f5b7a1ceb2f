import type { Pool } from 'pg';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';

/** Which of these organisations are on record as not having taken part (未参检) in a year's check. */
export async function findNotTaken(
  pool: Pool,
  acting: Acting,
  socialOrgIds: readonly string[],
  year: number,
): Promise<string[]> {
  const rows = await readScoped<{ id: string }>(pool, acting, {
    name: 'prints-not-taken',
    text: `select social_org_id as id from annual_check where social_org_id = any ($1::uuid[]) and year = $2 and result = 'not_taken'`,
    values: [socialOrgIds, year],
  });
  return rows.map(({ id }) => id);
}
