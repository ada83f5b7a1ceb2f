import { z } from 'zod';
import { countAnswer, purpose } from '../../platform/contract/list.ts';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { codesOf } from '../codes/code-table.ts';
import { memberStatuses } from '../codes/tables/member.ts';
import { requestStates } from '../exports/export-request.ts';
import { day } from '../party-orgs/party-org-draft.contract.ts';
import { printListCodes } from './print-list.ts';

const TAG = '打印名册';
const list = z.object({ list: z.enum(printListCodes) });

/** A list in the address: `sector=culture&sector=sports`. `none` asks for those without any. */
const several = z.preprocess(
  (value) => (value === undefined || Array.isArray(value) ? value : [value]),
  z.array(z.string().max(60)).max(50).optional(),
);

/** Filters of the printed lists; a list that is not narrowed by one of the last five refuses it. */
export const printFilters = {
  region: z
    .string()
    .regex(/^\d{9}$/, '请选择行政区划')
    .optional(),
  /** A node of the Party tree: that answers for the organisations, manages the members, or stands above the Party organisations. */
  partyOrg: z.uuid().optional(),
  /** `own`: 本级 alone; of Party organisations those directly below the node. */
  within: z.enum(['all', 'own']).optional(),
  /** As of a day; today when left out. */
  on: day.optional(),
  /** Of the list of annual checks; the year before the day when left out. */
  year: z.coerce.number().int().min(1990).max(2200).optional(),
  /** Of organisations, and of those in which members work. */
  sector: several,
  type: several,
  /** A supervising body. */
  body: z.uuid().optional(),
  /** Of Party organisations. */
  kind: several,
  /** Of members; full and probationary ones when left out. */
  status: z
    .preprocess(
      (value) => (value === undefined || Array.isArray(value) ? value : [value]),
      z
        .array(z.enum(codesOf(memberStatuses)))
        .max(20)
        .optional(),
    )
    .optional(),
};
export const printFilterSchema = z.object(printFilters);
export type PrintFilter = z.output<typeof printFilterSchema>;

const words = (most: number) => z.string().trim().max(most).optional();

/** What may be changed of the heading; what is left out follows from the list, the account and the day. */
export const printHeading = {
  title: words(60),
  unit: words(60),
  preparer: words(30),
  reviewer: words(30),
  madeOn: day.optional(),
};

export const listPrintsRoute = defineRoute({
  id: 'listPrints',
  method: 'GET',
  path: '/api/prints',
  access: { permission: permissions.runExports },
  tag: TAG,
  summary: '可以打印的名册，以及默认的填报单位和填报人',
  response: z.object({ unit: z.string(), preparer: z.string(), lists: z.array(z.enum(printListCodes)) }),
});

export const countPrintRoute = defineRoute({
  id: 'countPrint',
  method: 'GET',
  path: '/api/prints/:list/count',
  access: { permission: permissions.runExports },
  tag: TAG,
  summary: '一份名册有多少行（超过 10,000 只说以上）',
  params: list,
  query: printFilterSchema,
  response: countAnswer,
});

const line = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('row'), cells: z.array(z.string()) }),
  z.object({ kind: z.enum(['group', 'total', 'note']), text: z.string() }),
]);

export const previewPrintRoute = defineRoute({
  id: 'previewPrint',
  method: 'GET',
  path: '/api/prints/:list/preview',
  access: { permission: permissions.runExports },
  tag: TAG,
  summary: '名册开头的若干行；列有个人的，记一条查看记录',
  params: list,
  query: printFilterSchema,
  response: z.object({
    title: z.string(),
    count: z.int(),
    columns: z.array(z.object({ title: z.string(), align: z.enum(['left', 'center', 'right']) })),
    lines: z.array(line),
    /** Whether there is more than is shown here. */
    more: z.boolean(),
  }),
});
export type PrintPreview = z.output<typeof previewPrintRoute.response>;
export type PreviewLine = z.output<typeof line>;

const printFormat = z.enum(['pdf', 'xlsx']).default('pdf');

export const printListRoute = defineRoute({
  id: 'printList',
  method: 'GET',
  path: '/api/prints/:list/file',
  access: { permission: permissions.runExports },
  tag: TAG,
  summary: '打印名册（A4 横向 PDF）或导出 xlsx，合计相同；记录用途',
  params: list,
  query: z.object({ ...printFilters, ...printHeading, format: printFormat, purpose }),
});

export const requestPrintRoute = defineRoute({
  id: 'requestPrint',
  method: 'POST',
  path: '/api/prints/:list/requests',
  access: { permission: permissions.runExports },
  tag: TAG,
  summary: '在后台生成名册，可以看进度；人数超过限额的须经审批',
  params: list,
  body: z.object({
    ...printFilters,
    ...printHeading,
    format: printFormat,
    purpose,
    /** Needed where nobody else could approve. */
    aloneReason: z.string().trim().max(200).optional(),
  }),
  response: z.object({ id: z.string(), state: z.enum(requestStates) }),
});
