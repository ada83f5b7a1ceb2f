import { minuteIn, OFFICE_TIME_ZONE } from '../../../platform/kernel/day.ts';
import type { ListPrinter } from '../../../platform/server/pdf/list-printer.ts';
import type { PrintedLine } from '../../../platform/server/pdf/printed-list.ts';
import type { ExportValue } from '../../../platform/server/sheets/export-value.ts';
import type { Released } from '../../audit/server/public.ts';
import type { ExportProgress } from '../../exports/server/public.ts';
import { wordsAbove, wordsBelow } from '../print-heading.rules.ts';
import type { ListLine } from './list-lines.ts';
import { SERIAL } from './print-columns.ts';
import type { PrintSheet } from './release-print.ts';

export interface PdfWatch {
  readonly onProgress?: ((progress: ExportProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

const REPORT_EVERY = 100;

/** Reads a released list to its end and sets it on pages. */
export async function makePdf(
  printer: ListPrinter,
  sheet: Released<PrintSheet>,
  { onProgress, signal }: PdfWatch = {},
): Promise<Buffer> {
  const { heading, opened, range, count, mark } = sheet;
  const lines: PrintedLine[] = [];
  for await (const line of sheet.lines) {
    signal?.throwIfAborted();
    lines.push(printedLineOf(line));
    if (lines.length % REPORT_EVERY === 0)
      onProgress?.({ step: 'reading', done: lines.length, total: count });
  }
  const total = lines.length;
  const { bytes } = await printer.print(
    {
      title: heading.title,
      above: wordsAbove(heading, opened.on, range),
      columns: [SERIAL, ...opened.columns].map(({ title, share, align }) => ({ title, share, align })),
      lines,
      below: wordsBelow(heading),
      mark: mark.text,
      watermark: `${mark.author} ${minuteIn(OFFICE_TIME_ZONE, new Date())}`,
    },
    { signal, onProgress: (done) => onProgress?.({ step: 'setting', done, total }) },
  );
  return bytes;
}

export function printedLineOf(line: ListLine): PrintedLine {
  return line.kind === 'row' ? { kind: 'row', cells: line.values.map(textOf) } : line;
}

function textOf(value: ExportValue): string {
  return value === null ? '' : String(value);
}
