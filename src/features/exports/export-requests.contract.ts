import { z } from 'zod';
import { countAnswer, pageOf, pageQuery, purpose } from '../../platform/contract/list.ts';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { memberFilterSchema } from '../members/member-list.contract.ts';
import { partyOrgFilterSchema } from '../party-orgs/party-org-list.contract.ts';
import { socialOrgFilterSchema } from '../social-orgs/social-org-list.contract.ts';
import { requestedFormats, requestedKinds, requestStates, SHORTEST_PASSWORD } from './export-request.ts';

const TAG = '导出';
const id = z.object({ id: z.uuid() });
const note = z.string().trim().max(200);

const requestView = z.object({
  id: z.string(),
  kind: z.enum(requestedKinds),
  /** What a printed list is called; null for the export of a list. */
  title: z.string().nullable(),
  format: z.enum(requestedFormats),
  /** The filters of the list, as it was asked for. */
  asked: z.record(z.string(), z.unknown()),
  purpose: z.string(),
  rows: z.int(),
  state: z.enum(requestStates),
  needsApproval: z.boolean(),
  /** Whether the file opens by a password of the asker's. */
  locked: z.boolean(),
  asker: z.string(),
  askerPlace: z.string().nullable(),
  /** Why it went without a second person. */
  aloneReason: z.string().nullable(),
  notedBy: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  decisionNote: z.string().nullable(),
  failure: z.string().nullable(),
  requestedAt: z.string(),
  /** Until when it waits, or its file lies ready. */
  expiresAt: z.string(),
  fetchedAt: z.string().nullable(),
});
export type ExportRequestView = z.output<typeof requestView>;

export const readExportRulesRoute = defineRoute({
  id: 'readExportRules',
  method: 'GET',
  path: '/api/export-rules',
  access: { permission: permissions.runExports },
  tag: TAG,
  summary: '导出党员超过多少名须经审批，本单位有没有第二人可以审批',
  response: z.object({ approvalRows: z.int(), secondPerson: z.boolean() }),
});

const requestBase = {
  format: z.enum(['xlsx', 'csv']).default('xlsx'),
  purpose,
  /** Needed where nobody else could approve. */
  aloneReason: note.optional(),
  password: z.string().min(SHORTEST_PASSWORD, `密码至少 ${SHORTEST_PASSWORD} 位`).max(64).optional(),
};

export const requestExportRoute = defineRoute({
  id: 'requestExport',
  method: 'POST',
  path: '/api/export-requests',
  access: { permission: permissions.runExports },
  tag: TAG,
  summary: '提交导出申请：党员超过限额的须经审批；也可给文件加打开密码',
  body: z.discriminatedUnion('kind', [
    z.object({ ...requestBase, kind: z.literal('members'), asked: memberFilterSchema }),
    z.object({ ...requestBase, kind: z.literal('party-orgs'), asked: partyOrgFilterSchema }),
    z.object({ ...requestBase, kind: z.literal('social-orgs'), asked: socialOrgFilterSchema }),
  ]),
  response: z.object({ id: z.string(), state: z.enum(requestStates) }),
});

export const listExportRequestsRoute = defineRoute({
  id: 'listExportRequests',
  method: 'GET',
  path: '/api/export-requests',
  access: { permission: permissions.runExports },
  tag: TAG,
  summary: '本人的导出申请，新的在前',
  query: z.object(pageQuery),
  response: pageOf(requestView),
});

/** How far a file is: rows that were read, then lines that are set on pages. */
const progress = z.object({ step: z.enum(['reading', 'setting']), done: z.int(), total: z.int() });

export const readExportRequestRoute = defineRoute({
  id: 'readExportRequest',
  method: 'GET',
  path: '/api/export-requests/:id',
  access: { permission: permissions.runExports },
  tag: TAG,
  summary: '本人的一份导出申请，正在生成的说明进度',
  params: id,
  response: requestView.extend({ progress: progress.nullable() }),
});

