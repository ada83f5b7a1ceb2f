import type { Pool, QueryResultRow } from 'pg';
import { Parameters } from '../../../platform/server/database/parameters.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { listedSocialOrgs, type SocialOrgQuestion, socialOrgOrder } from '../../social-orgs/server/public.ts';

/** An advisor or liaison of an organisation on the day. */
export interface AdvisorRow extends QueryResultRow {
  id: string;
  code: number;
  name_key: string;
  social_org_id: string;
  social_org_name: string;
  region_name: string;
  responsible_name: string | null;
  covered_names: string | null;
  kind: string;
  person_name: string;
  office_phone_sealed: Buffer | null;
  from_on: string | null;
}

const ASSIGNED =
  'join advisor_assignment a on a.social_org_id = o.id and a.valid @> $1::date left join member m on m.id = a.member_id';
/** Whoever is 不公开 is on no paper. */
const SHOWN = 'm.private is not true';

/** Assignments in the order of the organisations. */
export function listAdvisors(
  pool: Pool,
  acting: Acting,
  q: SocialOrgQuestion,
  after: AdvisorRow | null,
  size: number,
): Promise<AdvisorRow[]> {
  const p = new Parameters();
  const { from, where } = listedSocialOrgs(q, p, true);
  const code = socialOrgOrder(q);
  const beyond =
    after === null
      ? ''
      : ` and (${code}, o.name_key, a.id) > (${p.add(after.code)}, ${p.add(after.name_key)}, ${p.add(after.id)}::uuid)`;
  return readScoped<AdvisorRow>(pool, acting, {
    text: `select a.id, ${code} as code, o.name_key, o.id as social_org_id, o.name as social_org_name, g.name as region_name,
        responsible.name as responsible_name, a.kind, a.person_name, a.office_phone_sealed, lower(a.valid) as from_on,
        (select string_agg(c.name, '、' order by c.pos) from coverage_relation r join party_org c on c.id = r.party_org_id
          where r.social_org_id = o.id and r.valid @> $1::date and coalesce(c.ended_on > $1::date, true)) as covered_names
      from ${from} ${ASSIGNED} join region g on g.code = o.region_code
        left join party_org responsible on responsible.id = o.responsible_party_org_id
      where ${where} and ${SHOWN}${beyond}
      order by ${code}, o.name_key, a.id limit ${p.add(size)}`,
    values: p.values,
  });
}

/** How many are shown, no further than a cap and one. */
export function countAdvisors(
  pool: Pool,
  acting: Acting,
  q: SocialOrgQuestion,
  cap: number,
): Promise<number> {
  return count(pool, acting, q, SHOWN, cap);
}

/** How many are left out because the person is 不公开. */
export function countHiddenAdvisors(pool: Pool, acting: Acting, q: SocialOrgQuestion): Promise<number> {
  return count(pool, acting, q, 'm.private', EVERY_ROW);
}

const EVERY_ROW = 100_000_000;

async function count(
  pool: Pool,
  acting: Acting,
  q: SocialOrgQuestion,
  which: string,
  cap: number,
): Promise<number> {
  const p = new Parameters();
  const { from, where } = listedSocialOrgs(q, p, true);
  const [counted] = await readScoped<{ n: number }>(pool, acting, {
    text: `select count(*)::int as n from (select 1 from ${from} ${ASSIGNED} where ${where} and ${which} limit ${p.add(cap + 1)}) found`,
    values: p.values,
  });
  return counted?.n ?? 0;
}
