import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Pool, PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { CodeEntry } from '../../codes/code-table.ts';
import type { Region } from '../region.ts';

/** Whether regions have been loaded into this database. */
export async function hasRegions(owner: Pool): Promise<boolean> {
  const { rows } = await owner.query<{ loaded: boolean }>('select exists (select from region) as loaded');
  return rows[0]?.loaded === true;
}

/** Stores places in one transaction: all of them or none. */
export async function insertPlaces(
  owner: Pool,
  regions: readonly Region[],
  sectors: readonly CodeEntry[],
): Promise<void> {
  const client = await owner.connect();
  try {
    await client.query('begin');
    // A command may come while the server starts for the first time: the second one finds the work done.
    await client.query(`select pg_advisory_xact_lock(hashtext('load_places'))`);
    const { rows } = await client.query<{ loaded: boolean }>('select exists (select from region) as loaded');
    if (rows[0]?.loaded !== true) {
      await insertRegions(client, regions);
      await insertSectors(client, sectors);
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/** References are checked once for all rows at the end: row by row they cost as much as everything else together. */
async function insertRegions(client: PoolClient, regions: readonly Region[]): Promise<void> {
  await client.query(
    'alter table region drop constraint region_parent_code_fkey, drop constraint region_successor_code_fkey',
  );
  const columns =
    'code, name, full_name, level, parent_code, pos, pos_end, valid_from, valid_to, successor_code';
  const lines = regions.map((region) => `${copyLineOf(region)}\n`);
  await pipeline(
    Readable.from([lines.join('')]),
    client.query(copyFrom(`copy region (${columns}) from stdin`)),
  );
  await client.query(
    `alter table region add constraint region_parent_code_fkey foreign key (parent_code) references region (code),
       add constraint region_successor_code_fkey foreign key (successor_code) references region (code)`,
  );
}

function copyLineOf(region: Region): string {
  const { code, name, fullName, level, parentCode, from, to, validFrom, validTo, successorCode } = region;
  return [code, name, fullName, level, parentCode, from, to, validFrom, validTo, successorCode]
    .map((value) => value ?? '\\N')
    .join('\t');
}

/** Stores sectors in the order given. */
async function insertSectors(client: PoolClient, sectors: readonly CodeEntry[]): Promise<void> {
  await client.query(
    `insert into sector (code, name, sort) select code, name, sort::int2
     from unnest($1::text[], $2::text[]) with ordinality as seed (code, name, sort) on conflict do nothing`,
    [sectors.map((sector) => sector.code), sectors.map((sector) => sector.name)],
  );
}
