import { z } from 'zod';
import { countAnswer, pageOf, pageQuery } from '../../platform/contract/list.ts';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { day } from '../social-orgs/social-org-draft.contract.ts';
import { importKinds, importQuestions, outcomes, runStates, termMeanings } from './import.ts';

const TAG = '导入';
const access = { permission: permissions.runImports };
const params = z.object({ id: z.uuid() });

const countsSchema = z.object({
  created: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  skipped: z.int(),
  refused: z.int(),
});

const importRow = z.object({
  id: z.string(),
  kind: z.enum(importKinds),
  fileName: z.string(),
  state: z.enum(runStates),
  counts: countsSchema.nullable(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
  madeBy: z.string(),
});
export type ImportRow = z.output<typeof importRow>;

export const importColumn = z.object({
  index: z.int(),
  /** As the spreadsheet program names it: C. */
  letter: z.string(),
  /** With the titles above it: 负责人·姓名. */
  path: z.string(),
  /** What it feeds: a field, `ignored`, or null for 附列. */
  field: z.string().nullable(),
  year: z.int().nullable(),
  source: z.enum(['remembered', 'recognised', 'chosen', 'unknown']),
  /** A few values, numbers of persons masked. */
  samples: z.array(z.string()),
});
export type ImportColumnView = z.output<typeof importColumn>;

export const importSheet = z.object({
  index: z.int(),
  name: z.string(),
  rows: z.int(),
  hiddenRows: z.int(),
  headerRows: z.array(z.int()),
});

const settingsSchema = z.object({
  ledgerOn: day,
  regionCode: z
    .string()
    .regex(/^\d{9}$/, '请选择行政区划')
    .nullable(),
  partyOrgId: z.uuid().nullable(),
  termMeaning: z.enum(termMeanings).nullable(),
});
export type ImportAnswers = z.output<typeof settingsSchema>;

const importRun = importRow.extend({
  sizeBytes: z.int(),
  /** The file is erased after this day. */
  keptUntilOn: day,
  fileErased: z.boolean(),
  sheets: z.array(importSheet),
  /** Sheets that were passed over, and why. */
  skippedSheets: z.array(z.object({ name: z.string(), why: z.string() })),
  sheet: z.int(),
  columns: z.array(importColumn),
  settings: settingsSchema,
  questions: z.array(z.enum(importQuestions)),
  /** Fields without which no row can be stored and that no column feeds. */
  missingFields: z.array(z.string()),
  progress: z.object({ done: z.int(), total: z.int().nullable() }),
  /** Bodies that nobody knows yet and that storing makes. */
  proposals: z.array(z.object({ title: z.string(), name: z.string() })),
  /** Why the last step did not come to its end. */
  failure: z.string().nullable(),
  hasMarkedFile: z.boolean(),
  /** False: somebody else's, stored within the caller's bounds. */
  own: z.boolean(),
  takenBack: z
    .object({
      at: z.string(),
      by: z.string(),
      reason: z.string(),
      withdrawn: z.int(),
      setBack: z.int(),
      kept: z.int(),
    })
    .nullable(),
});
export type ImportRunView = z.output<typeof importRun>;

export const uploadImportRoute = defineRoute({
  id: 'uploadImport',
  method: 'POST',
  path: '/api/imports',
  access,
  tag: TAG,
  summary: '上传一份台账（multipart，字段名 file，不超过 50 MB），识别表头和各列',
  query: z.object({ kind: z.enum(importKinds) }),
  upload: true,
  response: z.object({ id: z.string() }),
});

/** Those that were neither stored nor dropped, as long as their file lies there. */
const importFilter = {
  unfinished: z.enum(['yes']).optional(),
  /** Those that others stored within the caller's bounds, instead of the own ones. */
  whose: z.enum(['others']).optional(),
};

export const listImportsRoute = defineRoute({
  id: 'listImports',
  method: 'GET',
  path: '/api/imports',
  access,
  tag: TAG,
  summary: '本人的导入记录，或管理范围内别人已入库的，最近的在前',
  query: z.object({ ...importFilter, ...pageQuery }),
  response: pageOf(importRow),
});

export const countImportsRoute = defineRoute({
  id: 'countImports',
  method: 'GET',
  path: '/api/imports/count',
  access,
  tag: TAG,
  summary: '本人的导入记录数，或管理范围内别人已入库的',
  query: z.object(importFilter),
  response: countAnswer,
});

export const readImportRoute = defineRoute({
  id: 'readImport',
  method: 'GET',
  path: '/api/imports/:id',
  access,
  tag: TAG,
  summary: '一次导入：各列识别成什么、要回答的问题、进度和结果',
  params,
  response: importRun,
});

export const mapImportRoute = defineRoute({
  id: 'mapImport',
  method: 'PUT',
  path: '/api/imports/:id/mapping',
  access,
  tag: TAG,
  summary: '指定各列对应的字段并回答问题；选择会记住，下次自动带出',
  params,
  body: z.object({
    sheet: z.int().min(0),
    /** Columns left out stay as they were recognised. */
    columns: z.array(z.object({ index: z.int().min(0), field: z.string().max(60).nullable() })).max(1000),
    settings: settingsSchema,
  }),
  response: z.object({ id: z.string() }),
});

export const checkImportRoute = defineRoute({
  id: 'checkImport',
  method: 'POST',
  path: '/api/imports/:id/check',
  access,
  tag: TAG,
  summary: '核对：逐行判断会新增、变更、无变化、跳过还是不予入库，不写入任何数据',
  params,
  response: z.object({ id: z.string() }),
});

const importLine = z.object({
  row: z.int(),
  outcome: z.enum(outcomes),
  title: z.string(),
  reasons: z.array(
    z.object({
      kind: z.enum(['refusal', 'warning']),
      code: z.string(),
      message: z.string(),
      field: z.string().nullable(),
      columns: z.array(z.int()),
    }),
  ),
  /** Old and new values by field title. */
  changes: z.record(z.string(), z.tuple([z.string(), z.string()])),
});
export type ImportLineView = z.output<typeof importLine>;

export const listImportLinesRoute = defineRoute({
  id: 'listImportLines',
  method: 'GET',
  path: '/api/imports/:id/lines',
  access,
  tag: TAG,
  summary: '核对的结果，逐行',
  params,
  query: z.object({
    ...pageQuery,
    outcome: z.enum(outcomes).optional(),
    /** Only rows with something to read: a refusal or a warning. */
    noted: z.enum(['yes']).optional(),
  }),
  response: pageOf(importLine),
});

export const downloadMarkedFileRoute = defineRoute({
  id: 'downloadMarkedFile',
  method: 'GET',
  path: '/api/imports/:id/marked',
  access,
  tag: TAG,
  summary: '下载标注了问题的原文件（有问题的格标红，末列写明原因）',
  params,
});

export const storeImportRoute = defineRoute({
  id: 'storeImport',
  method: 'POST',
  path: '/api/imports/:id/store',
  access,
  tag: TAG,
  summary: '入库：不予入库的行以外全部写入，要么全部成功，要么一行不写',
  params,
  response: z.object({ id: z.string() }),
});

export const cancelImportRoute = defineRoute({
  id: 'cancelImport',
  method: 'POST',
  path: '/api/imports/:id/cancel',
  access,
  tag: TAG,
  summary: '停止正在进行的核对、入库或撤回；停止后一行不写',
  params,
  response: z.object({ id: z.string() }),
});

export const discardImportRoute = defineRoute({
  id: 'discardImport',
  method: 'POST',
  path: '/api/imports/:id/discard',
  access,
  tag: TAG,
  summary: '放弃一次还没有入库的导入，并立即删除上传的文件',
  params,
  response: z.object({ id: z.string() }),
});

export const downloadTemplateRoute = defineRoute({
  id: 'downloadTemplate',
  method: 'GET',
  path: '/api/imports/templates/:kind',
  access,
  tag: TAG,
  summary: '下载导入模板：带下拉选项、示例和填写说明',
  params: z.object({ kind: z.enum(importKinds) }),
});
