import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { SeenPair } from '../double.ts';
import type { MergeKind } from '../merge.ts';

/** Says of pairs that they are two; what was said of them before, of other facts, gives way. */
export function keepMarks(
  kind: MergeKind,
  pairs: readonly (SeenPair & { readonly id: string })[],
  reason: string,
): Statement {
  return {
    name: `mark-not-double-${kind}`,
    text: `insert into ${kind}_not_double (id, one_id, two_id, facts, reason, account_id, marked_by)
      select x.id, least(x."keeperId", x."otherId"), greatest(x."keeperId", x."otherId"), x.facts, $2, acting_account(), acting_name()
      from jsonb_to_recordset($1::jsonb) as x (id uuid, "keeperId" uuid, "otherId" uuid, facts text)
      on conflict (one_id, two_id) do update set id = excluded.id, facts = excluded.facts, reason = excluded.reason,
        account_id = excluded.account_id, marked_by = excluded.marked_by, marked_at = now()`,
    values: [JSON.stringify(pairs), reason],
  };
}

export function dropMarks(kind: MergeKind, ids: readonly string[]): Statement {
  return {
    name: `unmark-not-double-${kind}`,
    text: `delete from ${kind}_not_double where id = any ($1::uuid[]) returning id`,
    values: [ids],
  };
}
