import { z } from 'zod';
import { countAnswer, pageOf, pageQuery, personExportQuery } from '../../platform/contract/list.ts';
import { refusalSchema } from '../../platform/contract/refusal-answer.ts';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { importColumn, importSheet } from '../imports/imports.contract.ts';
import { day } from '../social-orgs/social-org-draft.contract.ts';
import {
  differenceKinds,
  differenceStates,
  listedTypes,
  listStates,
  reaches,
  rowOutcomes,
} from './complete-list.ts';

const TAG = '全量名单';
const access = { permission: permissions.runImports } as const;
const params = z.object({ id: z.uuid() });
const text = z.string();
const optional = z.string().nullable();
const done = z.object({ id: text });

const scopeSchema = z.object({
  listedOn: day,
  regionCode: z.string().regex(/^\d{9}$/, '请选择行政区划'),
  /** 本级, or the places below too; null: as the rows tell. */
  reach: z.enum(reaches).nullable(),
  registrarId: z.uuid().nullable(),
  types: z.array(z.enum(listedTypes)).min(1, '请至少选择一个类型').max(listedTypes.length),
});
export type ListAnswers = z.output<typeof scopeSchema>;

const rowCounts = z.object({ matched: z.int(), new: z.int(), refused: z.int(), skipped: z.int() });

const listRow = z.object({
  id: text,
  fileName: text,
  state: z.enum(listStates),
  regionName: text,
  registrarName: optional,
  types: z.array(z.enum(listedTypes)),
  reach: z.enum(reaches).nullable(),
  listedOn: text,
  actor: text,
  createdAt: text,
  comparedAt: optional,
  /** Null before it is compared. */
  rows: rowCounts.nullable(),
  ours: z.int().nullable(),
  absent: z.int().nullable(),
});
export type CompleteListRow = z.output<typeof listRow>;

const stateCounts = z.object({
  open: z.int(),
  adopted: z.int(),
  declined: z.int(),
  overtaken: z.int(),
  /** Of the open ones, those with a note (待核). */
  noted: z.int(),
});
export type StateCounts = z.output<typeof stateCounts>;

const listView = listRow.extend({
  scope: scopeSchema,
  /** Only who sent the file says what its columns are, and sees them. */
  own: z.boolean(),
  sheets: z.array(importSheet),
  skippedSheets: z.array(z.object({ name: text, why: text })),
  sheet: z.int(),
  columns: z.array(importColumn),
  missingFields: z.array(text),
  progress: z.object({ done: z.int(), total: z.int().nullable() }),
  failure: optional,
  /** The question of half a file, in words. */
  doubt: optional,
  confirmedBy: optional,
  supersededBy: optional,
  fileErased: z.boolean(),
  differences: z.object(
    Object.fromEntries(differenceKinds.map((kind) => [kind, stateCounts])) as Record<
      (typeof differenceKinds)[number],
      typeof stateCounts
    >,
  ),
});
export type CompleteListView = z.output<typeof listView>;

export const uploadCompleteListRoute = defineRoute({
  id: 'uploadCompleteList',
  method: 'POST',
  path: '/api/complete-lists',
  access,
  tag: TAG,
  summary: '上传登记管理机关的全量名单（multipart，字段名 file，不超过 50 MB），识别表头和各列',
  upload: true,
  response: done,
});

const listFilters = {
  /** Those in which something waits to be decided: half a file, or a difference that still holds. */
  waits: z.enum(['yes']).optional(),
};
export const listFilterSchema = z.object(listFilters);
export type ListFilter = z.output<typeof listFilterSchema>;

export const countCompleteListsRoute = defineRoute({
  id: 'countCompleteLists',
  method: 'GET',
  path: '/api/complete-lists/count',
  access,
  tag: TAG,
  summary: '全量名单的份数',
  query: listFilterSchema,
  response: countAnswer,
});

export const listCompleteListsRoute = defineRoute({
  id: 'listCompleteLists',
  method: 'GET',
  path: '/api/complete-lists',
  access,
  tag: TAG,
  summary: '管理范围内比对过的全量名单，最近的在前',
  query: z.object({ ...listFilters, ...pageQuery }),
  response: pageOf(listRow),
});

export const readCompleteListRoute = defineRoute({
  id: 'readCompleteList',
  method: 'GET',
  path: '/api/complete-lists/:id',
  access,
  tag: TAG,
  summary: '一份全量名单：范围、进度、各类差异各有几条',
  params,
  response: listView,
});

export const mapCompleteListRoute = defineRoute({
  id: 'mapCompleteList',
  method: 'PUT',
  path: '/api/complete-lists/:id/mapping',
  access,
  tag: TAG,
  summary: '指定各列对应的字段和名单的范围、日期；选择会记住，下次自动带出',
  params,
  body: z.object({
    sheet: z.int().min(0),
    /** Columns left out stay as they were recognised. */
    columns: z.array(z.object({ index: z.int().min(0), field: z.string().max(60).nullable() })).max(1000),
    scope: scopeSchema,
  }),
  response: done,
});

export const compareCompleteListRoute = defineRoute({
  id: 'compareCompleteList',
  method: 'POST',
  path: '/api/complete-lists/:id/compare',
  access,
  tag: TAG,
  summary: '比对（或按现在的数据重新比对）：列出五类差异，不改动任何记录',
  params,
  response: done,
});

export const cancelCompleteListRoute = defineRoute({
  id: 'cancelCompleteList',
  method: 'POST',
  path: '/api/complete-lists/:id/cancel',
  access,
  tag: TAG,
  summary: '停止正在进行的比对',
  params,
  response: done,
});

