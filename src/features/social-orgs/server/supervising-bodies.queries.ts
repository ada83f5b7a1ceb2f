import type { QueryResultRow } from 'pg';
import type { Statement } from '../../../platform/server/database/scoped.ts';

export interface BodyRow extends QueryResultRow {
  id: string;
  name: string;
  name_key: string;
  region_code: string;
  region_name: string;
}

export interface BodyToInsert {
  readonly id: string;
  readonly name: string;
  readonly nameKey: string;
  readonly regionCode: string;
}

/** Inserts those that are not there yet by name and place. */
export function insertBodies(bodies: readonly BodyToInsert[]): Statement {
  return {
    text: `insert into supervising_body (id, name, name_key, region_code)
      select id, name, "nameKey", "regionCode" from jsonb_to_recordset($1::jsonb) as r (id uuid, name text, "nameKey" text, "regionCode" text)
      on conflict (name_key, region_code) do nothing`,
    values: [JSON.stringify(bodies)],
  };
}

/** Those with one of the folded names, anywhere. */
export function bodiesByKeys(nameKeys: readonly string[]): Statement {
  return { text: `${BODIES} where b.name_key = any ($1) order by b.no`, values: [nameKeys] };
}

export function bodiesByIds(ids: readonly string[]): Statement {
  return { text: `${BODIES} where b.id::text = any ($1) order by b.no`, values: [ids] };
}

/** Those whose name contains a text; the first ones of all where the text is empty. */
export function bodiesByText(nameKey: string, limit: number): Statement {
  return {
    text: `${BODIES} where strpos(b.name_key, $1) > 0 order by length(b.name_key), b.region_code, b.name_key limit $2`,
    values: [nameKey, limit],
  };
}

const BODIES = `select b.id, b.name, b.name_key, b.region_code, g.name as region_name
  from supervising_body b join region g on g.code = b.region_code`;
