import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Pool, PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { quoteName } from '../../../platform/server/database/roles.ts';
import type { DemoChange } from '../demo.ts';
import type { CopyValue, TableRows } from './table-rows.ts';

/** Runs all of it in one transaction as the owner: all of the demo, or nothing. */
export async function inOneTransaction<Result>(
  owner: Pool,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await owner.connect();
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

/** Whether nothing has been entered yet: no account, no Party organisation. */
export async function isUntouched(client: PoolClient): Promise<boolean> {
  await client.query('lock table account, party_org in share row exclusive mode');
  const { rows } = await client.query<{ untouched: boolean }>(
    'select not exists (select from account) and not exists (select from party_org) as untouched',
  );
  return rows[0]?.untouched === true;
}

/** Streams rows into a table. */
export async function copyRows(client: PoolClient, { table, columns, rows }: TableRows): Promise<void> {
  if (rows.length === 0) return;
  const stream = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`));
  await pipeline(Readable.from(chunksOf(rows)), stream);
}

const ROWS_PER_CHUNK = 500;

function* chunksOf(rows: TableRows['rows']): Generator<string> {
  for (let from = 0; from < rows.length; from += ROWS_PER_CHUNK) {
    const lines = rows.slice(from, from + ROWS_PER_CHUNK).map((row) => row.map(copyTextOf).join('\t'));
    yield `${lines.join('\n')}\n`;
  }
}

function copyTextOf(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return value.replace(/[\\\t\n\r]/g, '\\$&');
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`;
  if (Array.isArray(value)) return `{${value.join(',')}}`;
  return String(value);
}

/** Changes that took effect on earlier days, as the product makes them: with periods and lines in the change log. */
export async function applyChanges(
  client: PoolClient,
  changes: readonly DemoChange[],
  present: ReadonlyMap<string, Pick<DemoChange, 'staff' | 'volunteers'>>,
): Promise<void> {
  if (changes.length === 0) return;
  await client.query('alter table social_org enable trigger social_org_log_update');
  for (const day of new Set(changes.map(({ changeOn }) => changeOn))) {
    const ids = changes.filter(({ changeOn }) => changeOn === day).map(({ socialOrgId }) => socialOrgId);
    const values = ids.map((id) => present.get(id));
    await client.query(
      `select set_config('app.change_on', $1, true), set_config('app.actor', '演示数据', true)`,
      [day],
    );
    await client.query(
      `update social_org o set staff = n.staff, volunteers = n.volunteers
       from unnest($1::uuid[], $2::int[], $3::int[]) as n (id, staff, volunteers) where o.id = n.id`,
      [ids, values.map((value) => value?.staff ?? null), values.map((value) => value?.volunteers ?? null)],
    );
  }
}

export interface InstallationDraft {
  readonly preset: string;
  readonly siteName: string;
  readonly rootPartyOrgId: string;
  readonly regionCode: string;
}

/** Names the installation and marks it as a demo. */
export async function markInstallation(client: PoolClient, draft: InstallationDraft): Promise<void> {
  await client.query(
    'update installation set site_name = $1, root_party_org_id = $2, region_code = $3, trial = false, demo = $4',
    [draft.siteName, draft.rootPartyOrgId, draft.regionCode, draft.preset],
  );
}

/** Numbers of bodies were given by the generator: the next one has to follow them. */
export async function continueBodyNumbers(client: PoolClient): Promise<void> {
  await client.query(
    `select setval(pg_get_serial_sequence('supervising_body', 'no'), (select max(no) from supervising_body))`,
  );
}

/** For what the owner may not write: the change log. */
export async function actAsKeeper(client: PoolClient, keeper: string): Promise<void> {
  await client.query(`select set_config('app.actor', '演示数据', true)`);
  await client.query(`set local role ${quoteName(keeper)}`);
}

/** Gives an advisor of the demo an account. */
export async function entrustToAccount(
  client: PoolClient,
  personName: string,
  phoneSealed: Buffer,
  accountId: string,
): Promise<void> {
  await client.query(
    'update advisor_assignment set account_id = $3 where person_name = $1 and office_phone_sealed = $2',
    [personName, phoneSealed, accountId],
  );
}
