import type { FastifyInstance } from 'fastify';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { bindRoute, type Caller, NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { readUploadedFile } from '../../../platform/server/http/read-uploaded-file.ts';
import { sendDownload } from '../../../platform/server/http/send-download.ts';
import { importKindTitles } from '../import.ts';
import {
  cancelImportRoute,
  checkImportRoute,
  discardImportRoute,
  downloadMarkedFileRoute,
  downloadTemplateRoute,
  listImportLinesRoute,
  countImportsRoute,
  listImportsRoute,
  mapImportRoute,
  readImportRoute,
  storeImportRoute,
  uploadImportRoute,
} from '../imports.contract.ts';
import { listTakeBackRoute, previewTakeBackRoute, takeBackImportRoute } from '../take-back.contract.ts';
import type { ImportEngine, ImportParts } from './import-parts.ts';
import { writeImportTemplate } from './import-template.ts';
import { listImportLines } from './list-import-lines.ts';
import { mapImport } from './map-import.ts';
import { listTakeBack, previewTakeBack } from './preview-take-back.ts';
import { listImports, readImport } from './read-import.ts';
import { countRuns } from './runs.queries.ts';
import { findRun } from './runs.queries.ts';
import { cancelImport, discardImport, sendImport } from './send-import.ts';
import { takeBackImport } from './take-back-import.ts';
import { uploadImport } from './upload-import.ts';

const SPREADSHEET = '一个 .xlsx、.xls 或 .csv 文件';
const today = () => todayIn(OFFICE_TIME_ZONE, new Date());

export function registerImportRoutes(
  app: FastifyInstance,
  parts: ImportParts & { readonly engine: ImportEngine },
): void {
  const { pool } = parts;
  bindRoute(app, uploadImportRoute, async ({ caller, query, request }) => {
    const file = await readUploadedFile(request, SPREADSHEET);
    return isRefusal(file) ? file : uploadImport(parts, caller, { ...file, kind: query.kind }, today());
  });
  bindRoute(app, countImportsRoute, async ({ caller, query }) => ({
    count: await countRuns(pool, caller, {
      unfinished: query.unfinished === 'yes',
      others: query.whose === 'others',
    }),
    capped: false,
  }));
  bindRoute(app, listImportsRoute, ({ caller, query }) => listImports(pool, caller, query));
  bindRoute(app, readImportRoute, ({ caller, params }) => readImport(pool, caller, params.id));
  bindRoute(app, mapImportRoute, ({ caller, params, body }) =>
    mapImport(pool, caller, params.id, body, today()),
  );
  bindRoute(app, checkImportRoute, ({ caller, params }) =>
    sendImport(parts, caller, params.id, 'check', today()),
  );
  bindRoute(app, storeImportRoute, ({ caller, params }) =>
    sendImport(parts, caller, params.id, 'store', today()),
  );
  bindRoute(app, cancelImportRoute, ({ caller, params }) => cancelImport(parts, caller, params.id, today()));
  bindRoute(app, discardImportRoute, ({ caller, params }) =>
    discardImport(parts, caller, params.id, today()),
  );
  bindRoute(app, listImportLinesRoute, ({ caller, params, query }) =>
    listImportLines(pool, caller, params.id, query),
  );
  bindRoute(app, previewTakeBackRoute, ({ caller, params }) => previewTakeBack(pool, caller, params.id));
  bindRoute(app, listTakeBackRoute, ({ caller, params, query }) =>
    listTakeBack(pool, caller, params.id, query),
  );
  bindRoute(app, takeBackImportRoute, ({ caller, params, body }) =>
    takeBackImport(parts, caller, params.id, body, today()),
  );
  bindRoute(app, downloadMarkedFileRoute, async ({ caller, params, reply }) => {
    const marked = await readMarkedFile(parts, caller, params.id);
    return 'kind' in marked ? marked : sendDownload(reply, marked.name, 'xlsx', [marked.bytes]);
  });
  bindRoute(app, downloadTemplateRoute, async ({ params, reply }) => {
    const bytes = await writeImportTemplate(params.kind);
    return sendDownload(reply, `${importKindTitles[params.kind].replace(/（.*/, '')}导入模板`, 'xlsx', [
      bytes,
    ]);
  });
}

async function readMarkedFile(
  { pool, folder }: ImportParts,
  caller: Caller,
  id: string,
): Promise<{ readonly name: string; readonly bytes: Buffer } | Refusal> {
  const run = await findRun(pool, caller, id);
  if (run === null) return NOT_FOUND;
  const bytes = run.hasMarkedFile && run.own ? await folder.read(id, 'marked-file') : null;
  if (bytes === null)
    return refuse('import.no-marked-file', '没有标注文件：没有不予入库的行，或者文件已过保存期限。');
  const name = run.fileName.replace(/\.[^.]*$/, '').replace(/（已标注）$/, '');
  return { name: `${name}（已标注）`, bytes };
}
