import type { Pool } from 'pg';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import { EVERY_ROW, readPages } from '../../../platform/server/database/read-pages.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import type { ExportColumn, ExportValue } from '../../../platform/server/sheets/export-value.ts';
import type { ExportRow } from '../../../platform/server/sheets/write-sheet.ts';
import { type ReleasedSheet, releaseExport } from '../../audit/server/public.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { consultationStateName } from '../../codes/tables/consultation.ts';
import { proposedWays } from '../../gaps/gap.ts';
import { answerText } from '../consultation.ts';
import type { ConsultationFilter, ConsultationView } from '../consultations.contract.ts';
import { consultationCount, consultationPage, type ConsultationRow } from './consultations.queries.ts';

const PAGE = 500;

/** The list as a file, one line each; who of an organisation answered stays on the screen. */
export async function exportConsultations(
  pool: Pool,
  acting: Acting,
  filter: ConsultationFilter,
): Promise<ReleasedSheet | Refusal> {
  const [counted] = await readScoped<{ n: number }>(pool, acting, consultationCount(filter, EVERY_ROW));
  return releaseExport(
    pool,
    acting,
    { kind: 'consultations', purpose: null, rows: counted?.n ?? 0 },
    { name: '征求意见', title: '征求意见', columns: COLUMNS, rows: rowsOf(pool, acting, filter) },
  );
}

async function* rowsOf(pool: Pool, acting: Acting, filter: ConsultationFilter): AsyncGenerator<ExportRow> {
  const pages = readPages<ConsultationRow, string>(
    PAGE,
    (before) => readScoped<ConsultationRow>(pool, acting, consultationPage(filter, before, PAGE)),
    ({ view }) => view.id,
  );
  for await (const page of pages)
    for (const { view } of page) yield COLUMNS.map((column) => column.value(view));
}

interface Column extends ExportColumn {
  readonly value: (row: ConsultationView) => ExportValue;
}

function text(title: string, width: number, value: (row: ConsultationView) => string | null): Column {
  return { title, kind: 'text', width, value };
}

const namesOf =
  (kind: 'social_org' | 'party_org') =>
  ({ parts }: ConsultationView) =>
    parts
      .filter((part) => part.kind === kind)
      .map(({ name }) => name)
      .join('、') || null;

const COLUMNS: readonly Column[] = [
  text('社会组织', 40, namesOf('social_org')),
  text('拟组建方式', 14, ({ way }) => nameOfCode(proposedWays, way)),
  text('状态', 16, ({ state, way }) => consultationStateName(state, way)),
  text('征求意见的党组织', 36, namesOf('party_org')),
  text('答复', 60, ({ parts }) => parts.map((part) => `${part.name}：${answerText(part)}`).join('；')),
  { title: '发起日期', kind: 'day', value: ({ openedOn }) => openedOn },
  text('发起人', 14, ({ opener }) => opener),
  { title: '结束日期', kind: 'day', value: ({ closedOn }) => closedOn },
  text('结束原因', 30, ({ closingReason }) => closingReason),
  text('说明', 30, ({ note }) => note),
];
