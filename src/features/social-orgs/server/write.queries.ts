import type { QueryResultRow } from 'pg';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { SocialOrgDraft } from '../social-org.ts';

export interface StoredOrgRow extends QueryResultRow {
  id: string;
  version: number;
  updated_by: string | null;
  updated_at: string;
  /** Since when what is stored now has held. */
  last_from: string | null;
  /** Since when figures count it. */
  first_on: string;
  /** What is stored, as a draft says it. */
  draft: SocialOrgDraft;
}

const STORED = `o.id, o.version, o.first_on, to_char(o.updated_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as updated_at,
  (select max(lower(valid)) from social_org_period p where p.social_org_id = o.id and p.superseded_at is null) as last_from,
  (select c.actor from change_line c where c.entity = 'social_org' and c.entity_id = o.id order by c.id desc limit 1) as updated_by,
  jsonb_build_object('name', o.name, 'creditCode', o.credit_code, 'type', o.org_type, 'registerKind', o.register_kind,
    'status', o.status, 'foundedOn', o.founded_on, 'endedOn', o.ended_on, 'regionCode', o.region_code,
    'staff', o.staff, 'staffFullTime', o.staff_full_time, 'responsibility', o.responsibility) as draft`;

/** Locks an organisation for a change and reads what rules weigh beside the draft, and who changed it last. */
export function lockSocialOrg(id: string): Statement {
  return {
    name: 'social-org-lock',
    text: `select ${STORED} from social_org o where o.id = $1 for update of o`,
    values: [id],
  };
}

/** The same of many, in the order of ids: two changes at once come one after the other. */
export function lockSocialOrgs(ids: readonly string[]): Statement {
  return {
    name: 'social-orgs-lock',
    text: `select ${STORED} from social_org o where o.id = any ($1::uuid[]) order by o.id for update of o`,
    values: [ids],
  };
}

/** Which of some sectors and supervising bodies are there. */
export interface KnownRow extends QueryResultRow {
  sectors: string[];
  bodies: string[];
}
export function knownOf(sectors: readonly string[], bodies: readonly string[]): Statement {
  return {
    name: 'social-orgs-known',
    text: `select array(select code from sector where code = any ($1::text[])) as sectors,
      array(select id::text from supervising_body where id = any ($2::uuid[])) as bodies`,
    values: [sectors, bodies],
  };
}

/** Says anew from which day on what follows counts, and why it corrects, if it does. */
export function frameChange(on: string, correctionReason: string | null): Statement {
  return {
    name: 'frame-change',
    text: `select set_config('app.change_on', $1, true), set_config('app.correction', $2, true)`,
    values: [on, correctionReason ?? ''],
  };
}

export interface SurroundingsRow extends QueryResultRow {
  region_in_force: boolean | null;
  address_region_in_force: boolean | null;
  sector_known: boolean | null;
  namesake: string | null;
  /** Ids of supervising bodies that are not there. */
  unknown_bodies: string[];
}

/** Says anew from which day on the change of this transaction counts. */
export function countFrom(on: string): Statement {
  return { name: 'count-change-from', text: `select set_config('app.change_on', $1, true)`, values: [on] };
}

/** What stands around a draft: whether its places and sector are there, and whether the place has a namesake. */
export function surroundingsOf(draft: SocialOrgDraft, nameKey: string, ownId: string | null): Statement {
  return {
    name: 'social-org-surroundings',
    text: `select
      case when $1::text is not null then exists (select from region where code = $1 and valid_to is null) end as region_in_force,
      case when $2::text is not null then exists (select from region where code = $2 and valid_to is null) end as address_region_in_force,
      case when $3::text is not null then exists (select from sector where code = $3) end as sector_known,
      (select name from social_org where name_key = $4 and region_code = $1 and ended_on is null and id is distinct from $5::uuid limit 1) as namesake,
      array(select id::text from unnest($6::uuid[]) as asked (id) where not exists (select from supervising_body b where b.id = asked.id)) as unknown_bodies`,
    values: [
      draft.regionCode ?? null,
      draft.addressRegionCode ?? null,
      draft.sector ?? null,
      nameKey,
      ownId,
      bodiesOf(draft),
    ],
  };
}

/** The fields of a draft that name a supervising body. */
export const BODY_FIELDS = [
  'registrarId',
  'supervisingBodyId',
  'industryRegulatorId',
  'guidanceBodyId',
] as const;

function bodiesOf(draft: SocialOrgDraft): string[] {
  return BODY_FIELDS.map((field) => draft[field]).filter((id) => typeof id === 'string');
}

/** The node that answers where nobody is named; null where the tree is empty. */
export function defaultResponsible(regionCode: string): Statement {
  return {
    name: 'social-org-default-responsible',
    text: 'select responsible_for_region($1) as id',
    values: [regionCode],
  };
}

/** The supervising body of a number, for a caller whose scope it is. */
export function bodyOfNumber(no: number): Statement {
  return {
    name: 'supervising-body-of-number',
    text: 'select id from supervising_body where no = $1',
    values: [no],
  };
}

/** Whether a node that is to answer is there, in sight and in being. */
export function responsibleInSight(id: string): Statement {
  return {
    name: 'social-org-responsible',
    text: 'select id from party_org where id = $1 and ended_on is null',
    values: [id],
  };
}

/** Ends what stands open beside an organisation that is over: who covers it, who is assigned to it, its 群团. */
export function closeRelations(id: string, on: string): Statement[] {
  return ['coverage_relation', 'advisor_assignment', 'mass_org'].flatMap((table) => [
    {
      text: `delete from ${table} where social_org_id = $1 and lower(valid) >= $2::date`,
      values: [id, on],
    },
    {
      text: `update ${table} set valid = daterange(lower(valid), $2::date) where social_org_id = $1 and valid @> $2::date`,
      values: [id, on],
    },
  ]);
}

/** What ended together with an organisation, on the day of its end. */
export interface ClosedRow extends QueryResultRow {
  coverage: number;
  advisors: number;
  massOrgs: number;
}

export function closedWith(id: string, on: string): Statement {
  const ended = (table: string) =>
    `(select count(*)::int from ${table} where social_org_id = $1 and upper(valid) = $2::date)`;
  return {
    name: 'social-org-closed-with',
    text: `select ${ended('coverage_relation')} as coverage, ${ended('advisor_assignment')} as advisors, ${ended('mass_org')} as "massOrgs"`,
    values: [id, on],
  };
}

/** Full and probationary members whose work unit it is: they have to be seen to before it ends (SORGP-12). */
export function membersAt(id: string): Statement {
  return {
    text: 'select coalesce(sum(full_members + probationary), 0)::int as n from social_org_roll(array[$1::uuid])',
    values: [id],
  };
}
