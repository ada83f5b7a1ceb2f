import type { QueryResultRow } from 'pg';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { SocialOrgFactKind } from '../social-org-fact.ts';

interface FactTable {
  readonly table: string;
  /** Field of the draft, column, type; in the order of the table. */
  readonly columns: readonly (readonly [field: string, column: string, type: string])[];
  /** Has `valid` from fromOn and toOn. */
  readonly dated: boolean;
  /** Where the table has no id: the columns that tell its rows apart, also as the text by which the web names one. */
  readonly key: { readonly columns: string; readonly text: string } | null;
  /** Columns that a row gets when the draft says nothing. */
  readonly defaults?: Readonly<Record<string, string>>;
}

const TABLES: Readonly<Record<SocialOrgFactKind, FactTable>> = {
  heads: {
    table: 'org_head',
    columns: [
      ['personName', 'person_name', 'text'],
      ['post', 'post', 'text'],
      ['isMember', 'is_member', 'boolean'],
      ['alsoSecretary', 'also_secretary', 'boolean'],
      ['deputyRoles', 'deputy_roles', 'text[]'],
      ['officialsApproval', 'officials_approval', 'text'],
      ['phone', 'office_phone_sealed', 'bytea'],
      ['fromOn', 'from_on', 'date'],
      ['toOn', 'to_on', 'date'],
    ],
    dated: false,
    key: null,
    defaults: { deputyRoles: `'{}'` },
  },
  annualChecks: {
    table: 'annual_check',
    columns: [
      ['year', 'year', 'int2'],
      ['result', 'result', 'text'],
    ],
    dated: false,
    key: { columns: 'social_org_id, year', text: 't.year::text' },
  },
  evaluations: { table: 'evaluation', columns: [['grade', 'grade', 'int2']], dated: true, key: null },
  creditListings: {
    table: 'credit_listing',
    columns: [
      ['kind', 'kind', 'text'],
      ['reason', 'reason', 'text'],
    ],
    dated: true,
    key: null,
  },
  massOrgs: {
    table: 'mass_org',
    columns: [
      ['kind', 'kind', 'text'],
      ['doesPartyWork', 'does_party_work', 'boolean'],
    ],
    dated: true,
    key: null,
    defaults: { doesPartyWork: 'true' },
  },
  advisors: {
    table: 'advisor_assignment',
    columns: [
      ['kind', 'kind', 'text'],
      ['personName', 'person_name', 'text'],
      ['phone', 'office_phone_sealed', 'bytea'],
      ['accountId', 'account_id', 'uuid'],
      ['memberId', 'member_id', 'uuid'],
    ],
    dated: true,
    key: null,
  },
  declaredFigures: {
    table: 'declared_figure',
    columns: [
      ['figure', 'figure', 'text'],
      ['value', 'value', 'int4'],
      ['source', 'source', 'text'],
      ['declaredOn', 'declared_on', 'date'],
    ],
    dated: false,
    key: { columns: 'social_org_id, figure, declared_on', text: `t.figure || ':' || t.declared_on` },
  },
};

/** A fact as it travels to the database: the draft's fields with ids beside, telephones sealed. */
export interface FactRow {
  readonly id: string;
  readonly socialOrgId: string;
  readonly [field: string]: unknown;
}

const taken = ({ columns, defaults = {} }: FactTable) =>
  columns.map(([field]) =>
    defaults[field] === undefined ? `r."${field}"` : `coalesce(r."${field}", ${defaults[field]})`,
  );

/** `jsonb_to_recordset` reads an array column from a JSON array as it is. */
const recordOf = ({ columns, dated }: FactTable) =>
  [
    'id uuid',
    '"socialOrgId" uuid',
    ...columns.map(([field, , type]) => `"${field}" ${type}`),
    ...(dated ? ['"fromOn" date', '"toOn" date'] : []),
  ].join(', ');

