import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import type { ExportRow, SheetToWrite } from '../../../platform/server/sheets/write-sheet.ts';
import { type ExportReason, type Released, releaseExport } from '../../audit/server/public.ts';
import {
  type AskedHeading,
  headingOf,
  type PrintHeading,
  wordsAbove,
  wordsBelow,
} from '../print-heading.rules.ts';
import { MOST_PRINTED_ROWS, type PrintListCode, printLists } from '../print-list.ts';
import type { PrintFilter } from '../prints.contract.ts';
import type { ListLine, OpenedList } from './list-lines.ts';
import { SERIAL, sheetColumnOf } from './print-columns.ts';
import { openList } from './print-lists.ts';
import type { PrintParts } from './print-parts.ts';
import { findOwnUnit, findRange } from './unit.queries.ts';

/** What is asked for: which list, of whom and when, and what stands at its head. */
export interface AskedPrint extends PrintFilter, AskedHeading {
  readonly list: PrintListCode;
}

/** A printed list that may leave: the same lines as a sheet and for paper; they are read once, by whichever is made. */
export interface PrintSheet extends SheetToWrite {
  readonly heading: PrintHeading;
  readonly opened: OpenedList;
  /** By what it is narrowed, in words. */
  readonly range: readonly string[];
  readonly lines: AsyncIterable<ListLine>;
  readonly count: number;
}

const PAGE = 1_000;

/** Opens a list and puts it on record, as every export is: with its purpose, and above a size with a second person's consent. */
export async function releasePrint(
  parts: PrintParts,
  acting: Acting,
  asked: AskedPrint,
  { format, ...reason }: ExportReason & { readonly format: 'pdf' | 'xlsx' },
  today: Day,
): Promise<Released<PrintSheet> | Refusal> {
  const opened = await openList(asked.list, parts, acting, asked, today);
  if (isRefusal(opened)) return opened;
  const words = printLists[asked.list];
  const [count, unit, range] = await Promise.all([
    opened.count(),
    findOwnUnit(parts.pool, acting),
    findRange(parts.pool, acting, asked),
  ]);
  if (format === 'pdf' && count > MOST_PRINTED_ROWS) return refuseLong(count);
  const heading = headingOf(asked, { words, unit, name: acting.actorName, today, year: opened.year });
  const lines = opened.lines(PAGE);
  return releaseExport(
    parts.pool,
    acting,
    { kind: words.kind, rows: count, ...reason },
    {
      name: words.name,
      title: heading.title,
      above: wordsAbove(heading, opened.on, range),
      columns: [SERIAL, ...opened.columns].map(sheetColumnOf),
      rows: sheetRows(lines, opened.columns.length + 1, wordsBelow(heading)),
      heading,
      opened,
      range,
      lines,
      count,
    },
  );
}

function refuseLong(count: number): Refusal {
  return refuse(
    'print.too-long',
    `名册有 ${count} 行，打印最多 ${MOST_PRINTED_ROWS} 行。请缩小范围分几次打印，或导出 Excel（.xlsx）。`,
    { field: 'region' },
  );
}

/** Lines over the whole width stand in the first column. */
async function* sheetRows(
  lines: AsyncIterable<ListLine>,
  width: number,
  below: readonly string[],
): AsyncGenerator<ExportRow> {
  const whole = (text: string): ExportRow => [text, ...Array.from({ length: width - 1 }, () => null)];
  for await (const line of lines) yield line.kind === 'row' ? line.values : whole(line.text);
  yield whole(below.join('　　　　'));
}
