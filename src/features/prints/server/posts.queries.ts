import type { Pool, QueryResultRow } from 'pg';
import { Parameters } from '../../../platform/server/database/parameters.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { type PartyOrgQuestion, partyOrgConditions } from '../../party-orgs/server/public.ts';

/** A post that is held on the day, with what the roll knows of its holder. */
export interface PostRow extends QueryResultRow {
  id: string;
  code: number;
  name_key: string;
  rank: number;
  party_org_id: string;
  party_org_name: string;
  person_name: string;
  post: string;
  duties: string | null;
  in_management: boolean | null;
  full_time: boolean | null;
  office_phone_sealed: Buffer | null;
  from_on: string;
  sex: string | null;
  born_on: string | null;
  born_precision: string | null;
  ethnicity: string | null;
  education: string | null;
  joined_on: string | null;
  joined_precision: string | null;
}

/** `$1` is the day in every statement. */
const HELD = `from party_org p join party_post t on t.party_org_id = p.id and t.from_on <= $1::date and t.to_on > $1::date
    left join member m on m.id = t.member_id`;
/** Whoever is 不公开 is on no paper. */
const SHOWN = 'm.private is not true';

/** Posts in the order of the tree, secretaries first. */
export function listPosts(
  pool: Pool,
  acting: Acting,
  q: PartyOrgQuestion,
  ranks: readonly string[],
  after: PostRow | null,
  size: number,
): Promise<PostRow[]> {
  const p = new Parameters();
  const where = [...partyOrgConditions(q, p), SHOWN];
  const rank = `coalesce(array_position(${p.add(ranks)}::text[], t.post), 99)`;
  const code = q.order === 'party' ? 'p.pos' : 'p.region_pos';
  const order = `${code}, p.name_key, p.id, ${rank}, t.id`;
  if (after !== null) {
    const place = [after.code, after.name_key, after.party_org_id, after.rank, after.id].map((each) =>
      p.add(each),
    );
    where.push(
      `(${order}) > (${place[0]}::int8, ${place[1]}, ${place[2]}::uuid, ${place[3]}::int, ${place[4]}::uuid)`,
    );
  }
  return readScoped<PostRow>(pool, acting, {
    text: `select t.id, ${code} as code, p.name_key, ${rank} as rank, p.id as party_org_id, p.name as party_org_name, t.person_name, t.post, t.duties,
        t.in_management, t.full_time, t.office_phone_sealed, t.from_on, m.sex, m.born_on, m.born_precision, m.ethnicity, m.education, m.joined_on,
        m.joined_precision
      ${HELD} where ${where.join(' and ')} order by ${order} limit ${p.add(size)}`,
    values: p.values,
  });
}

/** How many posts are shown, no further than a cap and one. */
export function countPosts(pool: Pool, acting: Acting, q: PartyOrgQuestion, cap: number): Promise<number> {
  return count(pool, acting, q, SHOWN, cap);
}

/** How many are left out because their holder is 不公开. */
export function countHiddenPosts(pool: Pool, acting: Acting, q: PartyOrgQuestion): Promise<number> {
  return count(pool, acting, q, 'm.private', EVERY_ROW);
}

const EVERY_ROW = 100_000_000;

async function count(
  pool: Pool,
  acting: Acting,
  q: PartyOrgQuestion,
  which: string,
  cap: number,
): Promise<number> {
  const p = new Parameters();
  const where = [...partyOrgConditions(q, p), which].join(' and ');
  const [counted] = await readScoped<{ n: number }>(pool, acting, {
    text: `select count(*)::int as n from (select 1 ${HELD} where ${where} limit ${p.add(cap + 1)}) found`,
    values: p.values,
  });
  return counted?.n ?? 0;
}
