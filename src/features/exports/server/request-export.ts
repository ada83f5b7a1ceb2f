import { v7 as newId } from 'uuid';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { writeScoped } from '../../../platform/server/database/scoped.ts';
import { type Caller, NOT_ALLOWED } from '../../../platform/server/http/bind-route.ts';
import { holdsPersons } from '../../audit/exported.ts';
import { mayExport } from '../../audit/server/public.ts';
import {
  FILE_DAYS,
  MOST_LOCKED_ROWS,
  type RequestedFormat,
  type RequestedKind,
  type RequestState,
  WAITING_DAYS,
} from '../export-request.ts';
import { EXPORT_QUEUE, type ExportJob, type ExportParts } from './export-parts.ts';
import { logExport } from './log-export.ts';
import { insertRequest, readRules, type RequestToInsert } from './requests.queries.ts';

export interface ExportRequest {
  readonly kind: RequestedKind;
  /** Filters of the kind's list. */
  readonly asked: object;
  readonly format: RequestedFormat;
  /** What a printed list is called. */
  readonly title?: string | undefined;
  readonly purpose: string;
  readonly aloneReason?: string | undefined;
  readonly password?: string | undefined;
}

/**
 * Asks for a file. Persons above the limit wait for a second person; where there is none, a reason is asked for and the auditor is
 * told. Anything else is made at once, in the background.
 */
export async function requestExport(
  parts: ExportParts,
  caller: Caller,
  request: ExportRequest,
  today: Day,
): Promise<{ id: string; state: RequestState } | Refusal> {
  const { kind, asked, format, purpose, password } = request;
  if (!mayExport(caller, kind)) return NOT_ALLOWED;
  if (password !== undefined && format !== 'xlsx') return NO_PASSWORD;
  const rows = await parts.sourceOf(request).count(caller, request, today);
  if (isRefusal(rows)) return rows;
  if (rows === 0) return NOTHING;
  if (password !== undefined && rows > MOST_LOCKED_ROWS) return TOO_LARGE_TO_LOCK;
  const { approvalRows, secondPerson } = await readRules(parts.pool, caller);
  const needsApproval = holdsPersons(kind) && rows > approvalRows;
  const alone = needsApproval && !secondPerson;
  const aloneReason = alone ? (request.aloneReason ?? '') : null;
  if (aloneReason !== null && aloneReason.length < 2) return NO_REASON;
  const state = needsApproval && !alone ? 'waiting' : 'making';
  const stored: RequestToInsert = {
    id: newId(),
    grantId: caller.grantId,
    kind,
    title: request.title ?? null,
    asked,
    format,
    purpose,
    rows,
    state,
    needsApproval,
    aloneReason,
    passwordSealed: password === undefined ? null : parts.sealer.seal(password, 'export-password'),
    days: state === 'waiting' ? WAITING_DAYS : FILE_DAYS,
  };
  await writeScoped(parts.pool, caller, { changeOn: today }, async (client) => {
    await insertRequest(client, stored);
    await logExport(client, alone ? 'export-alone' : 'request-export', stored);
  });
  const job: ExportJob = { requestId: stored.id, grantId: caller.grantId };
  if (state === 'making') await parts.queue.send(EXPORT_QUEUE, job);
  return { id: stored.id, state };
}

const NOTHING = refuse('export.nothing', '没有符合条件的记录，没有什么可以导出。请换一个条件。');
const NO_PASSWORD = refuse(
  'input.password',
  '只有 Excel（.xlsx）文件能加打开密码。请改用 Excel，或不填密码。',
  { field: 'password' },
);
const TOO_LARGE_TO_LOCK = refuse(
  'input.password',
  `超过 ${MOST_LOCKED_ROWS} 行的文件不能加打开密码。请缩小筛选范围，或不填密码。`,
  { field: 'password' },
);
const NO_REASON = refuse(
  'input.alone-reason',
  '没有第二人可以审批这次导出，请写明理由；系统会通知安全审计员。',
  { field: 'aloneReason', clause: 'SEC-06' },
);
