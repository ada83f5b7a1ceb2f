import { computedTitle } from '../../../platform/kernel/computed-title.ts';
import type { Day } from '../../../platform/kernel/day.ts';
import type { DayPrecision } from '../../../platform/kernel/parse-day.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import type { ExportColumn, ExportValue } from '../../../platform/server/sheets/export-value.ts';
import type { ExportRow } from '../../../platform/server/sheets/write-sheet.ts';
import { type ExportReason, type ReleasedSheet, releaseExport } from '../../audit/server/public.ts';
import { type CodeTable, nameOfCode } from '../../codes/code-table.ts';
import { noPartyReasons } from '../../codes/tables/no-party-reason.ts';
import { employments, responsibilityPrinciples, setUpModes } from '../../codes/tables/party-org.ts';
import { registrationKinds, socialOrgStatuses } from '../../codes/tables/social-org.ts';
import { socialOrgTypes } from '../../codes/tables/social-org-type.ts';
import { judge, type MemberBucket } from '../../counting/counting.rules.ts';
import { type ExtraPlace, withExtraColumns } from '../../party-orgs/extra-columns.rules.ts';
import type { SocialOrgFilter } from '../social-org-list.contract.ts';
import { responsibilities, type SocialOrgField, titleOfSocialOrgField } from '../social-org.ts';
import type { ListQuestion } from './list-conditions.queries.ts';
import { annualCheckColumn, factColumns, headColumns } from './export-facts.ts';
import { checkedYears, extraPlaces } from './list.queries.ts';
import type { SocialOrgParts } from './social-org-parts.ts';
import { type SocialOrgRecord, type SocialOrgWalk, walkSocialOrgs } from './walk-social-orgs.ts';

interface Column extends ExportColumn {
  /** What it shows; an 附列 finds its neighbour by it. */
  readonly key: string;
  readonly value: (row: SocialOrgRecord, question: ListQuestion) => ExportValue;
}

const PAGE = 2_000;

/**
 * Everything that a list's filters find, with all fields, how each is covered, and the columns of its ledger for which there is no
 * field (附列), where they stood.
 * @returns the sheet to write, its rows read page by page as the writer takes them
 */
export async function exportSocialOrgs(
  parts: SocialOrgParts,
  acting: Acting,
  { purpose = null, requestId, ...filter }: SocialOrgFilter & ExportReason,
  today: Day,
): Promise<ReleasedSheet | Refusal> {
  const walk = await walkSocialOrgs(parts, acting, filter, today);
  if (isRefusal(walk)) return walk;
  const { question } = walk;
  const { pool } = parts;
  const [rows, years, places] = await Promise.all([
    walk.count(),
    readScoped<{ year: number }>(pool, acting, checkedYears(question)),
    readScoped<ExtraPlace>(pool, acting, extraPlaces(question)),
  ]);
  const checks = years.map(({ year }) => annualCheckColumn(year));
  const all = socialOrgColumns.flatMap((each) => (each.key === 'evaluation' ? [...checks, each] : [each]));
  const columns = withExtraColumns(all, places, besideSocialOrgColumns, extraColumn);
  const note = { kind: 'social-orgs' as const, purpose, requestId, rows };
  return releaseExport(pool, acting, note, {
    name: '社会组织',
    title: `社会组织名册（截至 ${question.on}）`,
    columns,
    rows: exportRows(walk, columns),
  });
}

async function* exportRows(walk: SocialOrgWalk, columns: readonly Column[]): AsyncGenerator<ExportRow> {
  for await (const rows of walk.pages(PAGE)) {
    for (const row of rows) yield columns.map((column) => column.value(row, walk.question));
  }
}

const text = (
  field: SocialOrgField,
  value: (row: SocialOrgRecord) => string | null,
  width?: number,
): Column => ({
  key: field,
  title: titleOfSocialOrgField(field),
  kind: 'text',
  value,
  ...(width === undefined ? {} : { width }),
});
const number = (field: SocialOrgField, value: (row: SocialOrgRecord) => number | null): Column => ({
  key: field,
  title: titleOfSocialOrgField(field),
  kind: 'number',
  value,
});
const day = (field: SocialOrgField, value: (row: SocialOrgRecord) => string | null): Column => ({
  key: field,
  title: titleOfSocialOrgField(field),
  kind: 'day',
  value,
});
const code = (
  field: SocialOrgField,
  table: CodeTable,
  value: (row: SocialOrgRecord) => string | null,
): Column =>
  text(field, (row) => {
    const stored = value(row);
    return stored === null ? null : nameOfCode(table, stored);
  });
const yesNo = (field: SocialOrgField, value: (row: SocialOrgRecord) => boolean | null): Column =>
  text(field, (row) => {
    const stored = value(row);
    return stored === null ? null : stored ? '是' : '否';
  });

const MEMBERS: Readonly<Record<MemberBucket, string>> = {
  none: '没有正式党员',
  few: '1 至 2 名',
  due: '3 名以上',
  unknown: '未核实',
};

