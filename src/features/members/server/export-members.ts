import type { Pool } from 'pg';
import { computedTitle } from '../../../platform/kernel/computed-title.ts';
import type { Day } from '../../../platform/kernel/day.ts';
import type { DayPrecision } from '../../../platform/kernel/parse-day.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import type { ExportColumn, ExportValue } from '../../../platform/server/sheets/export-value.ts';
import { type ExportReason, type ReleasedSheet, releaseExport } from '../../audit/server/public.ts';
import { type CodeTable, nameOfCode } from '../../codes/code-table.ts';
import { maskIdentityNumber } from '../../codes/identity-number.rules.ts';
import { maskPhone } from '../../codes/phone.rules.ts';
import { educations } from '../../codes/tables/education.ts';
import { ethnicities } from '../../codes/tables/ethnicity.ts';
import { memberStatuses, postLevels } from '../../codes/tables/member.ts';
import { employments, partyPosts } from '../../codes/tables/party-org.ts';
import { sexes } from '../../codes/tables/sex.ts';
import { type ExtraPlace, withExtraColumns } from '../../party-orgs/extra-columns.rules.ts';
import { memberFields } from '../member.ts';
import type { MemberFilter } from '../member-list.contract.ts';
import { type ExportRow, extraPlaces } from './list.queries.ts';
import type { MemberParts } from './member-parts.ts';
import { type MemberWalk, walkMembers } from './walk-members.ts';

const PAGE = 2_000;

interface Column extends ExportColumn {
  /** What it shows; an 附列 finds its neighbour by it. */
  readonly key: string;
  readonly value: (row: ExportRow, sealer: Sealer) => ExportValue;
}

const named = (table: CodeTable, code: string | null) => (code === null ? null : nameOfCode(table, code));
const employmentOf = (fullTime: boolean | null) =>
  fullTime === null ? null : nameOfCode(employments, fullTime ? 'full_time' : 'part_time');
/** A day as far as it is known: `1990-03` stays text. */
const known = (day: Day | null, precision: string) =>
  day?.slice(0, LENGTHS[precision as DayPrecision]) ?? null;
const LENGTHS: Readonly<Record<DayPrecision, number>> = { day: 10, month: 7, year: 4 };

type Field = (typeof memberFields)[number]['field'];

const titleOf = (field: Field) => memberFields.find((each) => each.field === field)?.title ?? field;
const column = (key: string, title: string, value: Column['value'], width?: number): Column => ({
  key,
  title,
  kind: 'text',
  ...(width === undefined ? {} : { width }),
  value,
});
const text = (field: Field, value: Column['value'], width?: number) =>
  column(field, titleOf(field), value, width);
const masked = (field: Field, value: Column['value'], width?: number) =>
  column(field, `${titleOf(field)}（只显示首尾）`, value, width);
const day = (field: Field, value: Column['value']): Column => ({
  key: field,
  title: titleOf(field),
  kind: 'day',
  value,
});
const extraColumn = (title: string) =>
  column(`extra ${title}`, title, ({ extra }) => extra.find((each) => each.title === title)?.value ?? null);

export const memberColumns: readonly Column[] = [
  text('name', (row) => row.name, 12),
  text('sex', (row) => named(sexes, row.sex), 6),
  day('bornOn', (row) => known(row.born_on, row.born_precision)),
  text('ethnicity', (row) => named(ethnicities, row.ethnicity), 10),
  text('education', (row) => named(educations, row.education)),
  masked('identityNumber', (row, sealer) => maskedNumber(row, sealer), 22),
  text('status', (row) => named(memberStatuses, row.status), 10),
  day('joinedOn', (row) => known(row.joined_on, row.joined_precision)),
  day('fullOn', (row) => known(row.full_on, row.full_precision)),
  text('managingBranchId', (row) => row.managing_branch_name, 30),
  text('membershipBranchId', (row) => membershipText(row), 30),
  text('partyGroup', (row) => row.party_group),
  column('partyPost', partyPosts.title, (row) => named(partyPosts, row.party_post), 12),
  text('workUnitId', (row) => row.work_unit_name ?? row.work_unit_text, 30),
  text('workPost', (row) => row.work_post),
  text('postLevel', (row) => named(postLevels, row.post_level), 10),
  column('fullTime', employments.title, (row) => employmentOf(row.full_time), 10),
  masked('phone', (row, sealer) => maskedPhone(row, sealer)),
  column('identityPending', computedTitle('身份待核'), (row) => (row.identity_pending ? '是' : null), 10),
  text('private', (row) => (row.private ? '是' : null), 8),
];

