import type { ClientBase } from 'pg';
import type { DifferenceKind, FieldDifferences } from '../complete-list.ts';

export interface DifferenceToStore {
  readonly kind: DifferenceKind;
  readonly row: number | null;
  readonly org: string | null;
  readonly name: string;
  readonly nameKey: string;
  readonly code: string | null;
  readonly fields: FieldDifferences;
}

export async function insertDifferences(
  client: ClientBase,
  listId: string,
  differences: readonly DifferenceToStore[],
): Promise<void> {
  await client.query(
    `insert into list_difference (list_id, kind, row_number, social_org_id, name, name_key, credit_code, fields)
     select $1, d.kind, d."row", d.org, d.name, d."nameKey", d.code, d.fields
     from jsonb_to_recordset($2::jsonb) d (kind text, "row" int, org uuid, name text, "nameKey" text, code text, fields jsonb)`,
    [listId, JSON.stringify(differences)],
  );
}

/** Keeps each row that we have no organisation for as a difference. */
export async function insertTheirs(client: ClientBase, listId: string): Promise<void> {
  await client.query(
    `insert into list_difference (list_id, kind, row_number, name, name_key, credit_code)
     select list_id, 'theirs_only', row_number, coalesce(name, credit_code), name_key, credit_code
     from complete_list_row where list_id = $1 and outcome = 'new' order by row_number`,
    [listId],
  );
}

/** What nobody has decided is found anew by the next comparison; what somebody has stays. */
export async function clearOpen(client: ClientBase, listId: string): Promise<void> {
  await client.query(`delete from list_difference where list_id = $1 and state = 'open'`, [listId]);
}

/** Two differences that say the same: of one organisation of ours, or of one name and code of theirs, with the same values. */
const SAYS_THE_SAME = `e.kind = d.kind and e.name_key = d.name_key and e.social_org_id is not distinct from d.social_org_id
  and e.credit_code is not distinct from d.credit_code and e.fields = d.fields`;

/** An open difference that was declined on this very list is not asked again. */
export async function dropDeclined(client: ClientBase, listId: string): Promise<void> {
  await client.query(
    `delete from list_difference d using list_difference e
     where d.list_id = $1 and d.state = 'open' and e.list_id = $1 and e.state = 'declined' and ${SAYS_THE_SAME}`,
    [listId],
  );
}

/** Carries over what was declined on earlier lists of the same place, with its reason and whose decision it was. */
export async function carryDeclined(client: ClientBase, listId: string): Promise<void> {
  await client.query(
    `with e as materialized (
       select e.kind, e.name_key, e.social_org_id, e.credit_code, e.fields, e.reason, e.settled_by, e.settled_at
       from complete_list mine join complete_list theirs on theirs.id <> mine.id and theirs.region_code = mine.region_code
         join list_difference e on e.list_id = theirs.id where mine.id = $1 and e.state = 'declined'),
     p as materialized (
       select distinct on (d.id) d.id, e.reason, e.settled_by, e.settled_at
       from list_difference d join e on ${SAYS_THE_SAME}
       where d.list_id = $1 and d.state = 'open' order by d.id, e.settled_at desc)
     update list_difference d set state = 'declined', reason = p.reason, settled_by = p.settled_by, settled_at = p.settled_at, carried = true
     from p where d.id = p.id`,
    [listId],
  );
}
