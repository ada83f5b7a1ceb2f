import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import { writeExport } from '../../audit/server/public.ts';
import { type ExportSource, wholeFile } from '../../exports/server/public.ts';
import { openList } from './print-lists.ts';
import { makePdf } from './make-pdf.ts';
import type { PrintParts } from './print-parts.ts';
import { type AskedPrint, releasePrint } from './release-print.ts';

/** Printed lists as files that are made in the background; what was asked for was checked by the route that keeps it. */
export function printSource(parts: PrintParts): ExportSource {
  return {
    async count(acting, { asked }, today): Promise<number | Refusal> {
      const print = asked as AskedPrint;
      const opened = await openList(print.list, parts, acting, print, today);
      return isRefusal(opened) ? opened : opened.count();
    },
    async make(acting, { asked }, { format, reason }, today, watch) {
      const sheet = await releasePrint(
        parts,
        acting,
        asked as AskedPrint,
        { ...reason, format: format === 'pdf' ? 'pdf' : 'xlsx' },
        today,
      );
      if (isRefusal(sheet)) return sheet;
      if (format !== 'pdf') return wholeFile(writeExport(sheet, 'xlsx'), watch.signal);
      return makePdf(parts.printer, sheet, watch);
    },
  };
}
