import type { QueryResultRow } from 'pg';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { CodeRange } from '../../../platform/server/database/scope.ts';

export interface PlaceRow extends QueryResultRow {
  id: string;
  name: string;
  within: string | null;
  has_children: boolean;
}

const FOUND_LIMIT = 50;

const COLUMNS = `r.code as id, r.name || case when r.valid_to is null then '' else '（已撤销）' end as name,
  (select full_name from region up where up.code = r.parent_code and up.level > 0) as within,
  exists (select from region c where c.parent_code = r.code) as has_children`;

/** Where the tree begins for a scope: its own region, or the installation's. */
export function topPlaces(place: CodeRange): Statement {
  return {
    name: 'place-tree-top',
    text: `select ${COLUMNS} from region r, installation i
      where r.code = coalesce((select code from region where pos = $1 and pos_end = $2), i.region_code, '000000000')`,
    values: [place.from, place.to],
  };
}

/** A region's children within a scope; retired codes are readable by their code alone. */
export function placesUnder(parent: string, place: CodeRange): Statement {
  return {
    name: 'place-tree-children',
    text: `select ${COLUMNS} from region r
      where r.parent_code = $1 and r.valid_to is null and r.pos_end >= $2 and r.pos <= $3 order by r.pos`,
    values: [parent, place.from, place.to],
  };
}

/** The place of that very name first: 洋县 before 沙洋县, and what lies within either after both. */
export function placesNamed(text: string, place: CodeRange): Statement {
  return {
    name: 'place-tree-found',
    text: `select ${COLUMNS} from region r, installation i join region home on home.code = coalesce(i.region_code, '000000000')
      where (strpos(r.full_name, $1) > 0 or r.code like replace(replace($1, '%', ''), '_', '') || '%') and r.valid_to is null
        and r.pos between greatest($2, home.pos) and least($3, home.pos_end)
      order by (r.name = $1) desc, starts_with(r.name, $1) desc, (strpos(r.name, $1) > 0) desc, r.level, r.pos
      limit ${FOUND_LIMIT}`,
    values: [text, place.from, place.to],
  };
}

export function placesByCode(codes: readonly string[]): Statement {
  return {
    name: 'place-tree-chosen',
    text: `select ${COLUMNS} from region r where r.code = any ($1)`,
    values: [codes],
  };
}
