import type { QueryResultRow } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import type { Statement } from '../../../platform/server/database/scoped.ts';

interface Dated {
  readonly fromOn: Day | null;
  readonly toOn: Day | null;
}

/** One of two Party organisations with all that hangs on it, as far as the caller sees it. */
export interface PartyOrgSideRow extends QueryResultRow {
  id: string;
  version: number;
  pos: number;
  record: Record<string, unknown> & {
    name: string;
    party_code: string | null;
    ended_on: Day | null;
    parent_id: string | null;
    created_by: string | null;
    created_at: string;
  };
  names: Record<string, string | null>;
  children: number;
  members: number;
  responsibleFor: number;
  namedOn: string[];
  coverage: (Dated & { socialOrgId: string; name: string; way: string })[];
  posts: (Dated & { personName: string; post: string })[];
  terms: { fromOn: Day; toOn: Day; number: number | null }[];
  regions: string[];
  grants: number;
}

const list = (fields: string, from: string, order: string) =>
  `(select coalesce(jsonb_agg(jsonb_build_object(${fields}) order by ${order}), '[]') from ${from})`;

/** The Party organisations with all that bears on a merge, in no order. */
export function partyOrgSides(ids: readonly string[]): Statement {
  return {
    name: 'merge-party-org-sides',
    text: `select p.id, p.version, p.pos, to_jsonb(p) as record,
      jsonb_build_object('regionCode', g.full_name, 'parentId', (select u.name from party_org u where u.id = p.parent_id),
        'guidedById', (select u.name from party_org u where u.id = p.guided_by_id)) as names,
      (select count(*)::int from party_org b where b.parent_id = p.id and b.ended_on is null) as children,
      coalesce((select k.members from party_org_count k where k.party_org_id = p.id), 0) as members,
      (select count(*)::int from social_org o where o.responsible_party_org_id = p.id and o.ended_on is null) as "responsibleFor",
      (select coalesce(jsonb_agg(c.social_org_id), '[]') from claim c where c.party_org_id = p.id and c.state in ('proposed', 'disputed')) as "namedOn",
      ${list(
        `'socialOrgId', t.social_org_id, 'name', o.name, 'way', t.way, 'fromOn', lower(t.valid), 'toOn', upper(t.valid)`,
        'coverage_relation t join social_org o on o.id = t.social_org_id where t.party_org_id = p.id',
        'lower(t.valid) desc, o.name_key',
      )} as coverage,
      ${list(
        `'personName', t.person_name, 'post', t.post, 'fromOn', t.from_on, 'toOn', nullif(t.to_on, 'infinity')`,
        'party_post t where t.party_org_id = p.id',
        't.to_on desc, t.from_on desc, t.person_name',
      )} as posts,
      ${list(`'fromOn', t.from_on, 'toOn', t.to_on, 'number', t.number`, 'party_term t where t.party_org_id = p.id', 't.from_on desc')} as terms,
      (select coalesce(jsonb_agg(r.full_name order by r.code), '[]') from party_org_region a join region r on r.code = a.region_code
        where a.party_org_id = p.id) as regions,
      (select count(*)::int from role_grant a where a.party_org_id = p.id and a.revoked_at is null) as grants
      from party_org p join region g on g.code = p.region_code where p.id = any ($1::uuid[])`,
    values: [ids],
  };
}

/** Locks the two, in the order of ids: of two merges at once the second waits, and finds one gone. */
export function lockPartyOrgs(ids: readonly string[]): Statement {
  return {
    name: 'merge-lock-party-orgs',
    text: 'select id from party_org where id = any ($1::uuid[]) order by id for update',
    values: [ids],
  };
}

/** Everything of the loser becomes the keeper's, and the loser is gone. */
export function mergeTwoPartyOrgs(
  keeperId: string,
  loserId: string,
  former: { readonly key: string | null; readonly code: string | null },
): Statement {
  return {
    name: 'merge-party-orgs',
    text: 'select merge_party_orgs($1, $2, $3, $4)',
    values: [keeperId, loserId, former.key, former.code],
  };
}