export const withdrawExportRoute = defineRoute({
  id: 'withdrawExport',
  method: 'DELETE',
  path: '/api/export-requests/:id',
  access: { permission: permissions.runExports },
  tag: TAG,
  summary: '撤回本人还没有审批的导出申请，或停止正在生成的文件',
  params: id,
  response: z.object({ id: z.string() }),
});

export const downloadExportRoute = defineRoute({
  id: 'downloadExport',
  method: 'GET',
  path: '/api/export-requests/:id/file',
  access: { permission: permissions.runExports },
  tag: TAG,
  summary: '下载本人申请的文件，生成后保留一天',
  params: id,
});

const approvalQuery = { state: z.enum(['waiting']).optional() };

export const listExportApprovalsRoute = defineRoute({
  id: 'listExportApprovals',
  method: 'GET',
  path: '/api/export-approvals',
  access: { permission: permissions.approveExports },
  tag: TAG,
  summary: '他人的导出申请，由本人审批或本人管理范围内已审批的，新的在前',
  query: z.object({ ...approvalQuery, ...pageQuery }),
  response: pageOf(requestView),
});

export const countExportApprovalsRoute = defineRoute({
  id: 'countExportApprovals',
  method: 'GET',
  path: '/api/export-approvals/count',
  access: { permission: permissions.approveExports },
  tag: TAG,
  summary: '他人的导出申请数',
  query: z.object(approvalQuery),
  response: countAnswer,
});

export const decideExportRoute = defineRoute({
  id: 'decideExport',
  method: 'POST',
  path: '/api/export-approvals/:id',
  access: { permission: permissions.approveExports },
  tag: TAG,
  summary: '同意或不同意他人的导出申请；本人的申请不能由本人审批',
  params: id,
  body: z.object({ decision: z.enum(['approve', 'refuse']), note: note.optional() }),
  response: z.object({ id: z.string() }),
});

const noticeQuery = { noted: z.enum(['no']).optional() };

export const listExportNoticesRoute = defineRoute({
  id: 'listExportNotices',
  method: 'GET',
  path: '/api/export-notices',
  access: { permission: permissions.readAudit },
  tag: TAG,
  summary: '没有第二人审批的大批量导出，通知安全审计员',
  query: z.object({ ...noticeQuery, ...pageQuery }),
  response: pageOf(requestView),
});

export const countExportNoticesRoute = defineRoute({
  id: 'countExportNotices',
  method: 'GET',
  path: '/api/export-notices/count',
  access: { permission: permissions.readAudit },
  tag: TAG,
  summary: '没有第二人审批的大批量导出数',
  query: z.object(noticeQuery),
  response: countAnswer,
});

export const noteExportNoticeRoute = defineRoute({
  id: 'noteExportNotice',
  method: 'POST',
  path: '/api/export-notices/:id/note',
  access: { permission: permissions.readAudit },
  tag: TAG,
  summary: '审计员已阅',
  params: id,
  response: z.object({ id: z.string() }),
});

const fileRules = z.object({
  /** Above so many members a second person has to approve. */
  approvalRows: z.int().min(0, '不能小于 0').max(100_000, '最多 100000'),
  /** Days for which uploaded ledgers and marked files are kept. */
  uploadDays: z.int().min(1, '至少 1 天').max(90, '最多 90 天'),
});

export const readFileRulesRoute = defineRoute({
  id: 'readFileRules',
  method: 'GET',
  path: '/api/file-rules',
  access: { permission: permissions.manageGrants },
  tag: TAG,
  summary: '导出审批的限额，上传文件的保存天数',
  response: fileRules,
});

export const changeFileRulesRoute = defineRoute({
  id: 'changeFileRules',
  method: 'PUT',
  path: '/api/file-rules',
  access: { permission: permissions.manageGrants },
  tag: TAG,
  summary: '修改导出审批的限额和上传文件的保存天数，记入操作记录',
  body: fileRules,
  response: fileRules,
});
