import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, PoolClient, QueryResultRow } from 'pg';
import type { Scope } from './scope.ts';

/** Who acts, and within which bounds: the frame of every statement on a caller's behalf. */
export interface Acting {
  readonly scope: Scope;
  /** The account that acts; null for the local operator on the command line. */
  readonly accountId: string | null;
  /** As it shall stand in the change log. */
  readonly actorName: string;
  /** The grant that is acted under: says for which unit, in which role. */
  readonly grantId?: string | undefined;
}

/** A statement with a name is parsed and planned once a connection. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
  /**
   * The best plan is the same for all values (a walk along an index, look-ups by key): it is planned once a connection. Under
   * row-level rules planning a screen's query costs more than running it. Never for sums over a range, whose plan depends on it.
   */
  readonly plannedOnce?: true;
  /** The best plan hangs on the values so much that none may be kept: sums over a range, of any size, on any day. */
  readonly plannedAnew?: true;
}

/** When a change counts from, and whether it corrects what was recorded wrongly. */
export interface ChangeFrame {
  /** The day from which the new values hold. */
  readonly changeOn: string;
  /** Present for a correction: the past is rewritten, and this says why. */
  readonly correctionReason?: string | undefined;
  /** The import that this change is part of. */
  readonly importId?: string | undefined;
}

const SET_SCOPE = {
  name: 'set-scope',
  text: `select set_config('app.place_lo', $1, true), set_config('app.place_hi', $2, true),
    set_config('app.party_lo', $3, true), set_config('app.party_hi', $4, true),
    set_config('app.body_lo', $5, true), set_config('app.body_hi', $6, true),
    set_config('app.persons', $7, true), set_config('app.account', $8, true),
    set_config('app.actor', $9, true), set_config('app.only_orgs', $10, true),
    set_config('app.only_members', $11, true), set_config('app.grant', $12, true),
    set_config('app.private', $13, true), set_config('plan_cache_mode', $14, true)`,
};

function scopeValues({ scope, accountId, actorName, grantId }: Acting): string[] {
  return [
    String(scope.place.from),
    String(scope.place.to),
    String(scope.party.from),
    String(scope.party.to),
    String(scope.body.from),
    String(scope.body.to),
    scope.persons ? '1' : '0',
    accountId ?? '',
    actorName,
    `{${scope.only?.socialOrgIds.join(',') ?? ''}}`,
    `{${scope.only?.memberIds.join(',') ?? ''}}`,
    grantId ?? '',
    scope.persons && scope.hidesPrivate !== true ? '1' : '0',
  ];
}

function openingStatements(acting: Acting, planMode = 'auto'): Statement[] {
  const values = [...scopeValues(acting), planMode];
  const opening: Statement[] = [{ text: 'begin' }, { ...SET_SCOPE, values }];
  // An advisor or a member acts as the role whose policies know keys instead of ranges.
  if (acting.scope.only !== undefined) opening.push({ text: `select set_config('role', self_role(), true)` });
  return opening;
}

function planModeOf(statements: readonly Statement[]): string {
  if (statements.some((each) => each.plannedAnew === true)) return 'force_custom_plan';
  return statements.every((each) => each.plannedOnce === true) ? 'force_generic_plan' : 'auto';
}

/**
 * Reads within a scope in one round trip: begin, the scope, the query and commit leave in one flush.
 * The pool's connections must be opened with `pipeline: true`.
 */
export async function readScoped<Row extends QueryResultRow>(
  pool: Pool,
  acting: Acting,
  statement: Statement,
): Promise<Row[]> {
  const [rows] = await readAllScoped<[Row]>(pool, acting, [statement]);
  return rows;
}

/** Reads several statements of one screen from one snapshot, still in one round trip. */
export async function readAllScoped<Rows extends QueryResultRow[]>(
  pool: Pool,
  acting: Acting,
  statements: readonly Statement[],
): Promise<{ [K in keyof Rows]: Rows[K][] }> {
  const client = await pool.connect();
  let broken = false;
  try {
    const opening = openingStatements(acting, planModeOf(statements)).map((s) => send(client, s));
    const reading = statements.map((s) => send(client, s));
    const closing = send(client, { text: 'commit' });
    await Promise.all(opening);
    const results = await Promise.all(reading);
    await closing;
    return results.map((result) => result.rows) as { [K in keyof Rows]: Rows[K][] };
  } catch (error) {
    await rollBack(client).catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/**
 * Runs one use case in one transaction within a scope. The work receives the client; it must await each statement.
 * A thrown error, or a result for which `keep` answers false (a refusal), rolls everything back. Where another writer got in
 * the way, the whole work runs again after a moment, a few times: it must not change anything outside of its transaction.
 */
export async function writeScoped<Result>(
  pool: Pool,
  acting: Acting,
  frame: ChangeFrame,
  work: (client: PoolClient) => Promise<Result>,
  keep: (result: Result) => boolean = () => true,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await writeOnce(pool, acting, frame, work, keep);
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || !isCollision(error)) throw error;
      // Two that keep getting in each other's way must not come back at the same moment.
      await sleep(Math.random() * attempt * LONGEST_PAUSE_MS);
    }
  }
}

const MOST_ATTEMPTS = 8;
const LONGEST_PAUSE_MS = 20;
const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const FOREIGN_KEY = '23503';

/** A deadlock, or a code of the Party tree that was renumbered between its reading and its use. */
function isCollision(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  if (error.code === DEADLOCK || error.code === SERIALIZATION_FAILURE) return true;
  return (
    error.code === FOREIGN_KEY &&
    'constraint' in error &&
    /_(party|membership|tree)?_?pos_fkey$/.test(String(error.constraint))
  );
}

async function writeOnce<Result>(
  pool: Pool,
  acting: Acting,
  frame: ChangeFrame,
  work: (client: PoolClient) => Promise<Result>,
  keep: (result: Result) => boolean,
): Promise<Result> {
  const client = await pool.connect();
  let broken = false;
  try {
    await Promise.all([
      ...openingStatements(acting).map((s) => send(client, s)),
      send(client, {
        name: 'set-change',
        text: `select set_config('app.change_on', $1, true), set_config('app.correction', $2, true), set_config('app.import', $3, true)`,
        values: [frame.changeOn, frame.correctionReason ?? '', frame.importId ?? ''],
      }),
    ]);
    const result = await work(client);
    await client.query(keep(result) ? 'commit' : 'rollback');
    return result;
  } catch (error) {
    await rollBack(client).catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

function send(client: PoolClient, { name, text, values }: Statement) {
  const named = name === undefined ? {} : { name: statementName(name) };
  const sent = client.query({ ...named, text, values: values as unknown[] });
  // Each promise is awaited in turn above; without this, a later one that fails with an earlier is reported as unhandled.
  sent.catch(() => undefined);
  return sent;
}

/** PostgreSQL cuts names off after 63 bytes: of two statements that begin alike, one would be taken for the other. */
const LONGEST_NAME = 63;
const KEPT_OF_NAME = 30;

function statementName(name: string): string {
  if (name.length <= LONGEST_NAME) return name;
  const hash = createHash('sha256').update(name).digest('hex');
  return `${name.slice(0, KEPT_OF_NAME)}-${hash}`.slice(0, LONGEST_NAME);
}

async function rollBack(client: PoolClient): Promise<void> {
  await client.query('rollback');
}