export const confirmCompleteListRoute = defineRoute({
  id: 'confirmCompleteList',
  method: 'POST',
  path: '/api/complete-lists/:id/confirm',
  access,
  tag: TAG,
  summary: '确认这是全量名单（缺了在册的 20% 以上时要再问一次）',
  params,
  response: done,
});

export const discardCompleteListRoute = defineRoute({
  id: 'discardCompleteList',
  method: 'POST',
  path: '/api/complete-lists/:id/discard',
  access,
  tag: TAG,
  summary: '放弃一份还没有比对、或被问到是否完整的名单，并立即删除上传的文件',
  params,
  response: done,
});

const line = z.object({ field: text, title: text, theirs: optional, ours: optional });

const differenceView = z.object({
  id: z.int(),
  kind: z.enum(differenceKinds),
  /** As of now: overtaken where today's records no longer differ. */
  state: z.enum(differenceStates),
  /** Of the list; null for one of ours alone. */
  row: z.int().nullable(),
  name: text,
  creditCode: optional,
  /** Ours, as it stands today. */
  socialOrg: z.object({ id: text, name: text, version: z.int(), regionName: text }).nullable(),
  /** Theirs and ours side by side. */
  lines: z.array(line),
  /** Of one struck off there: the day that the list tells. */
  endedOn: optional,
  reason: optional,
  note: optional,
  notedBy: optional,
  settledBy: optional,
  settledAt: optional,
  /** Decided on an earlier list, where the difference was the same. */
  carried: z.boolean(),
});
export type DifferenceView = z.output<typeof differenceView>;

const differenceFilter = {
  kind: z.enum(differenceKinds),
  state: z.enum(differenceStates).optional(),
  q: z.string().max(100).optional(),
};
export type DifferenceFilter = z.output<z.ZodObject<typeof differenceFilter>>;

export const listDifferencesRoute = defineRoute({
  id: 'listDifferences',
  method: 'GET',
  path: '/api/complete-lists/:id/differences',
  access,
  tag: TAG,
  summary: '一类差异，名单与本系统并列；是否还存在按现在的记录判断',
  params,
  query: z.object({ ...pageQuery, ...differenceFilter }),
  response: pageOf(differenceView),
});

export const exportDifferencesRoute = defineRoute({
  id: 'exportDifferences',
  method: 'GET',
  path: '/api/complete-lists/:id/differences/export',
  access,
  tag: TAG,
  summary: '导出一类差异',
  params,
  query: z.object({ ...differenceFilter, ...personExportQuery }),
});

const readRow = z.object({
  row: z.int(),
  outcome: z.enum(rowOutcomes),
  title: text,
  creditCode: optional,
  reasons: z.array(
    z.object({ kind: z.enum(['refusal', 'warning']), code: text, message: text, field: optional }),
  ),
});
export type CompleteListReadRow = z.output<typeof readRow>;

export const listCompleteListRowsRoute = defineRoute({
  id: 'listCompleteListRows',
  method: 'GET',
  path: '/api/complete-lists/:id/rows',
  access,
  tag: TAG,
  summary: '名单的每一行怎样了：对上、民政有我无、无法比对（写着原因）、跳过',
  params,
  query: z.object({
    ...pageQuery,
    outcome: z.enum(rowOutcomes).optional(),
    /** Only rows with something to read. */
    noted: z.enum(['yes']).optional(),
  }),
  response: pageOf(readRow),
});

const reason = z.string().trim().min(2, '请写明原因').max(200);
const frame = {
  /** The day from which it counts; left out for a correction of what was always so. */
  changeOn: day.optional(),
  correctionReason: reason.optional(),
};

const decision = z.discriminatedUnion('action', [
  z.object({ action: z.literal('create'), responsiblePartyOrgId: z.uuid().optional() }),
  z.object({
    action: z.literal('end'),
    status: z.enum(['deregistered', 'revoked', 'licence_withdrawn']).optional(),
    endedOn: day.optional(),
    /** The basis. */
    endReason: z.string().max(200).optional(),
  }),
  z.object({ action: z.literal('rename'), ...frame }),
  z.object({
    action: z.literal('take'),
    /** Left out: all that differ. */
    fields: z.array(z.string().max(60)).max(20).optional(),
    /** Why the others of ours are kept. */
    keptReason: z.string().max(200).optional(),
    ...frame,
  }),
  z.object({ action: z.literal('decline'), reason }),
  /** 待核: stays open. An empty one takes it off. */
  z.object({ action: z.literal('note'), note: z.string().trim().max(200) }),
  z.object({ action: z.literal('reopen') }),
]);
export type Decision = z.output<typeof decision>;

const settled = z.object({
  id: z.int(),
  done: z.boolean(),
  refusals: z.array(refusalSchema),
  warnings: z.array(refusalSchema),
});
export type SettledDifference = z.output<typeof settled>;

export const settleDifferencesRoute = defineRoute({
  id: 'settleDifferences',
  method: 'POST',
  path: '/api/complete-lists/:id/settlements',
  access: { permission: permissions.changeSocialOrgs },
  tag: TAG,
  summary: '处理一条或几条差异，每条各成一个事务，各有自己的结果',
  params,
  body: z.object({
    differences: z
      .array(
        z.object({
          id: z.int().min(1),
          /** Of our organisation, as it was shown; null where there is none. */
          version: z.int().nullable(),
        }),
      )
      .min(1)
      .max(100),
    decision,
  }),
  response: z.object({ results: z.array(settled) }),
});
