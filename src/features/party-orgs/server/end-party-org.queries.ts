import type { QueryResultRow } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import type { Statement } from '../../../platform/server/database/scoped.ts';

/** How many came or left later than a day, and when the last one did; null: nobody. */
export interface LateRow extends QueryResultRow {
  n: number;
  lastOn: Day | null;
}

/** Members, 组织关系 and organisations answered for that are here now and were elsewhere after a day. */
export function lateArrivals(id: string, on: Day): Statement {
  return {
    name: 'party-org-late-arrivals',
    text: `select count(*)::int as n, max(came_on)::text as "lastOn" from (
        select max(upper(t.valid)) as came_on from member m join member_period t on t.member_id = m.id and t.superseded_at is null
          where m.managing_branch_id = $1 and t.managing_branch_id <> $1 and upper(t.valid) > $2::date group by m.id
        union all
        select max(upper(t.valid)) from member m join member_period t on t.member_id = m.id and t.superseded_at is null
          where m.membership_branch_id = $1 and t.membership_branch_id is distinct from $1 and upper(t.valid) > $2::date group by m.id
        union all
        select max(upper(t.valid)) from social_org o join social_org_period t on t.social_org_id = o.id and t.superseded_at is null
          where o.responsible_party_org_id = $1 and o.ended_on is null and t.responsible_party_org_id <> $1
            and upper(t.valid) > $2::date group by o.id) late`,
    values: [id, on],
  };
}

/** Members and organisations answered for that were still here after a day. */
export function lateDepartures(id: string, on: Day): Statement {
  return {
    name: 'party-org-late-departures',
    text: `select count(*)::int as n, max(left_on)::text as "lastOn" from (
        select max(upper(valid)) as left_on from member_period where managing_branch_id = $1 and superseded_at is null
          and status in ('full', 'probationary', 'suspended') and upper(valid) > $2::date group by member_id
        union all
        select max(upper(valid)) from social_org_period where responsible_party_org_id = $1 and superseded_at is null
          and upper(valid) > $2::date group by social_org_id) late`,
    values: [id, on],
  };
}

/** A node that is no more guides nobody. */
export function dropGuidance(id: string): Statement {
  return {
    name: 'party-org-drop-guidance',
    text: 'update party_org set guided_by_id = null where guided_by_id = $1',
    values: [id],
  };
}

/** What ended together with a node, on the day of its end. */
export interface ClosedRow extends QueryResultRow {
  covered: number;
  posts: number;
}

export function closedWith(id: string, on: Day): Statement {
  return {
    name: 'party-org-closed-with',
    text: `select (select count(*)::int from coverage_relation where party_org_id = $1 and upper(valid) = $2::date) as covered,
      (select count(*)::int from party_post where party_org_id = $1 and to_on = $2::date) as posts`,
    values: [id, on],
  };
}
