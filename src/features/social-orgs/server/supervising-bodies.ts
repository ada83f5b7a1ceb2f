import type { Pool, PoolClient } from 'pg';
import { v7 } from 'uuid';
import type { z } from 'zod';
import type { treeAnswer, treeQuery } from '../../../platform/contract/tree.ts';
import { foldName } from '../../../platform/kernel/fold-name.ts';
import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import {
  type Acting,
  readScoped,
  type Statement,
  writeScoped,
} from '../../../platform/server/database/scoped.ts';
import { writeOrRefuse } from '../../../platform/server/database/refused-write.ts';
import type { RegionCode } from '../../places/region.ts';
import {
  bodiesByIds,
  bodiesByKeys,
  bodiesByText,
  type BodyRow,
  insertBodies,
} from './supervising-bodies.queries.ts';

const MOST_FOUND = 50;

/** Bodies for a picker: found by a part of the name, or those already chosen. They have no tree. */
export async function findSupervisingBodies(
  pool: Pool,
  acting: Acting,
  { q, id, parent }: z.output<typeof treeQuery>,
): Promise<z.output<typeof treeAnswer>> {
  if (parent !== undefined) return { nodes: [] };
  const ids = id === undefined ? null : [id].flat();
  const rows = await readScoped<BodyRow>(
    pool,
    acting,
    ids === null ? bodiesByText(foldName(q ?? ''), MOST_FOUND) : bodiesByIds(ids),
  );
  return {
    nodes: rows.map((row) => ({ id: row.id, name: row.name, within: row.region_name, hasChildren: false })),
  };
}

export interface BodyToStore {
  readonly name: string;
  readonly regionCode: RegionCode;
}

/**
 * Stores bodies that a person or a ledger proposed; one of the same name and place is taken as it is.
 * @returns for each, in the order given, its id
 */
export async function storeSupervisingBodies(
  client: PoolClient,
  bodies: readonly BodyToStore[],
): Promise<string[]> {
  const rows = bodies.map(({ name, regionCode }) => ({
    id: v7(),
    name: name.trim(),
    nameKey: foldName(name),
    regionCode,
  }));
  await send(client, insertBodies(rows));
  const { rows: found } = await send(client, bodiesByKeys(rows.map((row) => row.nameKey)));
  const idOf = new Map(found.map((row) => [`${row.name_key} ${row.region_code}`, row.id]));
  return rows.map((row) => idOf.get(`${row.nameKey} ${row.regionCode}`) ?? row.id);
}

/** Adds one body by hand. */
export function addSupervisingBody(
  pool: Pool,
  acting: Acting,
  body: BodyToStore,
  today: string,
): Promise<{ id: string; name: string } | Refusal> {
  return writeOrRefuse(
    () =>
      writeScoped(pool, acting, { changeOn: today }, async (client) => {
        const [id = ''] = await storeSupervisingBodies(client, [body]);
        return { id, name: body.name };
      }),
    {
      supervising_body_region_code_fkey: refuse(
        'supervising-body.region',
        '所在行政区划不存在。请从列表中选择。',
        {
          field: 'regionCode',
          value: body.regionCode,
        },
      ),
    },
  );
}

function send(client: PoolClient, { text, values }: Statement) {
  return client.query<BodyRow>(text, [...(values ?? [])]);
}
