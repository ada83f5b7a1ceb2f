import type { Pool, QueryResultRow } from 'pg';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';

/** Whoever is called on at a unit: the secretary of a Party organisation, the first head of a social organisation. */
export interface ContactRow extends QueryResultRow {
  unit_id: string;
  person_name: string;
  post: string;
  office_phone_sealed: Buffer | null;
}

/** Secretaries in office on the day, without those who are 不公开. */
export function findSecretaries(
  pool: Pool,
  acting: Acting,
  partyOrgIds: readonly string[],
  on: string,
): Promise<ContactRow[]> {
  return readScoped<ContactRow>(pool, acting, {
    name: 'prints-secretaries',
    text: `select t.party_org_id as unit_id, t.person_name, t.post, t.office_phone_sealed from party_post t left join member m on m.id = t.member_id
      where t.party_org_id = any ($1::uuid[]) and t.post = 'secretary' and t.from_on <= $2::date and t.to_on > $2::date
        and m.private is not true
      order by t.party_org_id, t.from_on`,
    values: [partyOrgIds, on],
  });
}

/** Heads in office on the day, the most recent first. */
export function findHeads(
  pool: Pool,
  acting: Acting,
  socialOrgIds: readonly string[],
  on: string,
): Promise<ContactRow[]> {
  return readScoped<ContactRow>(pool, acting, {
    name: 'prints-heads',
    text: `select h.social_org_id as unit_id, h.person_name, h.post, h.office_phone_sealed from org_head h
      where h.social_org_id = any ($1::uuid[]) and coalesce(h.from_on <= $2::date, true) and coalesce(h.to_on > $2::date, true)
      order by h.social_org_id, h.from_on desc nulls last, h.id`,
    values: [socialOrgIds, on],
  });
}
