import type { FastifyInstance } from 'fastify';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { isRefusal } from '../../../platform/kernel/refusal.ts';
import { bindRoute } from '../../../platform/server/http/bind-route.ts';
import { sendDownload } from '../../../platform/server/http/send-download.ts';
import {
  changeFileRulesRoute,
  countExportApprovalsRoute,
  countExportNoticesRoute,
  decideExportRoute,
  downloadExportRoute,
  listExportApprovalsRoute,
  listExportNoticesRoute,
  listExportRequestsRoute,
  noteExportNoticeRoute,
  readExportRequestRoute,
  readExportRulesRoute,
  readFileRulesRoute,
  requestExportRoute,
  withdrawExportRoute,
} from '../export-requests.contract.ts';
import { readExportRequest } from './own-request.ts';
import { decideExport, noteExportNotice } from './decide-export.ts';
import type { ExportParts } from './export-parts.ts';
import { fetchExport } from './fetch-export.ts';
import { changeFileRules, readFileRules } from './file-rules.ts';
import { pageOfRequests } from './list-requests.ts';
import { requestExport } from './request-export.ts';
import {
  countAlone,
  countOthers,
  countUnnoted,
  countWaiting,
  listAloneRows,
  listOthersRows,
  listOwnRows,
  listUnnotedRows,
  listWaitingRows,
  readRules,
} from './requests.queries.ts';
import { withdrawExport } from './withdraw-export.ts';

const today = () => todayIn(OFFICE_TIME_ZONE, new Date());
const total = (count: number) => ({ count, capped: false });

/** Exports that are asked for: the asker's side, the second person's, and the auditor's. */
export function registerExportRoutes(app: FastifyInstance, parts: ExportParts): void {
  const { pool } = parts;
  bindRoute(app, readExportRulesRoute, ({ caller }) => readRules(pool, caller));
  bindRoute(app, requestExportRoute, ({ caller, body }) => requestExport(parts, caller, body, today()));
  bindRoute(app, listExportRequestsRoute, ({ caller, query }) =>
    pageOfRequests(listOwnRows, pool, caller, query),
  );
  bindRoute(app, readExportRequestRoute, ({ caller, params }) => readExportRequest(parts, caller, params.id));
  bindRoute(app, withdrawExportRoute, ({ caller, params }) =>
    withdrawExport(parts, caller, params.id, today()),
  );
  bindRoute(app, downloadExportRoute, async ({ caller, params, reply }) => {
    const file = await fetchExport(parts, caller, params.id, today());
    return isRefusal(file) ? file : sendDownload(reply, file.name, file.format, [file.bytes]);
  });
  bindRoute(app, listExportApprovalsRoute, ({ caller, query: { state, ...page } }) =>
    pageOfRequests(state === 'waiting' ? listWaitingRows : listOthersRows, pool, caller, page),
  );
  bindRoute(app, countExportApprovalsRoute, async ({ caller, query: { state } }) =>
    total(await (state === 'waiting' ? countWaiting : countOthers)(pool, caller)),
  );
  bindRoute(app, decideExportRoute, ({ caller, params, body }) =>
    decideExport(parts, caller, params.id, body, today()),
  );
  bindRoute(app, listExportNoticesRoute, ({ caller, query: { noted, ...page } }) =>
    pageOfRequests(noted === 'no' ? listUnnotedRows : listAloneRows, pool, caller, page),
  );
  bindRoute(app, countExportNoticesRoute, async ({ caller, query: { noted } }) =>
    total(await (noted === 'no' ? countUnnoted : countAlone)(pool, caller)),
  );
  bindRoute(app, noteExportNoticeRoute, ({ caller, params }) =>
    noteExportNotice(parts, caller, params.id, today()),
  );
  bindRoute(app, readFileRulesRoute, ({ caller }) => readFileRules(pool, caller));
  bindRoute(app, changeFileRulesRoute, ({ caller, body }) => changeFileRules(pool, caller, body, today()));
}
