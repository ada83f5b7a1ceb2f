import type { PoolClient } from 'pg';
import { addDays, OFFICE_TIME_ZONE, todayIn } from '../src/platform/kernel/day.ts';
import { quoteName } from '../src/platform/server/database/roles.ts';
import { openBigData } from './lib/big-data.ts';

/**
 * Duties and every other fact of the three questions of a province from nothing: 20,000 branches with two years of meetings, as they
 * stood at the end of each of two years' months; and the days on which each is active. Promised: 60 s. The branches are made for it, beside a
 * small demo, in a transaction that is undone. BENCH_BRANCHES says how many.
 */
const BRANCHES = Number(process.env.BENCH_BRANCHES ?? 20_000);
const MONTHS = 24;
const PROMISED_SECONDS = 60;
const TABLES = [
  'party_org',
  'party_org_code',
  'party_post',
  'party_term',
  'meeting',
  'meeting_record',
  'member',
  'member_period',
];

const data = await openBigData('yangxian', () => undefined);
try {
  const client = await data.ownerPool.connect();
  try {
    await client.query('begin');
    const [roles] = await data.superQuery<{ keeper: string }>('select current_user as keeper');
    const keeper = quoteName(roles?.keeper ?? '');
    await make(client);
    await client.query(`grant select on made to ${keeper}`);
    await client.query(`set local role ${keeper}`);
    await measure(client);
  } finally {
    await client.query('rollback');
    client.release(true);
  }
} finally {
  await data.close();
}

/** Branches below the root with a secretary, two others, a term, and two or three meetings a month; every tenth one is idle. */
async function make(client: PoolClient): Promise<void> {
  const start = performance.now();
  for (const table of TABLES) {
    await client.query(`alter table ${table} no force row level security`);
    await client.query(`alter table ${table} disable trigger user`);
  }
  await client.query(
    `create temp table made on commit drop as select gen_random_uuid() as id, 4000000000000000 + n * 1000::int8 as pos, n from generate_series(1, ${BRANCHES}) n`,
  );
  await client.query(
    `insert into party_org_code (pos, pos_end, used_to, parent_pos, party_org_id)
     select m.pos, m.pos + 500, m.pos, r.pos, m.id from made m, installation i join party_org r on r.id = i.root_party_org_id`,
  );
  await client.query(
    `insert into party_org (id, parent_id, pos, name, name_key, kind, region_code, region_pos, first_on)
     select m.id, r.id, m.pos, '测量第' || m.n || '党支部', '测量第' || m.n || '党支部', 'branch', r.region_code, r.region_pos, '2020-01-01'
     from made m, installation i join party_org r on r.id = i.root_party_org_id`,
  );
  await client.query(
    `insert into party_post (id, party_org_id, person_name, post, from_on)
     select gen_random_uuid(), m.id, t.name, t.post, '2023-01-01' from made m,
       (values ('甲', 'secretary'), ('乙', 'organisation_member'), ('丙', 'publicity_member')) t (name, post)`,
  );
  await client.query(
    `insert into party_term (id, party_org_id, from_on, to_on) select gen_random_uuid(), id, '2024-01-01', '2027-01-01' from made`,
  );
  await client.query(
    `create temp table held on commit drop as
     select gen_random_uuid() as id, m.id as org, m.pos, (g + make_interval(days => (m.n * 7 + k * 9) % 27))::date as held_on,
       case k when 0 then '{theme_day,party_lecture}'::text[] when 1 then '{committee_meeting}'::text[]
         else case when extract(month from g)::int % 12 = 0 then '{criticism_meeting,appraisal}'::text[] else '{branch_assembly}'::text[] end end as kinds
     from made m, generate_series(date_trunc('month', now()) - interval '${MONTHS} months', now(), interval '1 month') g, generate_series(0, 2) k
     where m.n % 10 > 0 and (k < 2 or extract(month from g)::int % 3 = 0)`,
  );
  const { rowCount } = await client.query(
    `insert into meeting (id, party_org_id, party_pos, kinds, held_on) select id, org, pos, kinds, held_on from held`,
  );
  await client.query(
    `insert into meeting_record (meeting_id, party_pos, assembly, called, present, on_leave) select id, pos, 'members', 9, 8, 1 from held`,
  );
  await client.query(`analyze ${TABLES.join(', ')}`);
  console.log(`made ${BRANCHES} branches with ${rowCount} meetings in ${secondsSince(start)} s`);
}

async function measure(client: PoolClient): Promise<void> {
  const today = todayIn(OFFICE_TIME_ZONE, new Date());
  const start = performance.now();
  await client.query('select party_org_months_rebuild($1)', [today]);
  const states = secondsSince(start);
  const again = performance.now();
  await client.query('select party_lives_rebuild()');
  const { rows } = await client.query<{ n: number }>(
    'select count(*)::int as n from party_org_month where party_org_id in (select id from made)',
  );
  console.log(
    `${rows[0]?.n} states (branches × months): ${states} s, active days ${secondsSince(again)} s  (promised: ${PROMISED_SECONDS} s)`,
  );
  await perChange(client, 'one branch', 100, 'limit 1');
  await perChange(client, 'a thousand branches at once', 1, 'limit 1000');
  const night = performance.now();
  await client.query('select party_org_months_settle($1)', [addDays(today, 1)]);
  console.log(`brought to the next day: ${secondsSince(night)} s`);
}

/** A meeting corrected in each of some branches: marked by its triggers, then computed. */
async function perChange(client: PoolClient, name: string, times: number, some: string): Promise<void> {
  const start = performance.now();
  for (let n = 0; n < times; n += 1) {
    await client.query(
      `insert into party_org_month_mark select id from made where n > $1 order by n ${some}`,
      [n],
    );
    await client.query('select party_org_months_settle()');
    await client.query(
      `select party_lives_recount(array(select id from made where n > $1 order by n ${some}))`,
      [n],
    );
  }
  console.log(
    `kept per change of ${name}: ${((performance.now() - start) / times).toFixed(1)} ms  (promised: 2 s)`,
  );
}

function secondsSince(start: number): string {
  return ((performance.now() - start) / 1000).toFixed(1);
}
