import type { QueryResultRow } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import type { DayPrecision } from '../../../platform/kernel/parse-day.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import { type Acting, readAllScoped, readScoped } from '../../../platform/server/database/scoped.ts';
import type { ListCursor } from '../../../platform/server/http/list-cursor.ts';
import type { ExportColumn, ExportValue } from '../../../platform/server/sheets/export-value.ts';
import type { SheetToWrite } from '../../../platform/server/sheets/write-sheet.ts';
import { type CodeTable, nameOfCode } from '../../codes/code-table.ts';
import { maskIdentityNumber } from '../../codes/identity-number.rules.ts';
import { maskPhone } from '../../codes/phone.rules.ts';
import { educations } from '../../codes/tables/education.ts';
import { ethnicities } from '../../codes/tables/ethnicity.ts';
import { memberStatuses, postLevels } from '../../codes/tables/member.ts';
import { sexes } from '../../codes/tables/sex.ts';
import { memberFields } from '../member.ts';
import type { MemberFilter } from '../member-list.contract.ts';
import { cursorOf, settleListQuestion } from './list-members.ts';
import {
  type ExportRow,
  extraTitles,
  type ListQuestion,
  memberCount,
  memberExportPage,
  noteExport,
  planInOrder,
} from './list.queries.ts';
import type { MemberParts } from './member-parts.ts';

const PAGE = 2_000;

interface Column {
  readonly column: ExportColumn;
  readonly value: (row: ExportRow, sealer: Sealer) => ExportValue;
}

const named = (table: CodeTable, code: string | null) => (code === null ? null : nameOfCode(table, code));
const yesNo = (value: boolean | null) => (value === null ? null : value ? '是' : '否');
/** A day as far as it is known: `1990-03` stays text. */
const known = (day: Day | null, precision: string) =>
  day?.slice(0, LENGTHS[precision as DayPrecision]) ?? null;
const LENGTHS: Readonly<Record<DayPrecision, number>> = { day: 10, month: 7, year: 4 };

const text = (title: string, value: Column['value'], width?: number): Column => ({
  column: { title, kind: 'text', ...(width === undefined ? {} : { width }) },
  value,
});
const day = (title: string, value: Column['value']): Column => ({ column: { title, kind: 'day' }, value });
const titleOf = (field: (typeof memberFields)[number]['field']) =>
  memberFields.find((each) => each.field === field)?.title ?? field;

const COLUMNS: readonly Column[] = [
  text(titleOf('name'), (row) => row.name, 12),
  text(titleOf('sex'), (row) => named(sexes, row.sex), 6),
  day(titleOf('bornOn'), (row) => known(row.born_on, row.born_precision)),
  text(titleOf('ethnicity'), (row) => named(ethnicities, row.ethnicity), 10),
  text(titleOf('education'), (row) => named(educations, row.education)),
  text(`${titleOf('identityNumber')}（只显示首尾）`, (row, sealer) => maskedNumber(row, sealer), 22),
  text(titleOf('status'), (row) => named(memberStatuses, row.status), 10),
  day(titleOf('joinedOn'), (row) => known(row.joined_on, row.joined_precision)),
  day(titleOf('fullOn'), (row) => known(row.full_on, row.full_precision)),
  text(titleOf('managingBranchId'), (row) => row.managing_branch_name, 30),
  text(titleOf('membershipBranchId'), (row) => membershipText(row), 30),
  text(titleOf('partyGroup'), (row) => row.party_group),
  text(titleOf('workUnitId'), (row) => row.work_unit_name ?? row.work_unit_text, 30),
  text(titleOf('workPost'), (row) => row.work_post),
  text(titleOf('postLevel'), (row) => named(postLevels, row.post_level), 10),
  text(titleOf('fullTime'), (row) => yesNo(row.full_time), 10),
  text(`${titleOf('phone')}（只显示首尾）`, (row, sealer) => maskedPhone(row, sealer)),
  text('身份待核', (row) => (row.identity_pending ? '是' : null), 10),
  text(titleOf('private'), (row) => (row.private ? '是' : null), 8),
];

/**
 * The members that the filters leave, as a sheet whose rows are read page by page. Members who are 不公开 are left out
 * unless asked for. The export is written down with its purpose before the first row leaves.
 */
export async function exportMembers(
  { pool, sealer }: MemberParts,
  acting: Acting,
  filter: MemberFilter & { readonly purpose: string },
  today: Day,
): Promise<SheetToWrite | Refusal> {
  const settled = await settleListQuestion(pool, acting, filter, today);
  if (isRefusal(settled)) return settled;
  const question = { ...settled, private: settled.private ?? false };
  const [counted, titles] = await readAllScoped<[{ n: number }, { title: string }]>(pool, acting, [
    memberCount(question, MOST_COUNTED),
    extraTitles(question),
  ]);
  await readScoped(pool, acting, noteExport(filter.purpose, counted[0]?.n ?? 0));
  const extras = titles.map(({ title }) => title);
  return {
    name: '党员',
    title: `党员名册（截至 ${question.on}）`,
    columns: [
      ...COLUMNS.map(({ column }) => column),
      ...extras.map((title) => ({ title, kind: 'text' as const })),
    ],
    rows: readRows(question, extras, { pool, sealer }, acting),
  };
}

const MOST_COUNTED = 100_000_000;

async function* readRows(
  question: ListQuestion,
  extras: readonly string[],
  { pool, sealer }: MemberParts,
  acting: Acting,
): AsyncGenerator<ExportValue[]> {
  let cursor: ListCursor | null = null;
  for (;;) {
    const [, rows]: [QueryResultRow[], ExportRow[]] = await readAllScoped<[QueryResultRow, ExportRow]>(
      pool,
      acting,
      [planInOrder(question), memberExportPage(question, cursor, PAGE)],
    );
    for (const row of rows) {
      const more = new Map(row.extra.map(({ title, value }) => [title, value]));
      yield [
        ...COLUMNS.map(({ value }) => value(row, sealer)),
        ...extras.map((title) => more.get(title) ?? null),
      ];
    }
    const last = rows.at(-1);
    if (rows.length < PAGE || last === undefined) return;
    cursor = cursorOf(last);
  }
}

function maskedNumber({ id_number_sealed: sealed }: ExportRow, sealer: Sealer): string | null {
  return sealed === null ? null : maskIdentityNumber(sealer.openText(sealed, 'identity-number'));
}

function maskedPhone({ phone_sealed: sealed }: ExportRow, sealer: Sealer): string | null {
  return sealed === null ? null : maskPhone(sealer.openText(sealed, 'phone'));
}

function membershipText(row: ExportRow): string | null {
  if (row.membership_branch_id === null) return row.membership_elsewhere;
  return row.membership_branch_name ?? '范围外的党组织';
}
