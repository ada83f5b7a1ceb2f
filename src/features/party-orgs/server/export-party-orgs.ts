import type { Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import type { DayPrecision } from '../../../platform/kernel/parse-day.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import type { ListCursor } from '../../../platform/server/http/list-cursor.ts';
import type { ExportColumn, ExportValue } from '../../../platform/server/sheets/export-value.ts';
import type { SheetToWrite } from '../../../platform/server/sheets/write-sheet.ts';
import { type CodeTable, nameOfCode } from '../../codes/code-table.ts';
import { secretarySources, setUpModes } from '../../codes/tables/party-org.ts';
import { partyOrgKinds } from '../../codes/tables/party-org-kind.ts';
import { partyOrgFields } from '../party-org.ts';
import type { PartyOrgFilter } from '../party-org-list.contract.ts';
import { type ExportRow, extraTitles, type ListQuestion, partyOrgExportPage } from './list.queries.ts';
import { settleListQuestion } from './list-party-orgs.ts';

const PAGE = 2_000;

interface Column extends ExportColumn {
  readonly value: (row: ExportRow) => ExportValue;
}

const titleOf = (field: (typeof partyOrgFields)[number]['field']) =>
  partyOrgFields.find((each) => each.field === field)?.title ?? field;
const named = (table: CodeTable, code: string | null) => (code === null ? null : nameOfCode(table, code));
const yes = (value: boolean) => (value ? '是' : '否');
const LENGTHS: Readonly<Record<DayPrecision, number>> = { day: 10, month: 7, year: 4 };
const text = (title: string, value: Column['value'], width?: number): Column => ({
  title,
  kind: 'text',
  ...(width === undefined ? {} : { width }),
  value,
});
const count = (title: string, value: Column['value']): Column => ({ title, kind: 'number', value });

const COLUMNS: readonly Column[] = [
  text(titleOf('name'), (row) => row.name, 34),
  text(titleOf('shortName'), (row) => row.short_name),
  text(titleOf('partyCode'), (row) => row.party_code),
  text(titleOf('kind'), (row) => nameOfCode(partyOrgKinds, row.kind), 14),
  text(titleOf('functional'), (row) => yes(row.functional), 10),
  text(titleOf('setUpMode'), (row) => named(setUpModes, row.setup_mode), 10),
  text(titleOf('parentId'), (row) => row.parent_name, 30),
  text(titleOf('regionCode'), (row) => row.region_full_name, 26),
  {
    title: titleOf('foundedOn'),
    kind: 'day',
    value: (row) => row.founded_on?.slice(0, LENGTHS[row.founded_precision as DayPrecision]) ?? null,
  },
  text(titleOf('approvalNo'), (row) => row.approval_no),
  text(titleOf('approvedBy'), (row) => row.approved_by, 26),
  text(titleOf('mayApproveProbationary'), (row) => yes(row.may_approve_probationary), 10),
  text(titleOf('exemplar'), (row) => yes(row.exemplar), 8),
  text('书记', (row) => row.secretary_name, 12),
  text(titleOf('secretarySource'), (row) => named(secretarySources, row.secretary_source), 12),
  { title: '届满日期', kind: 'day', value: (row) => row.term_extended_to_on ?? row.term_to_on },
  text(titleOf('guidedById'), (row) => row.guided_by_name, 26),
  text(titleOf('phone'), (row) => row.phone),
  text(titleOf('address'), (row) => row.address, 26),
  text('覆盖的社会组织', (row) => row.covered_names, 40),
  count('覆盖社会组织数', (row) => row.covers ?? 0),
  count('党员数', (row) => row.members ?? 0),
  count('正式党员数', (row) => row.full_members ?? 0),
  count('组织关系未转入', (row) => row.not_transferred ?? 0),
];

/**
 * Everything that a list's filters find, with all fields, what each covers, and the columns of its ledger for which
 * there is no field (附列), in the order in which they stood.
 * @returns the sheet to write, its rows read page by page as the writer takes them
 */
export async function exportPartyOrgs(
  pool: Pool,
  acting: Acting,
  filter: PartyOrgFilter,
  today: Day,
): Promise<SheetToWrite | Refusal> {
  const question = await settleListQuestion(pool, acting, filter, today);
  if (isRefusal(question)) return question;
  const titles = await readScoped<{ title: string }>(pool, acting, extraTitles(question));
  const extras = titles.map(({ title }) => title);
  return {
    name: '党组织',
    title: `党组织名册（截至 ${question.on}）`,
    columns: [...COLUMNS, ...extras.map((title) => ({ title, kind: 'text' as const }))],
    rows: readRows(pool, acting, question, extras),
  };
}

async function* readRows(
  pool: Pool,
  acting: Acting,
  question: ListQuestion,
  extras: readonly string[],
): AsyncGenerator<ExportValue[]> {
  let cursor: ListCursor | null = null;
  for (;;) {
    const rows: ExportRow[] = await readScoped<ExportRow>(
      pool,
      acting,
      partyOrgExportPage(question, cursor, PAGE),
    );
    for (const row of rows) {
      const more = new Map(row.extra.map(({ title, value }) => [title, value]));
      yield [...COLUMNS.map(({ value }) => value(row)), ...extras.map((title) => more.get(title) ?? null)];
    }
    const last = rows.at(-1);
    if (rows.length < PAGE || last === undefined) return;
    cursor = { code: last.code, nameKey: last.name_key, id: last.id };
  }
}
