import type { QueryResultRow } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import type { Statement } from '../../../platform/server/database/scoped.ts';

interface Dated {
  readonly fromOn: Day | null;
  readonly toOn: Day | null;
}

/** One of two organisations with all that hangs on it, as far as the caller sees it. */
export interface SocialOrgSideRow extends QueryResultRow {
  id: string;
  version: number;
  /** The row as it is stored. */
  record: Record<string, unknown> & {
    name: string;
    credit_code: string | null;
    ended_on: Day | null;
    created_by: string | null;
    created_at: string;
  };
  /** What the values of fields that name something else are called. */
  names: Record<string, string | null>;
  members: number;
  openClaims: number;
  coverage: (Dated & { partyOrgId: string; partyOrgName: string | null; way: string; live: boolean })[];
  evaluations: (Dated & { grade: number })[];
  listings: (Dated & { kind: string })[];
  massOrgs: (Dated & { kind: string; doesPartyWork: boolean })[];
  advisors: (Dated & { kind: string; personName: string; person: string })[];
  checks: { year: number; result: string }[];
  declared: { figure: string; declaredOn: Day; value: number }[];
  heads: (Dated & { personName: string; post: string })[];
  claims: { body: string | null; state: string; fromOn: Day }[];
  periods: (Dated & { name: string; regionName: string })[];
}

const list = (fields: string, from: string, order: string) =>
  `(select coalesce(jsonb_agg(jsonb_build_object(${fields}) order by ${order}), '[]') from ${from})`;
const RANGE = `'fromOn', lower(t.valid), 'toOn', upper(t.valid)`;
const of = (table: string) => `${table} t where t.social_org_id = o.id`;
const body = (column: string) => `(select b.name from supervising_body b where b.id = o.${column})`;

/** The organisations with all that bears on a merge, in no order. */
export function socialOrgSides(ids: readonly string[], today: Day): Statement {
  return {
    name: 'merge-social-org-sides',
    text: `select o.id, o.version, to_jsonb(o) as record,
      jsonb_build_object('regionCode', g.full_name, 'addressRegionCode', (select a.full_name from region a where a.code = o.address_region_code),
        'sector', (select s.name from sector s where s.code = o.sector), 'registrarId', ${body('registrar_id')},
        'supervisingBodyId', ${body('supervising_body_id')}, 'industryRegulatorId', ${body('industry_regulator_id')},
        'guidanceBodyId', ${body('guidance_body_id')},
        'responsiblePartyOrgId', (select p.name from party_org p where p.id = o.responsible_party_org_id)) as names,
      coalesce((select sum(r.full_members + r.probationary) from social_org_roll(array[o.id]) r), 0)::int as members,
      (select count(*)::int from claim c where c.social_org_id = o.id and c.state in ('proposed', 'disputed')) as "openClaims",
      ${list(
        `'partyOrgId', t.party_org_id, 'partyOrgName', p.name, 'way', t.way, ${RANGE}, 'live', t.valid @> $2::date and coalesce(p.ended_on > $2::date, true)`,
        'coverage_relation t left join party_org p on p.id = t.party_org_id where t.social_org_id = o.id',
        'lower(t.valid) desc',
      )} as coverage,
      ${list(`'grade', t.grade, ${RANGE}`, of('evaluation'), 'lower(t.valid) desc')} as evaluations,
      ${list(`'kind', t.kind, ${RANGE}`, of('credit_listing'), 'lower(t.valid) desc')} as listings,
      ${list(`'kind', t.kind, 'doesPartyWork', t.does_party_work, ${RANGE}`, of('mass_org'), 'lower(t.valid) desc')} as "massOrgs",
      ${list(
        `'kind', t.kind, 'personName', t.person_name, 'person', concat_ws(' ', t.member_id, t.account_id), ${RANGE}`,
        of('advisor_assignment'),
        'lower(t.valid) desc',
      )} as advisors,
      ${list(`'year', t.year, 'result', t.result`, of('annual_check'), 't.year desc')} as checks,
      ${list(`'figure', t.figure, 'declaredOn', t.declared_on, 'value', t.value`, of('declared_figure'), 't.declared_on desc, t.figure')} as declared,
      ${list(`'personName', t.person_name, 'post', t.post, 'fromOn', t.from_on, 'toOn', t.to_on`, of('org_head'), 't.to_on nulls first, t.id')} as heads,
      ${list(
        `'body', p.name, 'state', t.state, 'fromOn', t.from_on`,
        'claim t left join party_org p on p.id = t.party_org_id where t.social_org_id = o.id',
        't.id desc',
      )} as claims,
      ${list(
        `'name', t.name, 'regionName', (select r.full_name from region r where r.code = t.region_code), ${RANGE}`,
        'social_org_period t where t.social_org_id = o.id and t.superseded_at is null',
        'lower(t.valid) desc',
      )} as periods
      from social_org o join region g on g.code = o.region_code where o.id = any ($1::uuid[])`,
    values: [ids, today],
  };
}

/** Locks the two, in the order of ids: of two merges at once the second waits, and finds one gone. */
export function lockSocialOrgs(ids: readonly string[]): Statement {
  return {
    name: 'merge-lock-social-orgs',
    text: 'select id from social_org where id = any ($1::uuid[]) order by id for update',
    values: [ids],
  };
}

/** Everything of the loser becomes the keeper's, and the loser is gone. */
export function mergeTwoSocialOrgs(
  keeperId: string,
  loserId: string,
  former: { readonly key: string | null; readonly code: string | null },
): Statement {
  return {
    name: 'merge-social-orgs',
    text: 'select merge_social_orgs($1, $2, $3, $4)',
    values: [keeperId, loserId, former.key, former.code],
  };
}

/** The keeper as it stands after the merge. */
export function versionOfSocialOrg(id: string): Statement {
  return {
    name: 'merge-social-org-version',
    text: 'select version from social_org where id = $1',
    values: [id],
  };
}
