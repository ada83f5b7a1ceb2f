import type { Pool, PoolClient } from 'pg';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import type { RequestedFormat, RequestedKind, RequestState } from '../export-request.ts';

export interface RequestRow {
  readonly id: string;
  readonly kind: RequestedKind;
  readonly title: string | null;
  readonly format: RequestedFormat;
  readonly asked: Record<string, unknown>;
  readonly purpose: string;
  readonly rows: number;
  readonly state: RequestState;
  readonly needsApproval: boolean;
  readonly locked: boolean;
  readonly asker: string;
  readonly askerPlace: string | null;
  readonly aloneReason: string | null;
  readonly notedBy: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly decisionNote: string | null;
  readonly failure: string | null;
  readonly requestedAt: Date;
  readonly expiresAt: Date;
  readonly fetchedAt: Date | null;
}

/** A request whose time is over has lapsed, whether or not the upkeep has come by. */
const STATE = `case when state in ('waiting', 'making', 'ready') and expires_at < now() then 'lapsed' else state end`;
const COLUMNS = `id, kind, title, format, asked, purpose, rows, ${STATE} as state, needs_approval as "needsApproval", locked,
  actor as asker, place_name as "askerPlace", alone_reason as "aloneReason", noted_by as "notedBy", decided_actor as "decidedBy",
  decided_at as "decidedAt", decision_note as "decisionNote", failure, requested_at as "requestedAt", expires_at as "expiresAt",
  fetched_at as "fetchedAt"`;
const WAITS = `state = 'waiting' and expires_at > now()`;

/** Which requests a list is of, beside what the row-level rules show to the caller. */
const OWN = 'account_id = acting_account()';
const OTHERS = 'needs_approval and alone_reason is null and account_id <> acting_account()';
const ALONE = 'alone_reason is not null';

export interface RequestPage {
  /** Requests before this one: their ids grow with time. */
  readonly before: string | null;
  readonly limit: number;
}

function listWhere(name: string, where: string) {
  return (pool: Pool, acting: Acting, { before, limit }: RequestPage): Promise<RequestRow[]> =>
    readScoped<RequestRow>(pool, acting, {
      name,
      text: `select ${COLUMNS} from export_request where ${where} and ($1::uuid is null or id < $1) order by id desc limit $2`,
      values: [before, limit],
    });
}

export const listOwnRows = listWhere('list-export-requests', OWN);
export const listOthersRows = listWhere('list-export-approvals', OTHERS);
export const listWaitingRows = listWhere('list-export-approvals-waiting', `${OTHERS} and ${WAITS}`);
export const listAloneRows = listWhere('list-export-notices', ALONE);
export const listUnnotedRows = listWhere('list-export-notices-open', `${ALONE} and noted_at is null`);

function countWhere(name: string, where: string) {
  return async (pool: Pool, acting: Acting): Promise<number> => {
    const [row] = await readScoped<{ n: number }>(pool, acting, {
      name,
      text: `select count(*)::int as n from export_request where ${where}`,
    });
    return row?.n ?? 0;
  };
}

export const countOthers = countWhere('count-export-approvals', OTHERS);
export const countWaiting = countWhere('count-export-approvals-waiting', `${OTHERS} and ${WAITS}`);
export const countAlone = countWhere('count-export-notices', ALONE);
export const countUnnoted = countWhere('count-export-notices-open', `${ALONE} and noted_at is null`);

/** How large a roll may leave at once, and whether anybody else could approve a larger one. */
export async function readRules(
  pool: Pool,
  acting: Acting & { readonly grantId: string },
): Promise<{ approvalRows: number; secondPerson: boolean }> {
  const [rules] = await readScoped<{ approvalRows: number; secondPerson: boolean }>(pool, acting, {
    name: 'read-export-rules',
    text: `select export_approval_rows as "approvalRows", has_second_person(acting_account(), $1) as "secondPerson" from installation`,
    values: [acting.grantId],
  });
  if (rules === undefined) throw new Error('there is no installation');
  return rules;
}

export interface RequestToInsert {
  readonly id: string;
  readonly grantId: string;
  readonly kind: RequestedKind;
  readonly title: string | null;
  readonly asked: object;
  readonly format: RequestedFormat;
  readonly purpose: string;
  readonly rows: number;
  readonly state: 'waiting' | 'making';
  readonly needsApproval: boolean;
  readonly aloneReason: string | null;
  readonly passwordSealed: Buffer | null;
  readonly days: number;
}

