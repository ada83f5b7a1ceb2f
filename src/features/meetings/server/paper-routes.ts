import type { FastifyInstance, FastifyReply } from 'fastify';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import { bindRoute } from '../../../platform/server/http/bind-route.ts';
import { sendDownload } from '../../../platform/server/http/send-download.ts';
import {
  printBlankSheetRoute,
  printMinutesRoute,
  printSignInSheetRoute,
  printYearLedgerRoute,
} from '../papers.contract.ts';
import {
  type MadePaper,
  type PaperParts,
  printBlankSheet,
  printMinutes,
  printSignInSheet,
  printYearLedger,
} from './print-papers.ts';

const today = () => todayIn(OFFICE_TIME_ZONE, new Date());

/** What goes on paper of a meeting: the sheet to be signed, the same filled in, the minutes, a year's ledger. */
export function registerPaperRoutes(app: FastifyInstance, parts: PaperParts): void {
  bindRoute(app, printBlankSheetRoute, async ({ caller, params, query, reply }) =>
    sent(reply, await printBlankSheet(parts, caller, params.id, query)),
  );
  bindRoute(app, printSignInSheetRoute, async ({ caller, params, query, reply }) =>
    sent(reply, await printSignInSheet(parts, caller, params.id, query)),
  );
  bindRoute(app, printMinutesRoute, async ({ caller, params, query, reply }) =>
    sent(reply, await printMinutes(parts, caller, params.id, query)),
  );
  bindRoute(app, printYearLedgerRoute, async ({ caller, params, query, reply }) =>
    sent(reply, await printYearLedger(parts, caller, { ...params, ...query, today: today() })),
  );
}

function sent(reply: FastifyReply, made: MadePaper | Refusal): FastifyReply | Refusal {
  return isRefusal(made) ? made : sendDownload(reply, made.name, made.format, [made.bytes]);
}
