import type { QueryResultRow } from 'pg';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { SocialOrgRecord } from '../social-org.contract.ts';
import type { MismatchSettlement, RollCounts } from '../social-org-fact.rules.ts';
import type { DeclaredFigureDraft } from '../social-org-fact.ts';

/** Telephones are still sealed. */
export interface RecordRow extends QueryResultRow {
  record: Omit<SocialOrgRecord, 'coverage' | 'declarations' | 'declaredFigures' | 'roll' | 'rollOn'> & {
    readonly roll: RollCounts;
    readonly signature: number | null;
    readonly declaredFigures: (DeclaredFigureDraft & { id: string })[];
    readonly settlements: MismatchSettlement[];
  };
}

/** A list of objects under the record, in an order. */
function listOf(object: string, from: string, order: string): string {
  return `(select coalesce(jsonb_agg(${object} order by ${order}), '[]') from ${from})`;
}

function objectOf(fields: Readonly<Record<string, string>>): string {
  return `jsonb_build_object(${Object.entries(fields)
    .map(([name, expression]) => `'${name}', ${expression}`)
    .join(', ')})`;
}

const PERIOD = { fromOn: 'lower(t.valid)', toOn: 'upper(t.valid)' };
/** Of what is told by its last day. */
const LAST_DAY = 'upper(t.valid) - 1';
const bodyRef = (column: string) =>
  `(select ${objectOf({ id: 'b.id', name: 'b.name' })} from supervising_body b where b.id = ${column})`;
const ofOrg = (table: string) => `${table} t where t.social_org_id = o.id`;

/** Split in two: a function call takes a hundred arguments at most. */
const OWN_FIELDS = objectOf({
  id: 'o.id',
  version: 'o.version',
  name: 'o.name',
  creditCode: 'o.credit_code',
  type: 'o.org_type',
  registerKind: 'o.register_kind',
  legalPerson: 'o.legal_person',
  operating: 'o.operating',
  status: 'o.status',
  foundedOn: 'o.founded_on',
  foundedPrecision: 'o.founded_precision',
  firstOn: 'o.first_on',
  endedOn: 'o.ended_on',
  endReason: 'o.end_reason',
  regionCode: 'o.region_code',
  regionName: 'g.full_name',
  address: 'o.address',
  addressRegionCode: 'o.address_region_code',
  addressRegionName: '(select full_name from region a where a.code = o.address_region_code)',
  sector: 'o.sector',
  sectorName: '(select name from sector s where s.code = o.sector)',
  staff: 'o.staff',
  staffFullTime: 'o.staff_full_time',
  volunteers: 'o.volunteers',
  affiliates: 'o.affiliates',
  memberEnterprises: 'o.member_enterprises',
  branchUnits: 'o.branch_units',
  legalRepresentative: 'o.legal_representative',
  contactName: 'o.contact_name',
  contactPhone: 'o.contact_phone_sealed',
  charterParty: 'o.charter_party',
  charterPartyOn: 'o.charter_party_on',
  staffing: 'o.staffing',
  setupBase: 'o.setup_base',
  parentBodyCategory: 'o.parent_body_category',
});

const SUPERVISION = objectOf({
  registrar: bodyRef('o.registrar_id'),
  supervisingBody: bodyRef('o.supervising_body_id'),
  industryRegulator: bodyRef('o.industry_regulator_id'),
  guidanceBody: bodyRef('o.guidance_body_id'),
  responsiblePartyOrgId: 'o.responsible_party_org_id',
  responsiblePartyOrg: `(select ${objectOf({ id: 'p.id', name: 'p.name' })} from party_org p where p.id = o.responsible_party_org_id)`,
  responsibility: 'o.responsibility',
  responsibilityPrinciple: 'o.responsibility_principle',
  openClaims: listOf(
    objectOf({
      body: '(select p.name from party_org p where p.id = t.party_org_id)',
      state: 't.state',
      kind: 't.kind',
      proposer: 't.proposer',
    }),
    `claim t where t.social_org_id = o.id and t.state in ('proposed', 'disputed')`,
    't.id',
  ),
  noPartyReason: 'o.no_party_reason',
  noPartyReasonNote: 'o.no_party_reason_note',
  extra: 'o.extra',
  createdBy: 'o.created_by',
  createdAt: 'o.created_at',
  fromImport: 'o.import_id is not null',
  updatedAt: 'o.updated_at',
  signature: `(select s.signature from coverage_span s where s.social_org_id = o.id and s.known_to = 'infinity'
    and s.from_on <= $2::date and s.to_on > $2::date)`,
});

