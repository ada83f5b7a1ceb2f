import type { Pool } from 'pg';
import { COUNT_CAP } from '../../../platform/contract/list.ts';
import { type Day, partsOf } from '../../../platform/kernel/day.ts';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import { EVERY_ROW } from '../../../platform/server/database/read-pages.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { type ListCursor, readCursor, writeCursor } from '../../../platform/server/http/list-cursor.ts';
import type { ExportRow } from '../../../platform/server/sheets/write-sheet.ts';
import { type ReleasedSheet, releaseExport } from '../../audit/server/public.ts';
import { codesOf } from '../../codes/code-table.ts';
import { countsAsBranch, partyOrgKinds } from '../../codes/tables/party-org-kind.ts';
import { kindsText } from '../../meetings/meeting-words.ts';
import type { PlanFilter, PlanRow } from '../year-plan.contract.ts';
import { countStates, followPlan } from '../year-plan.rules.ts';
import { type FollowedLine, lineStateNames } from '../year-plan.ts';
import { planCount, type PlanListRow, planPage, type PlanQuestion, planTotals } from './plans.queries.ts';

export const BRANCHES = codesOf(partyOrgKinds).filter(countsAsBranch);

function questionOf(
  { scope }: Acting,
  { partyOrg, year, plan, template }: PlanFilter,
  today: Day,
): PlanQuestion {
  return {
    scope,
    partyOrgId: partyOrg ?? null,
    year: year ?? partsOf(today).year,
    planned: plan === undefined ? null : plan === 'yes',
    templateId: template ?? null,
    branchKinds: BRANCHES,
    today,
  };
}

function followed({ lines, meetings }: PlanListRow, year: number, today: Day): FollowedLine[] {
  return followPlan(lines ?? [], meetings, year, today);
}

/** One page of branches with their plan of the year, in the order of the tree. */
export async function listYearPlans(
  pool: Pool,
  acting: Acting,
  { after, size, ...filter }: PlanFilter & { readonly after?: string | undefined; readonly size: number },
  today: Day,
): Promise<{ rows: PlanRow[]; next: string | null }> {
  const question = questionOf(acting, filter, today);
  const found = await readScoped<PlanListRow>(pool, acting, planPage(question, readCursor(after), size + 1));
  const rows = found.slice(0, size);
  const last = rows.at(-1);
  return {
    rows: rows.map((row) => rowOf(row, question.year, today)),
    next: found.length > size && last !== undefined ? writeCursor(cursorOf(last)) : null,
  };
}

function cursorOf({ code, name_key: nameKey, id }: PlanListRow): ListCursor {
  return { code, nameKey, id };
}

function rowOf(row: PlanListRow, year: number, today: Day): PlanRow {
  const { id, name, lines, template, set_by: setBy, set_on: setOn } = row;
  const partyOrg = { id, name };
  if (lines === null) return { partyOrg, plan: null };
  const counts = countStates(followed(row, year, today));
  return { partyOrg, plan: { lines: lines.length, counts, template, setBy, setOn } };
}

export async function countYearPlans(
  pool: Pool,
  acting: Acting,
  filter: PlanFilter,
  today: Day,
): Promise<{ count: number; capped: boolean }> {
  const statement = planCount(questionOf(acting, filter, today), COUNT_CAP);
  const [row] = await readScoped<{ n: number }>(pool, acting, statement);
  const n = row?.n ?? 0;
  return { count: Math.min(n, COUNT_CAP), capped: n > COUNT_CAP };
}

/** How many branches below a node have a plan, of how many. */
export async function readYearPlanTotals(
  pool: Pool,
  acting: Acting,
  filter: Pick<PlanFilter, 'partyOrg' | 'year'>,
  today: Day,
): Promise<{ year: number; branches: number; planned: number }> {
  const question = questionOf(acting, filter, today);
  const [row] = await readScoped<{ branches: number; planned: number }>(pool, acting, planTotals(question));
  return { year: question.year, branches: row?.branches ?? 0, planned: row?.planned ?? 0 };
}

const PAGE = 500;

/** A row for each line of each plan; a branch without a plan has one that says so. */
export async function exportYearPlans(
  pool: Pool,
  acting: Acting,
  filter: PlanFilter,
  today: Day,
): Promise<ReleasedSheet | Refusal> {
  const question = questionOf(acting, filter, today);
  const [counted] = await readScoped<{ n: number }>(pool, acting, planCount(question, EVERY_ROW));
  return releaseExport(
    pool,
    acting,
    { kind: 'meetings', purpose: null, rows: counted?.n ?? 0 },
    {
      name: '年度计划',
      title: `${question.year}年各支部计划`,
      columns: [
        { title: '党支部', kind: 'text', width: 36 },
        { title: '月份', kind: 'text', width: 10 },
        { title: '组织生活', kind: 'text', width: 24 },
        { title: '议题', kind: 'text', width: 40 },
        { title: '备注', kind: 'text', width: 30 },
        { title: '状态', kind: 'text', width: 16 },
        { title: '开会日期', kind: 'text', width: 16 },
      ],
      rows: rowsOf(pool, acting, question, today),
    },
  );
}

async function* rowsOf(
  pool: Pool,
  acting: Acting,
  question: PlanQuestion,
  today: Day,
): AsyncGenerator<ExportRow> {
  for (let cursor: ListCursor | null = null, more = true; more; ) {
    const rows: PlanListRow[] = await readScoped<PlanListRow>(pool, acting, planPage(question, cursor, PAGE));
    for (const row of rows) yield* linesOf(row, question.year, today);
    const last = rows.at(-1);
    more = rows.length === PAGE && last !== undefined;
    if (last !== undefined) cursor = cursorOf(last);
  }
}

function linesOf(row: PlanListRow, year: number, today: Day): ExportRow[] {
  if (row.lines === null) return [[row.name, null, null, null, null, '未定计划', null]];
  return followed(row, year, today).map(({ month, kinds, topic, note, state, meetings }) => [
    row.name,
    `${month}月`,
    kindsText(kinds),
    topic,
    note,
    lineStateNames[state],
    meetings.map(({ heldOn }) => heldOn).join('、'),
  ]);
}
