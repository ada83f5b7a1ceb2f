import type { FastifyInstance } from 'fastify';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { isRefusal } from '../../../platform/kernel/refusal.ts';
import { bindRoute, NOT_ALLOWED } from '../../../platform/server/http/bind-route.ts';
import { sendDownload } from '../../../platform/server/http/send-download.ts';
import { mayExport, sendExport } from '../../audit/server/public.ts';
import { type ExportParts, requestExport } from '../../exports/server/public.ts';
import { printLists } from '../print-list.ts';
import {
  countPrintRoute,
  listPrintsRoute,
  previewPrintRoute,
  printListRoute,
  requestPrintRoute,
} from '../prints.contract.ts';
import { countPrint, listPrints } from './list-prints.ts';
import { makePdf } from './make-pdf.ts';
import { previewPrint } from './preview-print.ts';
import type { PrintParts } from './print-parts.ts';
import { releasePrint } from './release-print.ts';

const today = () => todayIn(OFFICE_TIME_ZONE, new Date());

/** 打印名册: which lists there are, how each begins, the file at once or in the background. */
export function registerPrintRoutes(app: FastifyInstance, parts: PrintParts, exports: ExportParts): void {
  bindRoute(app, listPrintsRoute, ({ caller }) => listPrints(parts, caller));
  bindRoute(app, countPrintRoute, ({ caller, params, query }) =>
    countPrint(parts, caller, params.list, query, today()),
  );
  bindRoute(app, previewPrintRoute, ({ caller, params, query }) =>
    previewPrint(parts, caller, params.list, query, today()),
  );
  bindRoute(app, printListRoute, async ({ caller, params: { list }, query, reply }) => {
    if (!mayExport(caller, printLists[list].kind)) return NOT_ALLOWED;
    const { format, purpose, ...asked } = query;
    const day = today();
    const sheet = await releasePrint(parts, caller, { ...asked, list }, { purpose, format }, day);
    if (isRefusal(sheet)) return sheet;
    const name = `${sheet.heading.title} ${day}`;
    if (format === 'xlsx') return sendExport(reply, name, 'xlsx', sheet);
    // Whoever closes the page waits for nothing any more.
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    try {
      return sendDownload(reply, name, 'pdf', [await makePdf(parts.printer, sheet, { signal: gone.signal })]);
    } catch (error) {
      if (!gone.signal.aborted) throw error;
      return reply.hijack();
    }
  });
  bindRoute(app, requestPrintRoute, ({ caller, params: { list }, body }) => {
    const { format, purpose, aloneReason, ...asked } = body;
    const { kind, name } = printLists[list];
    const kept = { ...asked, list };
    return requestExport(
      exports,
      caller,
      { kind, asked: kept, format, title: name, purpose, aloneReason },
      today(),
    );
  });
}
