import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { SocialOrgField } from '../social-org.ts';

/** How each field of a draft is stored. Interval codes and keys that follow from one are set beside it. */
const COLUMNS: Readonly<
  Record<Exclude<SocialOrgField, 'extra'>, { readonly column: string; readonly type: string }>
> = {
  name: { column: 'name', type: 'text' },
  creditCode: { column: 'credit_code', type: 'text' },
  type: { column: 'org_type', type: 'text' },
  registerKind: { column: 'register_kind', type: 'text' },
  legalPerson: { column: 'legal_person', type: 'boolean' },
  operating: { column: 'operating', type: 'boolean' },
  status: { column: 'status', type: 'text' },
  foundedOn: { column: 'founded_on', type: 'date' },
  foundedPrecision: { column: 'founded_precision', type: 'text' },
  endedOn: { column: 'ended_on', type: 'date' },
  endReason: { column: 'end_reason', type: 'text' },
  regionCode: { column: 'region_code', type: 'text' },
  address: { column: 'address', type: 'text' },
  addressRegionCode: { column: 'address_region_code', type: 'text' },
  sector: { column: 'sector', type: 'text' },
  staff: { column: 'staff', type: 'int4' },
  staffFullTime: { column: 'staff_full_time', type: 'int4' },
  volunteers: { column: 'volunteers', type: 'int4' },
  affiliates: { column: 'affiliates', type: 'int4' },
  memberEnterprises: { column: 'member_enterprises', type: 'int4' },
  branchUnits: { column: 'branch_units', type: 'int4' },
  legalRepresentative: { column: 'legal_representative', type: 'text' },
  contactName: { column: 'contact_name', type: 'text' },
  contactPhone: { column: 'contact_phone_sealed', type: 'bytea' },
  charterParty: { column: 'charter_party', type: 'boolean' },
  charterPartyOn: { column: 'charter_party_on', type: 'date' },
  staffing: { column: 'staffing', type: 'text' },
  setupBase: { column: 'setup_base', type: 'text' },
  parentBodyCategory: { column: 'parent_body_category', type: 'text' },
  registrarId: { column: 'registrar_id', type: 'uuid' },
  supervisingBodyId: { column: 'supervising_body_id', type: 'uuid' },
  industryRegulatorId: { column: 'industry_regulator_id', type: 'uuid' },
  guidanceBodyId: { column: 'guidance_body_id', type: 'uuid' },
  responsiblePartyOrgId: { column: 'responsible_party_org_id', type: 'uuid' },
  responsibility: { column: 'responsibility', type: 'text' },
  responsibilityPrinciple: { column: 'responsibility_principle', type: 'text' },
  noPartyReason: { column: 'no_party_reason', type: 'text' },
  noPartyReasonNote: { column: 'no_party_reason_note', type: 'text' },
};

const FIELDS = Object.entries(COLUMNS);

/** The field of a column, for reading change lines. */
export const fieldOfColumn: ReadonlyMap<string, string> = new Map(
  FIELDS.map(([field, { column }]) => [column, field]),
);

/** A row as it travels to the database: fields of the draft by their names, what follows from them beside. */
export interface StoredRow {
  readonly id: string;
  readonly nameKey?: string | undefined;
  readonly firstOn?: string | undefined;
  readonly createdBy?: string | undefined;
  readonly [field: string]: unknown;
}

const INSERTED = FIELDS.map(([, { column }]) => column).join(', ');
const TAKEN = FIELDS.map(([field]) => `r."${field}"`).join(', ');
const RECORD = FIELDS.map(([field, { type }]) => `"${field}" ${type}`).join(', ');

/**
 * Inserts organisations. A place, body or node that is not there leaves its code null and the statement fails: nothing is left
 * out in silence.
 */
export function insertSocialOrgs(rows: readonly StoredRow[]): Statement {
  return {
    name: 'social-orgs-insert',
    text: `insert into social_org (id, name_key, pos, body_no, party_pos, first_on, extra, created_by, import_id, ${INSERTED})
      select r.id, r."nameKey", g.pos, case when r."supervisingBodyId" is null then 0 else b.no end,
        party_pos_of(r."responsiblePartyOrgId"), r."firstOn",
        coalesce(r.extra, '[]'), r."createdBy", acting_import(), ${TAKEN}
      from jsonb_to_recordset($1::jsonb) as r (id uuid, "nameKey" text, "firstOn" date, extra jsonb, "createdBy" text, ${RECORD})
      left join region g on g.code = r."regionCode"
      left join supervising_body b on b.id = r."supervisingBodyId"`,
    values: [JSON.stringify(rows)],
  };
}

/** Columns that follow from a field and are set with it. */
const FOLLOWING: Readonly<Record<string, readonly [assignment: string, join: string]>> = {
  name: [`name_key = case when r.d ? 'name' then r.d ->> 'nameKey' else o.name_key end`, ''],
  foundedOn: [
    `first_on = case when r.d ->> 'foundedOn' is not null then (r.d ->> 'foundedOn')::date else o.first_on end`,
    '',
  ],
  regionCode: [
    `pos = case when r.d ? 'regionCode' then g.pos else o.pos end`,
    `left join region g on g.code = r.d ->> 'regionCode'`,
  ],
  supervisingBodyId: [
    `body_no = case when not r.d ? 'supervisingBodyId' then o.body_no when r.d ->> 'supervisingBodyId' is null then 0 else b.no end`,
    `left join supervising_body b on b.id = (r.d ->> 'supervisingBodyId')::uuid`,
  ],
  responsiblePartyOrgId: [
    `party_pos = case when r.d ? 'responsiblePartyOrgId' then party_pos_of((r.d ->> 'responsiblePartyOrgId')::uuid) else o.party_pos end`,
    '',
  ],
};

/** Later columns of a ledger take the place of those with the same title, others stay. */
const MERGED_EXTRA = `extra = case when not r.d ? 'extra' then o.extra else (
    select coalesce(jsonb_agg(e), '[]') from (
      select e from jsonb_array_elements(o.extra) e
      where not exists (select from jsonb_array_elements(r.d -> 'extra') n where n ->> 'title' = e ->> 'title')
      union all select n from jsonb_array_elements(r.d -> 'extra') n) as merged (e)) end`;

/** Updates organisations: only what each row says, everything else stays. Answers the ids that were there to be updated. */
export function updateSocialOrgs(rows: readonly StoredRow[]): Statement {
  const said = new Set(rows.flatMap((row) => Object.keys(row)));
  const fields = FIELDS.filter(([field]) => said.has(field));
  const following = Object.entries(FOLLOWING).filter(([field]) => said.has(field));
  const assignments = [
    ...fields.map(
      ([field, { column, type }]) =>
        `${column} = case when r.d ? '${field}' then (r.d ->> '${field}')::${type} else o.${column} end`,
    ),
    ...following.map(([, [assignment]]) => assignment),
    ...(said.has('extra') ? [MERGED_EXTRA] : []),
  ];
  const joins = following.map(([, [, join]]) => join).filter((join) => join !== '');
  return {
    text: `update social_org o set ${assignments.join(', ')}
      from (select d from jsonb_array_elements($1::jsonb) as e (d)) r ${joins.join(' ')}
      where o.id = (r.d ->> 'id')::uuid returning o.id`,
    values: [JSON.stringify(rows)],
  };
}
