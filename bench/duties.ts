import type { PoolClient } from 'pg';
import {
  endOfMonth,
  addMonths,
  OFFICE_TIME_ZONE,
  startOfMonth,
  todayIn,
} from '../src/platform/kernel/day.ts';
import { quoteName } from '../src/platform/server/database/roles.ts';
import { openBigData } from './lib/big-data.ts';

/**
 * Duties and every other fact of the three questions of a province from nothing: 20,000 branches with two years of meetings, as they
 * stood at the end of each of 24 months; and the days on which each is active. Promised: 60 s. The branches are made for it, beside a
 * small demo, in a transaction that is undone. BENCH_BRANCHES says how many.
 */
const BRANCHES = Number(process.env.BENCH_BRANCHES ?? 20_000);
const MONTHS = 24;
const AT_ONCE = 500;
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
  const month = startOfMonth(today);
  const days = Array.from({ length: MONTHS - 1 }, (_, at) => endOfMonth(addMonths(month, at + 1 - MONTHS)));
  const { rows } = await client.query<{ id: string }>('select id from made');
  const ids = rows.map(({ id }) => id);
  const start = performance.now();
  let states = 0;
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const { rows: counted } = await client.query<{ n: number }>(
      'select count(*)::int as n from vitality_facts($1::uuid[], $2::date[], $3::date) where cardinality(owed) > 0',
      [ids.slice(from, from + AT_ONCE), [...days, today], today],
    );
    states += counted[0]?.n ?? 0;
  }
  const facts = secondsSince(start);
  const again = performance.now();
  await client.query('select party_lives_rebuild()');
  console.log(
    `${states} states (branches × months): facts ${facts} s, active days ${secondsSince(again)} s  (promised: ${PROMISED_SECONDS} s)`,
  );
  const one = performance.now();
  for (const id of ids.slice(0, 100)) await client.query('select party_lives_recount(array[$1::uuid])', [id]);
  console.log(
    `kept per change of one branch: ${((performance.now() - one) / 100).toFixed(1)} ms  (promised: 2 s)`,
  );
}

function secondsSince(start: number): string {
  return ((performance.now() - start) / 1000).toFixed(1);
}