export const socialOrgColumns: readonly Column[] = [
  text('name', (row) => row.name, 36),
  text('creditCode', (row) => row.credit_code, 22),
  code('type', socialOrgTypes, (row) => row.org_type),
  code('registerKind', registrationKinds, (row) => row.register_kind),
  code('status', socialOrgStatuses, (row) => row.status),
  yesNo('operating', (row) => row.operating),
  yesNo('legalPerson', (row) => row.legal_person),
  day('foundedOn', (row) => partOfDay(row.founded_on, row.founded_precision)),
  text('regionCode', (row) => row.region_full_name, 24),
  text('sector', (row) => row.sector_name),
  text('address', (row) => row.address, 30),
  text('addressRegionCode', (row) => row.address_region_name, 24),
  text('registrarId', (row) => row.registrar_name, 20),
  text('supervisingBodyId', (row) => row.body_name, 20),
  text('industryRegulatorId', (row) => row.regulator_name, 20),
  text('guidanceBodyId', (row) => row.guidance_name, 20),
  text('responsiblePartyOrgId', (row) => row.responsible_name, 26),
  code('responsibility', responsibilities, (row) => row.responsibility),
  code('responsibilityPrinciple', responsibilityPrinciples, (row) => row.responsibility_principle),
  {
    key: 'way',
    title: computedTitle('覆盖方式'),
    kind: 'text',
    value: (row, { masks }) => wayName(judge(row.signature ?? 24, masks).way),
  },
  {
    key: 'coveredBy',
    title: computedTitle('覆盖它的党组织'),
    kind: 'text',
    width: 30,
    value: (row) => row.covered_by.map(({ name }) => name).join('、'),
  },
  {
    key: 'work',
    title: computedTitle('工作覆盖'),
    kind: 'text',
    value: (row, { masks }) => (judge(row.signature ?? 24, masks).work ? '是' : '否'),
  },
  {
    key: 'members',
    title: computedTitle('正式党员'),
    kind: 'text',
    value: (row, { masks }) => MEMBERS[judge(row.signature ?? 24, masks).members],
  },
  code('noPartyReason', noPartyReasons, (row) => row.no_party_reason),
  text('noPartyReasonNote', (row) => row.no_party_reason_note, 24),
  number('staff', (row) => row.staff),
  number('staffFullTime', (row) => row.staff_full_time),
  number('volunteers', (row) => row.volunteers),
  number('affiliates', (row) => row.affiliates),
  number('memberEnterprises', (row) => row.member_enterprises),
  number('branchUnits', (row) => row.branch_units),
  text('legalRepresentative', (row) => row.legal_representative),
  ...headColumns,
  text('contactName', (row) => row.contact_name),
  text('contactPhone', (row) => row.contact_phone),
  yesNo('charterParty', (row) => row.charter_party),
  day('charterPartyOn', (row) => row.charter_party_on),
  code('staffing', employments, (row) => row.staffing),
  text('setupBase', (row) => row.setup_base),
  text('parentBodyCategory', (row) => row.parent_body_category),
  ...factColumns,
  day('endedOn', (row) => row.ended_on),
  text('endReason', (row) => row.end_reason),
];

/**
 * Columns of an import – of a list or of a one-sheet ledger – that are exported in another form: an 附列 behind one of
 * them stands behind this.
 */
export const besideSocialOrgColumns: Readonly<Record<string, string>> = {
  orgType: 'type',
  region: 'regionCode',
  addressRegion: 'addressRegionCode',
  registrar: 'registrarId',
  supervisingBody: 'supervisingBodyId',
  industryRegulator: 'industryRegulatorId',
  guidanceBody: 'guidanceBodyId',
  responsiblePartyOrg: 'responsiblePartyOrgId',
  setUpMode: 'way',
  ...each(
    'coveredBy',
    'partyOrgName',
    'partyCode',
    'partyOrgKind',
    'parent',
    'partyOrgFoundedOn',
    'approvalNo',
  ),
  ...each('coveredBy', 'functional', 'exemplar', 'hasPartyOrg', 'secretaryName', 'secretaryPhone'),
  ...each('coveredBy', 'secretarySource', 'secretaryFullTime', 'secretaryInManagement', 'deputySecretaries'),
  ...each('coveredBy', 'committeeMembers', 'partyWorkers', 'termDay', 'lastElectedOn', 'termEndsOn'),
  ...each('coveredBy', 'fullTimePartyWorkers', 'partTimePartyWorkers'),
  ...each('parentBodyCategory', 'annualCheck'),
  listedOn: 'abnormalListedOn',
  listedReason: 'abnormalListedReason',
};

function each(column: string, ...fields: readonly string[]): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [field, column]));
}

function wayName(way: string | null): string {
  if (way === null) return '未覆盖';
  return way === 'functional' ? '功能型' : nameOfCode(setUpModes, way);
}

/** A day known to the month stays a month: a first day that nobody said would come back as a fact. */
function partOfDay(on: string | null, precision: DayPrecision): string | null {
  if (on === null || precision === 'day') return on;
  return precision === 'month' ? on.slice(0, 7) : on.slice(0, 4);
}

function extraColumn(title: string): Column {
  return {
    key: `extra ${title}`,
    title,
    kind: 'text',
    value: (row) => row.extra.find((each) => each.title === title)?.value ?? null,
  };
}