/** Columns of an import that are exported in another form: an 附列 behind one of them stands behind this. */
export const besideMemberColumns: Readonly<Record<string, string>> = {
  managingBranch: 'managingBranchId',
  membershipBranch: 'membershipBranchId',
  transferred: 'membershipBranchId',
  workUnit: 'workUnitId',
  workUnitAndPost: 'workPost',
};

/** How many rows the file would have, to the last one. */
export async function countExportedMembers(
  pool: Pool,
  acting: Acting,
  filter: MemberFilter,
  today: Day,
): Promise<number | Refusal> {
  const walk = await walkMembers(pool, acting, filter, today);
  return isRefusal(walk) ? walk : walk.count();
}

/**
 * The members that the filters leave, as a sheet whose rows are read page by page. Members who are 不公开 are left out
 * unless asked for, and the last line says how many. The export is written down with its purpose before the first row leaves.
 */
export async function exportMembers(
  { pool, sealer }: MemberParts,
  acting: Acting,
  { purpose, requestId, ...filter }: MemberFilter & ExportReason,
  today: Day,
): Promise<ReleasedSheet | Refusal> {
  const walk = await walkMembers(pool, acting, filter, today);
  if (isRefusal(walk)) return walk;
  const [rows, leftOut, places] = await Promise.all([
    walk.count(),
    walk.countLeftOut(),
    readScoped<ExtraPlace>(pool, acting, extraPlaces(walk.question)),
  ]);
  const columns = withExtraColumns(memberColumns, places, besideMemberColumns, extraColumn);
  const note = { kind: 'members' as const, purpose, requestId, rows };
  return releaseExport(pool, acting, note, {
    name: '党员',
    title: `党员名册（截至 ${walk.question.on}）`,
    columns,
    rows: withNote(readRows(walk, columns, sealer), leftOut, columns.length),
  });
}

async function* readRows(
  walk: MemberWalk,
  columns: readonly Column[],
  sealer: Sealer,
): AsyncGenerator<ExportValue[]> {
  for await (const rows of walk.pages(PAGE)) {
    for (const row of rows) yield columns.map(({ value }) => value(row, sealer));
  }
}

/** A line that begins so is known for a note when the file is read back. */
async function* withNote(
  rows: AsyncGenerator<ExportValue[]>,
  leftOut: number,
  width: number,
): AsyncGenerator<ExportValue[]> {
  yield* rows;
  if (leftOut === 0) return;
  const note = `注：另有 ${leftOut} 名党员不公开，未列出。`;
  yield [note, ...Array.from({ length: width - 1 }, () => null)];
}

export function maskedNumber({ id_number_sealed: sealed }: ExportRow, sealer: Sealer): string | null {
  return sealed === null ? null : maskIdentityNumber(sealer.openText(sealed, 'identity-number'));
}

export function maskedPhone({ phone_sealed: sealed }: ExportRow, sealer: Sealer): string | null {
  return sealed === null ? null : maskPhone(sealer.openText(sealed, 'phone'));
}

export function membershipText(row: ExportRow): string | null {
  if (row.membership_branch_id === null) return row.membership_elsewhere;
  return row.membership_branch_name ?? '范围外的党组织';
}
