import { computedTitle } from '../../../platform/kernel/computed-title.ts';
import type { Day } from '../../../platform/kernel/day.ts';
import type { DayPrecision } from '../../../platform/kernel/parse-day.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import type { ExportColumn, ExportValue } from '../../../platform/server/sheets/export-value.ts';
import { type ExportReason, type ReleasedSheet, releaseExport } from '../../audit/server/public.ts';
import { type CodeTable, nameOfCode } from '../../codes/code-table.ts';
import { type PartyPost, partyPosts, secretarySources, setUpModes } from '../../codes/tables/party-org.ts';
import { partyOrgKinds } from '../../codes/tables/party-org-kind.ts';
import { partyOrgFields } from '../party-org.ts';
import type { PartyOrgFilter } from '../party-org-list.contract.ts';
import { type ExtraPlace, withExtraColumns } from '../extra-columns.rules.ts';
import { extraPlaces } from './list.queries.ts';
import type { PartyOrgParts } from './party-org-parts.ts';
import { type PartyOrgRecord, type PartyOrgWalk, walkPartyOrgs } from './walk-party-orgs.ts';

const PAGE = 2_000;

interface Column extends ExportColumn {
  /** What it shows; an 附列 finds its neighbour by it. */
  readonly key: string;
  readonly value: (row: PartyOrgRecord) => ExportValue;
}

type Field = (typeof partyOrgFields)[number]['field'];

const titleOf = (field: Field) => partyOrgFields.find((each) => each.field === field)?.title ?? field;
const named = (table: CodeTable, code: string | null) => (code === null ? null : nameOfCode(table, code));
const yes = (value: boolean) => (value ? '是' : '否');
const LENGTHS: Readonly<Record<DayPrecision, number>> = { day: 10, month: 7, year: 4 };
const column = (key: string, title: string, value: Column['value'], width?: number): Column => ({
  key,
  title,
  kind: 'text',
  ...(width === undefined ? {} : { width }),
  value,
});
const text = (field: Field, value: Column['value'], width?: number) =>
  column(field, titleOf(field), value, width);
const count = (key: string, title: string, value: Column['value']): Column => ({
  key,
  title: computedTitle(title),
  kind: 'number',
  value,
});
const extraColumn = (title: string) =>
  column(`extra ${title}`, title, ({ extra }) => extra.find((each) => each.title === title)?.value ?? null);

type Post = PartyOrgRecord['posts'][number];
const known = (value: boolean | null) => (value === null ? null : yes(value));
const ofSecretary = (key: string, title: string, value: (secretary: Post) => ExportValue) =>
  column(key, title, ({ posts }) => {
    const secretary = posts.find(({ post }) => post === 'secretary');
    return secretary === undefined ? null : value(secretary);
  });
const namesOf = (names: readonly string[]) => (names.length === 0 ? null : names.join('、'));
const holders = ({ posts }: PartyOrgRecord, held: PartyPost) =>
  namesOf(posts.filter(({ post }) => post === held).map(({ personName }) => personName));
const IN_COLUMNS: readonly PartyPost[] = ['secretary', 'deputy_secretary', 'party_worker'];

/** 张三（组织委员）: as an import reads it. */
function committee({ posts }: PartyOrgRecord): string | null {
  const others = posts.filter(({ post }) => !IN_COLUMNS.includes(post));
  return namesOf(
    others.map(({ post, personName }) =>
      post === 'committee_member' ? personName : `${personName}（${nameOfCode(partyPosts, post)}）`,
    ),
  );
}

/** 某协会（挂靠建）, where it is not covered in the way in which the Party organisation was set up: as an import reads it. */
function covered({ covered: units, setup_mode: mode }: PartyOrgRecord): string | null {
  return namesOf(
    units.map(({ name, way }) => (way === mode ? name : `${name}（${nameOfCode(setUpModes, way)}）`)),
  );
}

/** 钱七（专职）: as an import reads it. */
function partyWorkers({ posts }: PartyOrgRecord): string | null {
  const workers = posts.filter(({ post }) => post === 'party_worker');
  return namesOf(
    workers.map(({ personName, fullTime }) =>
      fullTime === null ? personName : `${personName}（${fullTime ? '专职' : '兼职'}）`,
    ),
  );
}

