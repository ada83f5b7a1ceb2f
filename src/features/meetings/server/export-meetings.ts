import type { Pool } from 'pg';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import { EVERY_ROW } from '../../../platform/server/database/read-pages.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import type { ExportColumn, ExportValue } from '../../../platform/server/sheets/export-value.ts';
import type { ExportRow } from '../../../platform/server/sheets/write-sheet.ts';
import { type ReleasedSheet, releaseExport } from '../../audit/server/public.ts';
import { kindName } from '../../codes/tables/meeting.ts';
import type { MeetingFilter, MeetingRow } from '../meeting-list.contract.ts';
import {
  meetingCount,
  type MeetingCursor,
  type MeetingListRow,
  meetingPage,
  type MeetingQuestion,
} from './list.queries.ts';
import { questionOf, rowOf } from './list-meetings.ts';

const PAGE = 500;

interface Column extends ExportColumn {
  readonly value: (row: MeetingRow) => ExportValue;
}

/** What was held, without anybody's name. */
export async function exportMeetings(
  pool: Pool,
  acting: Acting,
  filter: MeetingFilter,
): Promise<ReleasedSheet | Refusal> {
  const question = questionOf(acting, filter);
  const [counted] = await readScoped<{ n: number }>(pool, acting, meetingCount(question, EVERY_ROW));
  return releaseExport(
    pool,
    acting,
    { kind: 'meetings', purpose: null, rows: counted?.n ?? 0 },
    { name: '组织生活', title: '组织生活记录', columns: COLUMNS, rows: rowsOf(pool, acting, question) },
  );
}

/** Page by page, as the writer takes the rows. */
async function* rowsOf(pool: Pool, acting: Acting, question: MeetingQuestion): AsyncGenerator<ExportRow> {
  for (let cursor: MeetingCursor | null = null, more = true; more; ) {
    const rows: MeetingListRow[] = await readScoped<MeetingListRow>(
      pool,
      acting,
      meetingPage(question, cursor, PAGE),
    );
    for (const row of rows) {
      const shown = rowOf(row);
      yield COLUMNS.map((column) => column.value(shown));
    }
    const last = rows.at(-1);
    more = rows.length === PAGE && last !== undefined;
    if (last !== undefined) cursor = { heldOn: last.held_on, id: last.id };
  }
}

const count = (
  title: string,
  value: (record: NonNullable<MeetingRow['record']>) => number | null,
): Column => ({
  title,
  kind: 'number',
  value: ({ record }) => (record === null ? null : value(record)),
});

const COLUMNS: readonly Column[] = [
  { title: '日期', kind: 'day', value: (row) => row.heldOn },
  { title: '党组织', kind: 'text', width: 36, value: (row) => row.partyOrg.name },
  {
    title: '类型',
    kind: 'text',
    width: 26,
    value: (row) => row.kinds.map((kind) => kindName(kind)).join('、'),
  },
  { title: '党小组', kind: 'text', value: (row) => row.partyGroup },
  { title: '议题', kind: 'text', width: 36, value: ({ record }) => record?.topic ?? null },
  { title: '地点', kind: 'text', width: 20, value: ({ record }) => record?.place ?? null },
  count('应到（已除请假和不作要求）', (record) => record.expected),
  count('实到', (record) => record.present),
  count('已谈人次', (record) => record.talksDone),
  count('应谈人次', (record) => record.talksPlanned),
  { title: '状态', kind: 'text', value: (row) => (row.withdrawn ? '已撤回' : '已开') },
];