const ROLL = objectOf({
  full: 'r.full_members',
  probationary: 'r.probationary',
  notTransferred: 'r.not_transferred',
});

const FACTS = objectOf({
  coverageRelations: listOf(
    objectOf({
      id: 't.id',
      partyOrg: `case when p.id is null then null else ${objectOf({ id: 'p.id', name: 'p.name' })} end`,
      way: 't.way',
      functional: 'coalesce(p.functional, false)',
      ...PERIOD,
      current: `t.valid @> $2::date and coalesce(p.ended_on > $2::date, true)`,
    }),
    'coverage_relation t left join party_org p on p.id = t.party_org_id where t.social_org_id = o.id',
    'lower(t.valid) desc, t.id',
  ),
  consultations: listOf(
    objectOf({ id: 't.id', way: 't.way', state: 't.state', openedOn: 't.opened_on', opener: 't.opener' }),
    'consultation t where t.id in (select w.consultation_id from consultation_part w where w.social_org_id = o.id)',
    't.id desc',
  ),
  heads: listOf(
    objectOf({
      id: 't.id',
      personName: 't.person_name',
      post: 't.post',
      isMember: 't.is_member',
      alsoSecretary: 't.also_secretary',
      deputyRoles: 'to_jsonb(t.deputy_roles)',
      officialsApproval: 't.officials_approval',
      phone: 't.office_phone_sealed',
      fromOn: 't.from_on',
      toOn: 't.to_on',
    }),
    ofOrg('org_head'),
    't.to_on nulls first, t.from_on desc nulls last, t.id',
  ),
  annualChecks: listOf(
    objectOf({ id: 't.year::text', year: 't.year', result: 't.result' }),
    ofOrg('annual_check'),
    't.year desc',
  ),
  evaluations: listOf(
    objectOf({ id: 't.id', grade: 't.grade', ...PERIOD, toOn: LAST_DAY }),
    ofOrg('evaluation'),
    'lower(t.valid) desc',
  ),
  creditListings: listOf(
    objectOf({ id: 't.id', kind: 't.kind', reason: 't.reason', ...PERIOD }),
    ofOrg('credit_listing'),
    'lower(t.valid) desc, t.id',
  ),
  massOrgs: listOf(
    objectOf({ id: 't.id', kind: 't.kind', doesPartyWork: 't.does_party_work', ...PERIOD }),
    ofOrg('mass_org'),
    't.kind, lower(t.valid) desc',
  ),
  advisors: listOf(
    objectOf({
      id: 't.id',
      kind: 't.kind',
      personName: 't.person_name',
      phone: 't.office_phone_sealed',
      accountId: 't.account_id',
      ...PERIOD,
    }),
    ofOrg('advisor_assignment'),
    'lower(t.valid) desc, t.id',
  ),
  declaredFigures: listOf(
    objectOf({
      id: `t.figure || ':' || t.declared_on`,
      figure: 't.figure',
      value: 't.value',
      source: 't.source',
      declaredOn: 't.declared_on',
    }),
    ofOrg('declared_figure'),
    't.declared_on desc, t.figure',
  ),
  settlements: listOf(
    objectOf({
      figure: 't.figure',
      decision: 't.decision',
      declared: 't.declared',
      declaredOn: 't.declared_on',
      onRoll: 't.on_roll',
      reason: 't.reason',
      by: 't.settled_by',
      at: 't.settled_at',
    }),
    `${ofOrg('mismatch_settlement')} and t.undone_at is null`,
    't.settled_at',
  ),
  roll: `coalesce((select ${ROLL}
    from social_org_roll(array[o.id]) r where $3::date is null), (select ${ROLL}
    from social_org_roll_on(array[o.id], $3::date) r where $3::date is not null), '{"full": 0, "probationary": 0, "notTransferred": 0}')`,
});