export const partyOrgColumns: readonly Column[] = [
  text('name', (row) => row.name, 34),
  text('shortName', (row) => row.short_name),
  text('partyCode', (row) => row.party_code),
  text('kind', (row) => nameOfCode(partyOrgKinds, row.kind), 14),
  text('functional', (row) => yes(row.functional), 10),
  text('setUpMode', (row) => named(setUpModes, row.setup_mode), 10),
  text('parentId', (row) => row.parent_name, 30),
  text('regionCode', (row) => row.region_full_name, 26),
  {
    key: 'foundedOn',
    title: titleOf('foundedOn'),
    kind: 'day',
    value: (row) => row.founded_on?.slice(0, LENGTHS[row.founded_precision as DayPrecision]) ?? null,
  },
  { key: 'endedOn', title: '撤销日期', kind: 'day', value: (row) => row.ended_on },
  text('approvalNo', (row) => row.approval_no),
  text('approvedBy', (row) => row.approved_by, 26),
  text('mayApproveProbationary', (row) => yes(row.may_approve_probationary), 10),
  text('exemplar', (row) => yes(row.exemplar), 8),
  column('secretaryName', '书记', (row) => row.secretary_name, 12),
  ofSecretary('secretaryPhone', '书记电话', ({ phone }) => phone),
  text('secretarySource', (row) => named(secretarySources, row.secretary_source), 12),
  ofSecretary('secretaryFullTime', '书记是否专职', ({ fullTime }) => known(fullTime)),
  ofSecretary('secretaryInManagement', '书记是否进入管理层', ({ inManagement }) => known(inManagement)),
  column('deputySecretaries', '副书记', (row) => holders(row, 'deputy_secretary')),
  column('committeeMembers', '委员', committee, 26),
  column('partyWorkers', '党务工作者', partyWorkers),
  { key: 'lastElectedOn', title: '上次换届日期', kind: 'day', value: (row) => row.term_elected_on },
  {
    key: 'termEndsOn',
    title: '届满日期',
    kind: 'day',
    value: (row) => row.term_extended_to_on ?? row.term_to_on,
  },
  text('guidedById', (row) => row.guided_by_name, 26),
  text('phone', (row) => row.phone),
  text('address', (row) => row.address, 26),
  column('covers', '覆盖的社会组织', covered, 40),
  count('coversCount', '覆盖社会组织数', (row) => row.covers ?? 0),
  count('members', '党员数', (row) => row.members),
  count('fullMembers', '正式党员数', (row) => row.full_members),
  count('notTransferred', '组织关系未转入', (row) => row.not_transferred),
];

/** Columns of an import that are exported in another form: an 附列 behind one of them stands behind this. */
export const besidePartyOrgColumns: Readonly<Record<string, string>> = {
  parent: 'parentId',
  region: 'regionCode',
  guidedBy: 'guidedById',
  termDay: 'termEndsOn',
  fullTimePartyWorkers: 'partyWorkers',
  partTimePartyWorkers: 'partyWorkers',
};

/**
 * Everything that a list's filters find, with all fields, what each covers, and the columns of its ledger for which
 * there is no field (附列), where they stood.
 * @returns the sheet to write, its rows read page by page as the writer takes them
 */
export async function exportPartyOrgs(
  parts: PartyOrgParts,
  acting: Acting,
  { purpose = null, requestId, ...filter }: PartyOrgFilter & ExportReason,
  today: Day,
): Promise<ReleasedSheet | Refusal> {
  const walk = await walkPartyOrgs(parts, acting, filter, today);
  if (isRefusal(walk)) return walk;
  const { question } = walk;
  const { pool } = parts;
  const [rows, places] = await Promise.all([
    walk.count(),
    readScoped<ExtraPlace>(pool, acting, extraPlaces(question)),
  ]);
  const columns = withExtraColumns(partyOrgColumns, places, besidePartyOrgColumns, extraColumn);
  const note = { kind: 'party-orgs' as const, purpose, requestId, rows };
  return releaseExport(pool, acting, note, {
    name: '党组织',
    title: `党组织名册（截至 ${question.on}）`,
    columns,
    rows: readRows(walk, columns),
  });
}

async function* readRows(walk: PartyOrgWalk, columns: readonly Column[]): AsyncGenerator<ExportValue[]> {
  for await (const rows of walk.pages(PAGE)) {
    for (const row of rows) yield columns.map(({ value }) => value(row));
  }
}
