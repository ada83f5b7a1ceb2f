import { type Kysely, sql } from 'kysely';
import { sealOfficePhone } from '../crypto/office-phone.ts';
import type { Sealer } from '../crypto/seal.ts';
import { type DatabaseRoles, quoteName } from './roles.ts';

/** Columns that held telephones in clear before the migrations 0041 and 0042. */
const COLUMNS = [
  ['party_org', 'phone'],
  ['party_post', 'phone'],
  ['social_org', 'contact_phone'],
  ['org_head', 'phone'],
  ['advisor_assignment', 'phone'],
] as const;

const BATCH = 5_000;
/** Comes before every id. */
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Seals every telephone that stands in clear, some thousand at a time, within the transaction of the migrations: broken off, nothing
 * of it is stored and the next start begins anew. Nobody's change of a record, and past the row-level rules.
 * @returns how many there were
 * @throws when there are some and no key
 */
export async function sealTelephones(
  database: Kysely<unknown>,
  roles: DatabaseRoles,
  sealer: Sealer | undefined,
): Promise<number> {
  await sql.raw(`set local role ${quoteName(roles.keeper)}`).execute(database);
  await sql`select set_config('app.rekeying', '1', true)`.execute(database);
  let sealed = 0;
  for (const [table, column] of COLUMNS) {
    let after: string | null = FIRST;
    while (after !== null) {
      const some: SealedSome = await sealSome(database, table, column, after, sealer);
      sealed += some.sealed;
      after = some.last;
    }
  }
  // What waits for the end of the transaction would keep the migrations behind this from altering its tables.
  await sql`set constraints all immediate`.execute(database);
  await sql`set constraints all deferred`.execute(database);
  await sql`select set_config('app.rekeying', '', true)`.execute(database);
  await sql`reset role`.execute(database);
  return sealed;
}

interface SealedSome {
  readonly sealed: number;
  /** The id behind which the next begin; null: there are none. */
  readonly last: string | null;
}

async function sealSome(
  database: Kysely<unknown>,
  table: string,
  column: string,
  after: string,
  sealer: Sealer | undefined,
): Promise<SealedSome> {
  const { rows } = await sql<{ id: string; phone: string }>`select id, ${sql.ref(column)} as phone
    from ${sql.table(table)} where ${sql.ref(column)} is not null and id > ${after}::uuid order by id limit ${BATCH}`.execute(
    database,
  );
  if (rows.length === 0) return { sealed: 0, last: null };
  if (sealer === undefined) throw new Error(`telephones of ${table} can't be sealed without the key`);
  const ids = rows.map(({ id }) => id);
  const values = rows.map(({ phone }) => sealOfficePhone(sealer, phone));
  await sql`update ${sql.table(table)} t set ${sql.ref(column)} = i.sealed
    from unnest(${ids}::uuid[], ${values}::text[]) as i (id, sealed) where t.id = i.id`.execute(database);
  return { sealed: rows.length, last: ids.at(-1) ?? null };
}
