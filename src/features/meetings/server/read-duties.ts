import type { Pool } from 'pg';
import { COUNT_CAP } from '../../../platform/contract/list.ts';
import type { Day } from '../../../platform/kernel/day.ts';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import { EVERY_ROW } from '../../../platform/server/database/read-pages.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { type ListCursor, readCursor, writeCursor } from '../../../platform/server/http/list-cursor.ts';
import type { ExportRow } from '../../../platform/server/sheets/write-sheet.ts';
import { type ReleasedSheet, releaseExport } from '../../audit/server/public.ts';
import { codesOf } from '../../codes/code-table.ts';
import { kindName, type MeetingKind, meetingKindOf } from '../../codes/tables/meeting.ts';
import { countsAsBranch, partyOrgKinds } from '../../codes/tables/party-org-kind.ts';
import type { DutyFilter, DutyRow, DutyScope, DutyTotals, EarlierLate } from '../duty.contract.ts';
import {
  committeePosts,
  dutyKinds,
  dutyPeriods,
  earlierDuties,
  earlierPeriods,
  monthOf,
  nameOf,
  spanOf,
  stateOf,
  unitPeriods,
} from '../duty.rules.ts';
import { dutyStateNames, type Look } from '../duty.ts';
import { looksAbove } from '../reminder.rules.ts';
import { ruledKinds } from '../set-rule.rules.ts';
import {
  dutyCount,
  dutyEntries,
  type DutyEntriesRow,
  type DutyListRow,
  dutyPage,
  type DutyQuestion,
  type DutyTotalRow,
  dutyTotals,
  earlierLate,
  type EarlierLateRow,
} from './duties.queries.ts';
import { type MeetingKindRow, setKinds } from './meeting-kinds.queries.ts';
import { readDelaysWithin } from './reminder-delay.ts';

const BRANCHES = codesOf(partyOrgKinds).filter(countsAsBranch);

async function questionOf(pool: Pool, acting: Acting, filter: DutyFilter, today: Day): Promise<DutyQuestion> {
  const looks = await looksOf(pool, acting, filter, today);
  const spans = distinct(looks.map(({ from, to }) => ({ from, to })));
  const earlier = filter.earlier !== undefined;
  return {
    scope: acting.scope,
    partyOrgId: filter.partyOrg ?? null,
    own: filter.within === 'own',
    today,
    looks,
    earlier,
    periods: distinct(
      spans.flatMap((span) => [...dutyPeriods(span, today), ...(earlier ? earlierDuties(span) : [])]),
    ),
    units: distinct(
      spans.flatMap((span) => [...unitPeriods(span, today), ...(earlier ? earlierPeriods(span) : [])]),
    ),
    branchKinds: BRANCHES,
    committeePosts,
    kind: filter.kind ?? null,
    state: filter.state ?? null,
  };
}

async function looksOf(pool: Pool, acting: Acting, filter: DutyFilter, today: Day): Promise<Look[]> {
  if (filter.raised === undefined) {
    return [{ ...spanOf(filter.period ?? monthOf(today)), delay: null, overBy: today }];
  }
  const delays = await readDelaysWithin(pool, acting, filter.partyOrg ?? null);
  return looksAbove(delays, today, filter.period);
}

/** A quarter that several months lie in counts once. */
function distinct<T extends object>(values: readonly T[]): T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

/** One page of branches with what each owes, in the order of the tree. */
export async function listDuties(
  pool: Pool,
  acting: Acting,
  { after, size, ...filter }: DutyFilter & { readonly after?: string | undefined; readonly size: number },
  today: Day,
): Promise<{ rows: DutyRow[]; next: string | null }> {
  const question = await questionOf(pool, acting, filter, today);
  const found = await readScoped<DutyListRow>(pool, acting, dutyPage(question, readCursor(after), size + 1));
  const rows = found.slice(0, size);
  const last = rows.at(-1);
  return {
    rows: rows.map((row) => rowOf(row, question.looks)),
    next: found.length > size && last !== undefined ? writeCursor(cursorOf(last)) : null,
  };
}

function cursorOf({ code, name_key: nameKey, id }: DutyListRow): ListCursor {
  return { code, nameKey, id };
}

function rowOf({ id, name, delay, cells }: DutyListRow, looks: readonly Look[]): DutyRow {
  const look = looks.find((each) => each.delay === delay);
  if (look === undefined) throw new Error(`no look at branches of delay ${delay}`);
  return { partyOrg: { id, name }, period: nameOf(look), cells };
}

export async function countDuties(
  pool: Pool,
  acting: Acting,
  filter: DutyFilter,
  today: Day,
): Promise<{ count: number; capped: boolean }> {
  const question = await questionOf(pool, acting, filter, today);
  const [row] = await readScoped<{ n: number }>(pool, acting, dutyCount(question, COUNT_CAP));
  const n = row?.n ?? 0;
  return { count: Math.min(n, COUNT_CAP), capped: n > COUNT_CAP };
}

