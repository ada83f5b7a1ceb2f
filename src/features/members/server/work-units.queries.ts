import type { QueryResultRow } from 'pg';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { CodeRange } from '../../../platform/server/database/scope.ts';

export interface WorkUnitRow extends QueryResultRow {
  id: string;
  name: string;
  region_name: string;
}

const FOUND_LIMIT = 30;
const UNITS =
  'select o.id, o.name, g.name as region_name from social_org o join region g on g.code = o.region_code';

/** Social organisations in the caller's sight whose name holds the text; the first ones of the Party line without a text. */
export function workUnitsNamed(nameKey: string, party: CodeRange): Statement {
  return {
    name: 'member-work-units',
    text: `${UNITS} where o.party_pos between $2 and $3 and o.ended_on is null and ($1 = '' or strpos(o.name_key, $1) > 0)
      order by o.party_pos, o.name_key, o.id limit ${FOUND_LIMIT}`,
    values: [nameKey, party.from, party.to],
  };
}

/** The organisations that a secretary's branch covers, wherever in the tree they are answered for. */
export function workUnitsAmong(ids: readonly string[], nameKey: string): Statement {
  return {
    name: 'member-work-units-among',
    text: `${UNITS} where o.id = any ($1::uuid[]) and ($2 = '' or strpos(o.name_key, $2) > 0) order by o.name_key, o.id limit ${FOUND_LIMIT}`,
    values: [ids, nameKey],
  };
}
