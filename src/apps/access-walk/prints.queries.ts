import type { Pool } from 'pg';

/** Rows that a look or a refused sign-in may write, and places, which nobody may. */
const LEFT_OUT = ['session', 'look_line', 'region', 'audit_seal'];
/** Upkeep folds what waits at any moment; what it sums is compared by its sources. */
const UPKEEP = ['tally_fold', 'tally_measure', 'tally_delta'];

/** A print of each table as a superuser sees it: two equal ones mean that nothing was written in between. */
export async function takePrints(superPool: Pool): Promise<Map<string, string>> {
  const { rows: tables } = await superPool.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename <> all ($1) and tablename not like 'kysely%'`,
    [[...LEFT_OUT, ...UPKEEP]],
  );
  const parts = tables.map(({ name }) => {
    const where = name === 'change_line' ? `where t.entity not in ('account', 'command')` : '';
    return `select '${name}' as name, count(*) || ':' || coalesce(sum(hashtextextended(t::text, 0)), 0) as print from "${name}" t ${where}`;
  });
  const { rows } = await superPool.query<{ name: string; print: string }>(parts.join(' union all '));
  return new Map(rows.map(({ name, print }) => [name, print]));
}

/** How many lines the log of changes and looks has had so far. */
export async function lastLines(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    `select coalesce((select max(id) from change_line), 0)::float8 + coalesce((select max(id) from look_line), 0) as n`,
  );
  return rows[0]?.n ?? 0;
}