/** Sums of a node over a period. */
export async function readDutyTotals(
  pool: Pool,
  acting: Acting,
  filter: DutyScope,
  today: Day,
): Promise<DutyTotals> {
  const question = await questionOf(pool, acting, filter, today);
  const rows = await readScoped<DutyTotalRow>(pool, acting, dutyTotals(question));
  const all = rows.find(({ kind }) => kind === null);
  return {
    periods: [...new Set(question.looks.map(nameOf))],
    delays: question.looks.flatMap(({ delay }) => (delay === null ? [] : [delay])),
    branches: all?.branches ?? 0,
    exempt: all?.exempt ?? 0,
    late: all?.branches_late ?? 0,
    duties: kindsAsked(rows.map(({ kind }) => kind)).map((kind) => {
      const { clause = BY_RULE, customary = false } = meetingKindOf(kind).duty ?? {};
      return { ...totalOf(rows.find((row) => row.kind === kind)), kind, clause, customary };
    }),
  };
}

/** What of the quarters and years before a period is late still, by period and kind. */
export async function listEarlierLate(
  pool: Pool,
  acting: Acting,
  filter: DutyFilter,
  today: Day,
): Promise<EarlierLate[]> {
  const question = await questionOf(pool, acting, { ...filter, earlier: 'yes' }, today);
  const rows = await readScoped<EarlierLateRow>(pool, acting, earlierLate(question));
  return rows.map(({ kind, from_on: from, to_on: to, branches }) => ({
    kind,
    period: nameOf({ from, to }),
    branches,
  }));
}

/**
 * How many meetings a node is asked for in a whole year, by kind, and together under no kind: what is still to come is counted
 * among them.
 */
export async function readDutyEntries(
  pool: Pool,
  acting: Acting,
  { year, partyOrg }: { readonly year: number; readonly partyOrg: string | undefined },
): Promise<DutyEntriesRow[]> {
  const question = await questionOf(pool, acting, { partyOrg, period: String(year) }, `${year}-12-31`);
  return readScoped<DutyEntriesRow>(pool, acting, dutyEntries(question));
}

const BY_RULE = '另设的要求';

/** Those that the articles name, then what offices ask for beside. */
function kindsAsked(found: readonly (MeetingKind | null)[]): MeetingKind[] {
  const usual = dutyKinds.map(({ kind }) => kind);
  const added = found.filter((kind): kind is MeetingKind => kind !== null && !usual.includes(kind));
  return [...usual, ...added];
}

function totalOf(row: DutyTotalRow | undefined) {
  return {
    owed: row?.owed ?? 0,
    done: row?.done ?? 0,
    late: row?.late ?? 0,
    due: row?.due ?? 0,
    earlier: row?.earlier ?? 0,
    branches: {
      owing: row?.owing ?? 0,
      late: row?.branches_late ?? 0,
      due: row?.branches_due ?? 0,
      done: row?.branches_done ?? 0,
    },
  };
}

const PAGE = 1000;
/** Every kind that may be owed, by an article or a rule. */
const OF_ARTICLES: readonly MeetingKind[] = kindsAsked(ruledKinds);

/** The table as it stands on the screen: of each branch and kind the state, and how many of how many. */
export async function exportDuties(
  pool: Pool,
  acting: Acting,
  filter: DutyFilter,
  today: Day,
): Promise<ReleasedSheet | Refusal> {
  const question = await questionOf(pool, acting, filter, today);
  const [counted] = await readScoped<{ n: number }>(pool, acting, dutyCount(question, EVERY_ROW));
  const own = await readScoped<MeetingKindRow>(pool, acting, setKinds());
  const listed = [...OF_ARTICLES, ...own.map(({ code }) => code)];
  const title = `组织生活应开未开（${[...new Set(question.looks.map(nameOf))].join('、')}）`;
  return releaseExport(
    pool,
    acting,
    { kind: 'meetings', purpose: null, rows: counted?.n ?? 0 },
    {
      name: '应开未开',
      title,
      columns: [
        { title: '党支部', kind: 'text', width: 36 },
        ...listed.map((kind) => ({
          title: kindName(kind),
          kind: 'text' as const,
          width: 18,
        })),
      ],
      rows: rowsOf(pool, acting, question, listed),
    },
  );
}

async function* rowsOf(
  pool: Pool,
  acting: Acting,
  question: DutyQuestion,
  listed: readonly MeetingKind[],
): AsyncGenerator<ExportRow> {
  for (let cursor: ListCursor | null = null, more = true; more; ) {
    const rows: DutyListRow[] = await readScoped<DutyListRow>(pool, acting, dutyPage(question, cursor, PAGE));
    for (const { name, cells } of rows) {
      yield [name, ...listed.map((kind) => cellText(cells.find((cell) => cell.kind === kind)))];
    }
    const last = rows.at(-1);
    more = rows.length === PAGE && last !== undefined;
    if (last !== undefined) cursor = cursorOf(last);
  }
}

function cellText(cell: DutyListRow['cells'][number] | undefined): string {
  const state = cell === undefined ? null : stateOf(cell);
  if (cell === undefined || state === null) return '不作要求';
  const before = cell.earlier === 0 ? '' : `，以前未开 ${cell.earlier}`;
  return `${dutyStateNames[state]} ${cell.done}/${cell.owed}${before}`;
}
