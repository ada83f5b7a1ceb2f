import type { ClientBase } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import type { ImportKind, RunState } from '../import.ts';

/** Where a run without answers would put what its file leaves open: the top of what the caller sees of the Party tree. */
export async function findDefaults(
  client: ClientBase,
): Promise<{ regionCode: string | null; topPartyOrgId: string | null }> {
  const { rows } = await client.query<{ regionCode: string | null; topPartyOrgId: string | null }>(
    // A region's officer may see no Party organisation at all: then whoever answers for the installation's region does.
    `select coalesce(top.region_code, i.region_code) as "regionCode",
       coalesce(top.id, responsible_for_region(coalesce(i.region_code, '000000000'))) as "topPartyOrgId"
     from installation i left join (
       select id, region_code from party_org where pos between party_lo() and party_hi() and ended_on is null order by pos limit 1) top on true`,
  );
  return rows[0] ?? { regionCode: null, topPartyOrgId: null };
}

/** What this person chose for columns before; `` stands for 附列. Choices of one's own go before those of the office. */
export async function findRememberedColumns(
  client: ClientBase,
  kind: ImportKind,
  accountId: string | null,
): Promise<Map<string, string>> {
  const { rows } = await client.query<{ title_key: string; field: string }>(
    `select title_key, field from import_column where kind = $1 and account_id is not distinct from $2`,
    [kind, accountId],
  );
  return new Map(rows.map((row) => [row.title_key, row.field]));
}

export interface RunToInsert {
  readonly id: string;
  readonly uploadId: string | null;
  readonly accountId: string | null;
  readonly actorName: string;
  readonly kind: ImportKind;
  readonly state: RunState;
  readonly sheet: number;
  readonly layout: unknown;
  readonly ledgerOn: Day;
}

export async function insertRun(client: ClientBase, run: RunToInsert): Promise<void> {
  await client.query(
    `insert into import_run (id, upload_id, account_id, actor, kind, state, sheet, layout, ledger_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9)`,
    [
      run.id,
      run.uploadId,
      run.accountId,
      run.actorName,
      run.kind,
      run.state,
      run.sheet,
      JSON.stringify(run.layout),
      run.ledgerOn,
    ],
  );
}

/** Ends a run within the transaction that stores: state and records are kept together or not at all. */
export async function finishRun(
  client: ClientBase,
  id: string,
  state: RunState,
  counts: unknown,
): Promise<void> {
  await client.query(
    'update import_run set state = $2, counts = $3::jsonb, finished_at = now(), failure = null where id = $1',
    [id, state, JSON.stringify(counts)],
  );
}

/**
 * Everything an import asks for, it asks for by key; but the planner takes a row-level rule to leave a handful of rows and
 * knows nothing of what the transaction itself has written, so that it would read whole tables for each row. Plans that
 * are kept (of triggers) are made along the indexes from the start. Statements of imports bear no name: a plan made while a
 * table was empty must not serve for a hundred thousand rows.
 */
export async function planByKey(client: ClientBase): Promise<void> {
  await client.query(
    `select set_config('enable_seqscan', 'off', true), set_config('random_page_cost', '1.1', true), set_config('jit', 'off', true)`,
  );
}
