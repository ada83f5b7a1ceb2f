import type { PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { quoteName } from '../../../platform/server/database/roles.ts';

/** The tables that demo data go into. */
const TABLES = [
  'party_org_code',
  'party_org',
  'social_org',
  'social_org_period',
  'coverage_relation',
  'member',
  'member_period',
  'party_term',
  'party_post',
  'org_head',
  'annual_check',
  'evaluation',
  'credit_listing',
  'mass_org',
  'advisor_assignment',
  'declared_figure',
  'meeting',
  'meeting_record',
  'meeting_resolution',
  'attendance',
  'meeting_approval',
  'convening',
  'convening_read',
  'leave_request',
  'plan_template',
  'year_plan',
];
/** Triggers that stay: they write the periods, which follow from each row alone. */
const PERIOD_TRIGGERS = [
  'social_org_inserted',
  'social_org_updated',
  'social_org_reason_inserted',
  'member_inserted',
  'member_updated',
];

/** Made from the records at the end. */
const SPANS = 'coverage_span';
const TOKENS = ['social_org_token', 'party_org_token', 'member_token'];

/** Minutes of the last weeks are what is entered now compared with most; a city's whole half year would take as long as all the rest. */
const SKETCHES = `insert into minutes_sketch (meeting_id, party_pos, bands)
  select r.meeting_id, r.party_pos, shingle_bands(w.shingles)
  from meeting m join meeting_record r on r.meeting_id = m.id cross join lateral text_shingles(r.minutes) w (shingles)
  where r.minutes is not null and m.held_on > (select counted_on from installation) - 40 and cardinality(w.shingles) >= 40`;

export interface BulkOptions {
  readonly today: Day;
  /** Take indexes and references down meanwhile; pays from some hundred thousand rows on. */
  readonly withoutIndexes: boolean;
}

/** Statements that put back what was taken down, in their order. */
export interface OpenedForBulk {
  readonly beforeCounting: readonly string[];
  readonly afterCounting: readonly string[];
}

/**
 * Lets the owner write all rows at once: row-level rules aside, which bind even the owner otherwise and forbid COPY, and
 * without the triggers that log and count row by row. `closeForBulk` undoes both.
 */
export async function openForBulk(
  client: PoolClient,
  { today, withoutIndexes }: BulkOptions,
): Promise<OpenedForBulk> {
  await client.query('update installation set counted_on = $1', [today]);
  for (const table of [...TABLES, SPANS])
    await client.query(`alter table ${table} no force row level security`);
  for (const { table, trigger } of await listTriggers(client)) {
    if (PERIOD_TRIGGERS.includes(trigger)) continue;
    await client.query(`alter table ${table} disable trigger ${quoteName(trigger)}`);
  }
  if (!withoutIndexes) return { beforeCounting: [], afterCounting: [] };
  const made = await takeDown(client, [
    ...(await listIndexes(client, [SPANS, ...TOKENS])),
    ...(await listConstraints(client, [SPANS])),
  ]);
  const loaded = [...(await listIndexes(client, TABLES)), ...(await listConstraints(client, TABLES))];
  return { beforeCounting: await takeDown(client, loaded), afterCounting: made };
}

/** Binds the owner again, and has everything counted from the records. */
export async function closeForBulk(client: PoolClient, keeper: string, opened: OpenedForBulk): Promise<void> {
  // A city's needs no more than what is set; a nation's indexes are sorted in memory.
  if (opened.beforeCounting.length > 0) await client.query("set local maintenance_work_mem = '1GB'");
  // References checked at the end of the transaction would keep the tables from being altered.
  await client.query('set constraints all immediate');
  for (const statement of opened.beforeCounting) await client.query(statement);
  for (const { table, trigger } of await listTriggers(client)) {
    await client.query(`alter table ${table} enable trigger ${quoteName(trigger)}`);
  }
  await client.query(`analyze ${TABLES.join(', ')}`);
  await client.query(`set local role ${quoteName(keeper)}`);
  await client.query('select tally_rebuild()');
  await client.query('select party_lives_rebuild()');
  await client.query('select member_tally_rebuild()');
  await client.query('select party_groups_rebuild()');
  await client.query('select party_org_months_rebuild()');
  await client.query('select search_rebuild()');
  await client.query(SKETCHES);
  await client.query('reset role');
  await client.query('set constraints all immediate');
  for (const statement of opened.afterCounting) await client.query(statement);
  for (const table of [...TABLES, SPANS]) await client.query(`alter table ${table} force row level security`);
  await client.query(`analyze ${[SPANS, ...TOKENS].join(', ')}`);
}

async function listTriggers(client: PoolClient): Promise<{ table: string; trigger: string }[]> {
  const { rows } = await client.query<{ table: string; trigger: string }>(
    `select tgrelid::regclass::text as table, tgname as trigger from pg_trigger
     where not tgisinternal and tgrelid = any ($1::text[]::regclass[]) order by 1, 2`,
    [TABLES],
  );
  return rows;
}

interface Removable {
  readonly drop: string;
  readonly restore: string;
}

/** Indexes that stand for no constraint. */
async function listIndexes(client: PoolClient, tables: readonly string[]): Promise<Removable[]> {
  const { rows } = await client.query<Removable>(
    `select format('drop index %s', i.indexrelid::regclass) as drop, pg_get_indexdef(i.indexrelid) as restore
     from pg_index i where i.indrelid = any ($1::text[]::regclass[]) and not exists (select from pg_constraint c where c.conindid = i.indexrelid) order by 1`,
    [tables],
  );
  return rows;
}

/** References and exclusions; keys stay, since references need them. */
async function listConstraints(client: PoolClient, tables: readonly string[]): Promise<Removable[]> {
  const { rows } = await client.query<Removable>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
       format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as restore
     from pg_constraint where contype in ('x', 'f') and conrelid = any ($1::text[]::regclass[]) order by contype desc, 1`,
    [tables],
  );
  return rows;
}

async function takeDown(client: PoolClient, removables: readonly Removable[]): Promise<string[]> {
  for (const { drop } of removables) await client.query(drop);
  return removables.map(({ restore }) => restore);
}
