import type { Pool } from 'pg';

/** Cuts the names of at most so many members that an import brought; answers how many there were. */
export async function foldNames(owner: Pool, most: number): Promise<number> {
  const { rows } = await owner.query<{ taken: number }>('select member_tokens_fold($1) as taken', [most]);
  return rows[0]?.taken ?? 0;
}
