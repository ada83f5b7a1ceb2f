import type { FastifyInstance } from 'fastify';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { isRefusal } from '../../../platform/kernel/refusal.ts';
import { bindRoute, NOT_ALLOWED } from '../../../platform/server/http/bind-route.ts';
import { readUploadedFile } from '../../../platform/server/http/read-uploaded-file.ts';
import { mayExport, sendExport } from '../../audit/server/public.ts';
import {
  cancelCompleteListRoute,
  compareCompleteListRoute,
  confirmCompleteListRoute,
  discardCompleteListRoute,
  exportDifferencesRoute,
  listCompleteListRowsRoute,
  countCompleteListsRoute,
  listCompleteListsRoute,
  listDifferencesRoute,
  mapCompleteListRoute,
  readCompleteListRoute,
  settleDifferencesRoute,
  uploadCompleteListRoute,
} from '../complete-lists.contract.ts';
import { exportDifferences } from './export-differences.ts';
import type { CompleteListParts } from './list-parts.ts';
import { mapList } from './map-list.ts';
import {
  countCompleteLists,
  listCompleteListRows,
  listCompleteLists,
  listDifferences,
  readCompleteList,
} from './read-list.ts';
import { cancelList, confirmWholeList, discardWholeList, sendList } from './send-list.ts';
import { settleDifferences } from './settle-differences.ts';
import { uploadList } from './upload-list.ts';

const SPREADSHEET = '一个 .xlsx、.xls 或 .csv 文件';
const today = () => todayIn(OFFICE_TIME_ZONE, new Date());

export function registerCompleteListRoutes(app: FastifyInstance, parts: CompleteListParts): void {
  bindComparing(app, parts);
  bindReading(app, parts);
  bindRoute(app, settleDifferencesRoute, ({ caller, params, body }) =>
    settleDifferences(parts, caller, params.id, body, today()),
  );
}

function bindComparing(app: FastifyInstance, parts: CompleteListParts): void {
  bindRoute(app, uploadCompleteListRoute, async ({ caller, request }) => {
    const file = await readUploadedFile(request, SPREADSHEET);
    return isRefusal(file) ? file : uploadList(parts, caller, file, today());
  });
  bindRoute(app, mapCompleteListRoute, ({ caller, params, body }) =>
    mapList(parts.pool, caller, params.id, body, today()),
  );
  bindRoute(app, compareCompleteListRoute, ({ caller, params }) =>
    sendList(parts, caller, params.id, today()),
  );
  bindRoute(app, cancelCompleteListRoute, ({ caller, params }) =>
    cancelList(parts, caller, params.id, today()),
  );
  bindRoute(app, confirmCompleteListRoute, ({ caller, params }) =>
    confirmWholeList(parts, caller, params.id, today()),
  );
  bindRoute(app, discardCompleteListRoute, ({ caller, params }) =>
    discardWholeList(parts, caller, params.id, today()),
  );
}

function bindReading(app: FastifyInstance, { pool }: CompleteListParts): void {
  bindRoute(app, countCompleteListsRoute, ({ caller, query }) => countCompleteLists(pool, caller, query));
  bindRoute(app, listCompleteListsRoute, ({ caller, query }) => listCompleteLists(pool, caller, query));
  bindRoute(app, readCompleteListRoute, ({ caller, params }) => readCompleteList(pool, caller, params.id));
  bindRoute(app, listDifferencesRoute, ({ caller, params, query }) =>
    listDifferences(pool, caller, params.id, query),
  );
  bindRoute(app, listCompleteListRowsRoute, ({ caller, params, query }) =>
    listCompleteListRows(pool, caller, params.id, query),
  );
  bindRoute(app, exportDifferencesRoute, async ({ caller, params, query: { format, ...filter }, reply }) => {
    if (!mayExport(caller, 'social-orgs')) return NOT_ALLOWED;
    const exported = await exportDifferences(pool, caller, params.id, filter);
    if (isRefusal(exported)) return exported;
    return sendExport(reply, exported.name, format, exported.sheet);
  });
}