function insertion(table: FactTable): { columns: string; values: string } {
  const { columns, dated, key } = table;
  return {
    columns: [
      ...(key === null ? ['id'] : []),
      'social_org_id',
      ...columns.map(([, column]) => column),
      ...(dated ? ['valid'] : []),
    ].join(', '),
    values: [
      ...(key === null ? ['r.id'] : []),
      'r."socialOrgId"',
      ...taken(table),
      ...(dated ? ['daterange(r."fromOn", r."toOn")'] : []),
    ].join(', '),
  };
}

/** A fact that is keyed by what it says takes the place of the one before: a check by its year, a figure by its day. */
function replacement({ columns, key }: FactTable): string {
  if (key === null) return '';
  const others = columns
    .filter(([, column]) => !key.columns.includes(column))
    .map(([, column]) => `${column} = excluded.${column}`);
  return ` on conflict (${key.columns}) do update set ${others.join(', ')}`;
}

/** Inserts facts; one that overlaps another of its kind fails. */
export function insertFacts(kind: SocialOrgFactKind, rows: readonly FactRow[]): Statement {
  const table = TABLES[kind];
  const { columns, values } = insertion(table);
  return {
    text: `insert into ${table.table} as t (${columns}) select ${values}
      from jsonb_to_recordset($1::jsonb) as r (${recordOf(table)})${replacement(table)}`,
    values: [JSON.stringify(rows)],
  };
}

/** Inserts what a ledger says again and again: what is known already stays as it is. */
export function insertKnownFacts(kind: SocialOrgFactKind, rows: readonly FactRow[]): Statement {
  const table = TABLES[kind];
  const { columns, values } = insertion(table);
  const unknown =
    kind === 'heads'
      ? `where not exists (select from org_head h where h.social_org_id = r."socialOrgId" and h.person_name = r."personName"
          and h.post = r.post and h.to_on is null)`
      : '';
  return {
    name: `social-org-facts-${kind}`,
    text: `insert into ${table.table} as t (${columns}) select ${values}
      from jsonb_to_recordset($1::jsonb) as r (${recordOf(table)}) ${unknown}${replacement(table) || ' on conflict do nothing'}`,
    values: [JSON.stringify(rows)],
  };
}

/** A head named again: what the ledger leaves blank stays. */
export function completeHeads(rows: readonly FactRow[]): Statement {
  return {
    name: 'social-org-heads-complete',
    text: `update org_head h set is_member = coalesce(r."isMember", h.is_member), also_secretary = coalesce(r."alsoSecretary", h.also_secretary),
        deputy_roles = coalesce(r."deputyRoles", h.deputy_roles), office_phone_sealed = coalesce(r.phone, h.office_phone_sealed),
        officials_approval = coalesce(r."officialsApproval", h.officials_approval)
      from jsonb_to_recordset($1::jsonb) as r (${recordOf(TABLES.heads)})
      where h.social_org_id = r."socialOrgId" and h.person_name = r."personName" and h.post = r.post and h.to_on is null
        and (r."isMember" is not null or r."alsoSecretary" is not null or r."deputyRoles" is not null or r.phone is not null
          or r."officialsApproval" is not null)`,
    values: [JSON.stringify(rows)],
  };
}

/** A new grade ends the one before it; on the same day it takes its place. */
export function giveWayToEvaluations(rows: readonly FactRow[]): Statement {
  return {
    name: 'social-org-evaluations-give-way',
    text: `with r as (select * from jsonb_to_recordset($1::jsonb) as r (${recordOf(TABLES.evaluations)})),
      same as (
        update evaluation e set grade = r.grade from r
        where e.social_org_id = r."socialOrgId" and lower(e.valid) = r."fromOn" and e.grade <> r.grade)
      update evaluation e set valid = daterange(lower(e.valid), r."fromOn") from r
      where e.social_org_id = r."socialOrgId" and e.grade <> r.grade and e.valid @> r."fromOn" and lower(e.valid) < r."fromOn"`,
    values: [JSON.stringify(rows)],
  };
}

/** What a mass organisation was before a day, where it does Party work from that day on that it did not do, or the other way round. */
export interface EarlierMassOrgRow extends QueryResultRow {
  readonly socialOrgId: string;
  readonly kind: string;
  readonly doesPartyWork: boolean;
  readonly fromOn: string;
  readonly toOn: string;
}