export async function insertRequest(client: PoolClient, request: RequestToInsert): Promise<void> {
  const { id, grantId, kind, title, asked, format, purpose, rows, state, needsApproval, aloneReason } =
    request;
  await client.query(
    `insert into export_request (id, account_id, grant_id, actor, place_name, party_pos, kind, asked, format, purpose, rows, state,
       needs_approval, alone_reason, password_sealed, locked, expires_at, title)
     select $1, acting_account(), g.id, acting_name(), p.name, c.pos, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11::bytea is not null,
       now() + make_interval(days => $12), $13
     from role_grant g left join party_org p on p.id = g.party_org_id
       left join party_org_code c on c.party_org_id = g.party_org_id and c.to_on = 'infinity'
     where g.id = $2`,
    [
      id,
      grantId,
      kind,
      JSON.stringify(asked),
      format,
      purpose,
      rows,
      state,
      needsApproval,
      aloneReason,
      request.passwordSealed,
      request.days,
      title,
    ],
  );
}

export interface Decision {
  readonly id: string;
  readonly state: 'making' | 'refused';
  readonly note: string | null;
  readonly days: number;
}

export interface DecidedRequest extends Pick<RequestRow, 'id' | 'kind' | 'title' | 'rows' | 'purpose'> {
  readonly grantId: string;
}

/** @returns what was decided on, with the grant under which it was asked; null when there was nothing to decide for the caller */
export async function saveDecision(
  client: PoolClient,
  { id, state, note, days }: Decision,
): Promise<DecidedRequest | null> {
  const { rows } = await client.query<DecidedRequest>(
    `update export_request set state = $2, decided_by = acting_account(), decided_actor = acting_name(), decided_at = now(),
       decision_note = $3, expires_at = case when $2 = 'making' then now() + make_interval(days => $4) else expires_at end
     where id = $1 and ${WAITS} and ${OTHERS} returning id, kind, title, rows, purpose, grant_id as "grantId"`,
    [id, state, note, days],
  );
  return rows[0] ?? null;
}

/** @returns what was taken back; null when the caller has no such request that waits or is being made */
export async function saveWithdrawal(client: PoolClient, id: string): Promise<DecidedRequest | null> {
  const { rows } = await client.query<DecidedRequest>(
    `update export_request set state = 'withdrawn', password_sealed = null
     where id = $1 and state in ('waiting', 'making') and expires_at > now() and ${OWN}
     returning id, kind, title, rows, purpose, grant_id as "grantId"`,
    [id],
  );
  return rows[0] ?? null;
}

/** @returns what was noted, the first time and later; null when there is no such notice */
export async function saveNoted(client: PoolClient, id: string): Promise<DecidedRequest | null> {
  const { rows } = await client.query<DecidedRequest>(
    `update export_request set noted_at = coalesce(noted_at, now()), noted_by = coalesce(noted_by, acting_name())
     where id = $1 and ${ALONE} returning id, kind, rows, purpose, grant_id as "grantId"`,
    [id],
  );
  return rows[0] ?? null;
}

export interface SeenRequest extends RequestRow {
  readonly own: boolean;
  readonly passwordSealed: Buffer | null;
}

/** A request in the caller's sight, own or another's. */
export async function findRequest(pool: Pool, acting: Acting, id: string): Promise<SeenRequest | null> {
  const [row] = await readScoped<SeenRequest>(pool, acting, {
    name: 'find-export-request',
    text: `select ${COLUMNS}, ${OWN} as own, password_sealed as "passwordSealed" from export_request where id = $1`,
    values: [id],
  });
  return row ?? null;
}

/** @returns false when it is not being made any more */
export async function saveMade(
  client: PoolClient,
  { id, bytes, days }: { id: string; bytes: number; days: number },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update export_request set state = 'ready', file_bytes = $2, password_sealed = null,
       expires_at = now() + make_interval(days => $3)
     where id = $1 and state = 'making' and ${OWN}`,
    [id, bytes, days],
  );
  return rowCount === 1;
}

export async function saveFailure(client: PoolClient, id: string, failure: string): Promise<void> {
  await client.query(
    `update export_request set state = 'failed', failure = $2, password_sealed = null where id = $1 and state = 'making' and ${OWN}`,
    [id, failure],
  );
}

export async function saveFetched(client: PoolClient, id: string): Promise<void> {
  await client.query(
    `update export_request set fetched_at = coalesce(fetched_at, now()) where id = $1 and ${OWN}`,
    [id],
  );
}
