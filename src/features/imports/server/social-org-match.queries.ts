import type { ClientBase } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import type { DayPrecision } from '../../../platform/kernel/parse-day.ts';
import { openOfficePhone } from '../../../platform/server/crypto/office-phone.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import type { ExtraValue } from '../../party-orgs/party-org.ts';
import type { SocialOrgDraft } from '../../social-orgs/social-org.ts';

/** A stored organisation as a row of a ledger is compared with it. */
export interface StoredSocialOrg {
  readonly id: string;
  readonly name_key: string;
  /** Names, folded, and codes that it no longer goes by. */
  readonly former: { readonly keys: readonly string[]; readonly codes: readonly string[] };
  /** Since when figures count it. */
  readonly first_on: Day;
  readonly draft: SocialOrgDraft & { readonly extra: readonly ExtraValue[] };
}

interface Row {
  id: string;
  name_key: string;
  former_keys: string | null;
  former_codes: string | null;
  first_on: Day;
  name: string;
  credit_code: string | null;
  founded_on: Day | null;
  founded_precision: DayPrecision;
  [column: string]: unknown;
}

const COLUMNS: Readonly<Record<string, string>> = {
  name: 'name',
  creditCode: 'credit_code',
  type: 'org_type',
  registerKind: 'register_kind',
  status: 'status',
  foundedOn: 'founded_on',
  foundedPrecision: 'founded_precision',
  operating: 'operating',
  legalPerson: 'legal_person',
  endedOn: 'ended_on',
  endReason: 'end_reason',
  regionCode: 'region_code',
  address: 'address',
  addressRegionCode: 'address_region_code',
  sector: 'sector',
  staff: 'staff',
  staffFullTime: 'staff_full_time',
  volunteers: 'volunteers',
  affiliates: 'affiliates',
  memberEnterprises: 'member_enterprises',
  branchUnits: 'branch_units',
  legalRepresentative: 'legal_representative',
  contactName: 'contact_name',
  contactPhone: 'contact_phone_sealed',
  charterParty: 'charter_party',
  charterPartyOn: 'charter_party_on',
  staffing: 'staffing',
  setupBase: 'setup_base',
  parentBodyCategory: 'parent_body_category',
  registrarId: 'registrar_id',
  supervisingBodyId: 'supervising_body_id',
  industryRegulatorId: 'industry_regulator_id',
  guidanceBodyId: 'guidance_body_id',
  responsiblePartyOrgId: 'responsible_party_org_id',
  responsibility: 'responsibility',
  responsibilityPrinciple: 'responsibility_principle',
  noPartyReason: 'no_party_reason',
  noPartyReasonNote: 'no_party_reason_note',
  extra: 'extra',
};
const SELECTED = [
  'id',
  'name_key',
  'former_keys',
  'former_codes',
  'first_on',
  ...Object.values(COLUMNS),
].join(', ');

/** Organisations in the caller's sight with one of the codes, or that stand under one of the keys; now or formerly. */
export async function findSocialOrgs(
  client: ClientBase,
  sealer: Sealer,
  codes: readonly string[],
  keys: readonly string[],
): Promise<StoredSocialOrg[]> {
  const { rows } = await client.query<Row>(
    `select o.* from unnest($1::text[]) c cross join lateral (select ${SELECTED} from social_org where credit_code = c limit 1) o
     union all
     select o.* from unnest($2::text[]) k cross join lateral (
       select ${SELECTED} from social_org where name_key = k and ended_on is null limit 20) o
     union all
     select o.* from social_orgs_formerly($2, $1) f cross join lateral (select ${SELECTED} from social_org where id = f limit 1) o`,
    [codes, keys],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return [...byId.values()].map((row) => ({
    id: row.id,
    name_key: row.name_key,
    former: { keys: wordsOf(row.former_keys), codes: wordsOf(row.former_codes) },
    first_on: row.first_on,
    draft: draftOf(row, sealer),
  }));
}

const wordsOf = (text: string | null) => (text === null ? [] : text.split(' '));

function draftOf(row: Row, sealer: Sealer): StoredSocialOrg['draft'] {
  const fields = Object.entries(COLUMNS).map(([field, column]) => [field, row[column]]);
  const contactPhone = openOfficePhone(sealer, row.contact_phone_sealed as Buffer | null);
  return { ...Object.fromEntries(fields), contactPhone } as unknown as StoredSocialOrg['draft'];
}

/** Of the given codes, those that are registered anywhere: neither which organisation nor where. */
export async function findCodesElsewhere(client: ClientBase, codes: readonly string[]): Promise<Set<string>> {
  const { rows } = await client.query<{ code: string }>(
    'select code from credit_codes_elsewhere($1::text[]) code',
    [codes],
  );
  return new Set(rows.map((row) => row.code));
}

/** On the ledger's day or later: what begins after it is known as well, and a ledger of an earlier day does not say otherwise. */
const HOLDS = '(upper_inf(valid) or upper(valid) > $2::date)';

/** What is already known beside an organisation's own fields, as keys that a row's facts are compared with; telephones sealed. */
export async function findKnownFacts(
  client: ClientBase,
  ids: readonly string[],
  on: Day,
): Promise<Set<string>> {
  const { rows } = await client.query<{ known: string }>(
    `with head as (select * from org_head where social_org_id = any ($1::uuid[]) and to_on is null)
     select social_org_id || ' head ' || person_name || ' ' || post as known from head
     union all
     select social_org_id || ' head ' || person_name || ' ' || post || ' member ' || is_member from head
     union all
     select social_org_id || ' head ' || person_name || ' ' || post || ' secretary ' || also_secretary from head
     union all
     select social_org_id || ' head ' || person_name || ' ' || post || ' phone ' || office_phone_sealed from head
     union all
     select social_org_id || ' head ' || person_name || ' ' || post || ' roles '
       || array_to_string(array(select unnest(deputy_roles) collate "C" order by 1), ',') from head where deputy_roles <> '{}'
     union all
     select social_org_id || ' head ' || person_name || ' ' || post || ' approval ' || officials_approval from head
     union all
     select social_org_id || ' check ' || year || ' ' || result from annual_check where social_org_id = any ($1::uuid[])
     union all
     select social_org_id || ' grade ' || grade from evaluation where social_org_id = any ($1::uuid[]) and ${HOLDS}
     union all
     select social_org_id || ' listing ' || kind from credit_listing where social_org_id = any ($1::uuid[]) and ${HOLDS}
     union all
     select social_org_id || ' mass ' || kind || said from mass_org cross join lateral (values (''), (' party work ' || does_party_work)) s (said)
       where social_org_id = any ($1::uuid[]) and ${HOLDS}
     union all
     select social_org_id || ' ' || kind || ' ' || person_name from advisor_assignment
       where social_org_id = any ($1::uuid[]) and ${HOLDS}
     union all
     select social_org_id || ' declared ' || figure || ' ' || value from (
       select distinct on (social_org_id, figure) social_org_id, figure, value from declared_figure
       where social_org_id = any ($1::uuid[]) and declared_on <= $2::date order by social_org_id, figure, declared_on desc) d
     union all
     select social_org_id || ' covered ' || party_org_id || ' ' || way from coverage_relation
       where social_org_id = any ($1::uuid[]) and ${HOLDS}`,
    [ids, on],
  );
  return new Set(rows.map((row) => row.known));
}
