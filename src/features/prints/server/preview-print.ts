import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import { type Caller, NOT_ALLOWED } from '../../../platform/server/http/bind-route.ts';
import { mayExport } from '../../audit/server/public.ts';
import { headingOf } from '../print-heading.rules.ts';
import { PREVIEW_ROWS, type PrintListCode, printLists } from '../print-list.ts';
import type { PreviewLine, PrintFilter, PrintPreview } from '../prints.contract.ts';
import { notePreview } from './looks.queries.ts';
import { printedLineOf } from './make-pdf.ts';
import { SERIAL } from './print-columns.ts';
import { openList } from './print-lists.ts';
import type { PrintParts } from './print-parts.ts';

/** The beginning of a list as it would be printed. Persons who are seen so are looked at, and that is on record. */
export async function previewPrint(
  parts: PrintParts,
  caller: Caller,
  list: PrintListCode,
  filter: PrintFilter,
  today: Day,
): Promise<PrintPreview | Refusal> {
  const words = printLists[list];
  if (!mayExport(caller, words.kind)) return NOT_ALLOWED;
  const opened = await openList(list, parts, caller, filter, today);
  if (isRefusal(opened)) return opened;
  const lines: PreviewLine[] = [];
  let rows = 0;
  let more = false;
  for await (const line of opened.lines(PREVIEW_ROWS + 1)) {
    if (line.kind === 'row') rows += 1;
    more = rows > PREVIEW_ROWS;
    if (more) break;
    const printed = printedLineOf(line);
    lines.push(printed.kind === 'row' ? { ...printed, cells: [...printed.cells] } : printed);
  }
  await notePreview(parts.pool, caller, list, Math.min(rows, PREVIEW_ROWS));
  const { title } = headingOf({}, { words, unit: '', name: '', today, year: opened.year });
  return {
    title,
    count: await opened.count(),
    columns: [SERIAL, ...opened.columns].map((column) => ({ title: column.title, align: column.align })),
    lines,
    more,
  };
}