const PERIODS = objectOf({
  noPartyReasons: listOf(
    objectOf({
      reason: 't.reason',
      note: 't.note',
      ...PERIOD,
      recordedBy: 't.recorded_by',
      recordedAt: 't.recorded_at',
    }),
    ofOrg('no_party_reason'),
    'lower(t.valid) desc',
  ),
  merged: listOf(
    objectOf({
      id: 't.id',
      name: 't.name',
      code: 't.code',
      mergedAt: 't.merged_at',
      mergedBy: 't.merged_by',
    }),
    'merged_record t where t.keeper_id = o.id',
    't.merged_at desc, t.id',
  ),
  periods: listOf(
    objectOf({
      ...PERIOD,
      name: 't.name',
      type: 't.org_type',
      registerKind: 't.register_kind',
      status: 't.status',
      regionName: '(select full_name from region r where r.code = t.region_code)',
      sectorName: '(select name from sector s where s.code = t.sector)',
      staff: 't.staff',
      supervisingBodyName: '(select name from supervising_body b where b.no = nullif(t.body_no, 0))',
      registrarName: '(select name from supervising_body b where b.id = t.registrar_id)',
      industryRegulatorName: '(select name from supervising_body b where b.id = t.industry_regulator_id)',
      guidanceBodyName: '(select name from supervising_body b where b.id = t.guidance_body_id)',
      responsibleName: '(select name from party_org p where p.id = t.responsible_party_org_id)',
      responsibility: 't.responsibility',
      responsibilityPrinciple: 't.responsibility_principle',
      recordedAt: 't.recorded_at',
      recordedBy: 't.recorded_by',
      reason: 't.reason',
    }),
    'social_org_period t where t.social_org_id = o.id and t.superseded_at is null',
    'lower(t.valid) desc',
  ),
});

/** What of a list still differs today: a record that was mended since says nothing of it. */
const NOW = `jsonb_build_object('creditCode', o.credit_code, 'type', o.org_type, 'registerKind', o.register_kind, 'status', o.status,
  'foundedOn', o.founded_on, 'endedOn', o.ended_on, 'regionCode', o.region_code, 'address', o.address,
  'legalRepresentative', o.legal_representative, 'registrarId', (select b.name from supervising_body b where b.id = o.registrar_id),
  'supervisingBodyId', (select b.name from supervising_body b where b.id = o.supervising_body_id),
  'industryRegulatorId', (select b.name from supervising_body b where b.id = o.industry_regulator_id))`;
const LISTS = objectOf({
  listDifferences: listOf(
    objectOf({ listId: 't.list_id', kind: 't.kind', name: 't.name' }),
    `list_difference t join complete_list l on l.id = t.list_id and l.state = 'compared'
      where t.social_org_id = o.id and t.state = 'open' and case t.kind when 'renamed' then o.ended_on is null and o.name_key <> t.name_key
        when 'differing' then exists (select from jsonb_each(t.fields) f where (${NOW} ->> f.key) is distinct from (f.value ->> 'theirs'))
        else o.ended_on is null end`,
    't.id',
  ),
});

/**
 * Everything about one organisation as it stands on a day: the record of the contract, straight from the database. The id of one
 * that was merged leads to the keeper.
 * @param rollOn the past day as of which members are counted; null: as the roll stands now
 * @param lists whether complete lists are the caller's to see
 */
export function socialOrgRecord(id: string, on: string, rollOn: string | null, lists: boolean): Statement {
  const listed = lists ? LISTS : `'{"listDifferences": []}'::jsonb`;
  return {
    name: lists ? 'social-org-record' : 'social-org-record-unlisted',
    text: `select ${OWN_FIELDS} || ${SUPERVISION} || ${FACTS} || ${PERIODS} || ${listed} as record
      from social_org o join region g on g.code = o.region_code
      where o.id = coalesce((select m.keeper_id from merged_record m where m.id = $1), $1)`,
    values: [id, on, rollOn],
  };
}