/** From its day on a mass organisation is what the ledger says; answers with what it was until then, to be stored again. */
export function turnMassOrgs(rows: readonly FactRow[]): Statement {
  return {
    name: 'social-org-mass-orgs-turn',
    text: `update mass_org m set does_party_work = r."doesPartyWork", valid = daterange(r."fromOn", upper(m.valid))
      from (select m.id, lower(m.valid) as since, r.* from jsonb_to_recordset($1::jsonb) as r (${recordOf(TABLES.massOrgs).replace('id uuid', '"newId" uuid')})
        join mass_org m on m.social_org_id = r."socialOrgId" and m.kind = r.kind and m.valid @> r."fromOn") r
      where m.id = r.id and m.does_party_work <> r."doesPartyWork"
      returning m.social_org_id as "socialOrgId", m.kind, not m.does_party_work as "doesPartyWork", r.since as "fromOn", r."fromOn" as "toOn"`,
    values: [JSON.stringify(rows)],
  };
}

/** Changes what a row says of one fact; what it does not name stays. Answers nothing where the fact is not there. */
export function updateFact(kind: SocialOrgFactKind, row: FactRow): Statement {
  const table = TABLES[kind];
  const values = taken(table);
  const assignments = table.columns.flatMap(([field, column], index) =>
    row[field] === undefined ? [] : [`${column} = ${values[index]}`],
  );
  if (table.dated) assignments.push('valid = daterange(r."fromOn", r."toOn")');
  return {
    text: `update ${table.table} t set ${assignments.join(', ')} from jsonb_to_record($1::jsonb) as r (${recordOf(table)})
      where t.social_org_id = r."socialOrgId" and ${sameFact(table)} = $2 returning 1`,
    values: [JSON.stringify({ ...row, id: undefined }), row.id],
  };
}

export function deleteFact(kind: SocialOrgFactKind, socialOrgId: string, factId: string): Statement {
  const table = TABLES[kind];
  return {
    text: `delete from ${table.table} t where t.social_org_id = $1 and ${sameFact(table)} = $2 returning 1`,
    values: [socialOrgId, factId],
  };
}

function sameFact({ key }: FactTable): string {
  return key === null ? 't.id::text' : key.text;
}

/** Whether a person is on the roll in the caller's sight. */
export function memberInSight(memberId: string): Statement {
  return { name: 'advisor-member', text: 'select id from member where id = $1', values: [memberId] };
}

/** Ends assignments of advisors. */
export function closeAdvisors(ids: readonly string[], on: string): Statement {
  return {
    name: 'advisors-close',
    text: `update advisor_assignment set valid = daterange(lower(valid), $2::date) where id = any ($1::uuid[])`,
    values: [ids, on],
  };
}

/** Takes away assignments that are as they began: open, from the same day. */
export function deleteBegun(begun: readonly { readonly id: string; readonly fromOn: string }[]): Statement {
  return {
    name: 'advisors-delete-begun',
    text: `delete from advisor_assignment a using jsonb_to_recordset($1::jsonb) as g (id uuid, "fromOn" date)
      where a.id = g.id and a.valid = daterange(g."fromOn", null) returning a.id`,
    values: [JSON.stringify(begun)],
  };
}

/** Gives assignments back the end that they had, where they still end on the day on which they were ended. */
export function openAdvisors(
  ended: readonly { readonly id: string; readonly toOn: string | null; readonly endedOn: string }[],
): Statement {
  return {
    name: 'advisors-open',
    text: `update advisor_assignment a set valid = daterange(lower(a.valid), g."toOn")
      from jsonb_to_recordset($1::jsonb) as g (id uuid, "toOn" date, "endedOn" date)
      where a.id = g.id and upper(a.valid) = g."endedOn"
        and not exists (select from advisor_assignment x where x.id <> a.id and x.social_org_id = a.social_org_id and x.kind = a.kind
          and x.person_name = a.person_name and x.valid && daterange(g."endedOn", g."toOn"))
      returning a.id`,
    values: [JSON.stringify(ended)],
  };
}
