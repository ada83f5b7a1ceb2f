import type { Day } from '../../../platform/kernel/day.ts';
import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { writeScoped } from '../../../platform/server/database/scoped.ts';
import { type Caller, NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { FILE_DAYS, requestStateNames } from '../export-request.ts';
import { EXPORT_QUEUE, type ExportJob, type ExportParts } from './export-parts.ts';
import { logExport } from './log-export.ts';
import { findRequest, saveDecision, saveNoted } from './requests.queries.ts';

export interface ExportDecision {
  readonly decision: 'approve' | 'refuse';
  readonly note?: string | undefined;
}

/** A second person's word on a request: the file is made, or the asker is told why not. Nobody decides on the own request. */
export async function decideExport(
  { pool, queue }: ExportParts,
  caller: Caller,
  id: string,
  { decision, note }: ExportDecision,
  today: Day,
): Promise<{ id: string } | Refusal> {
  if (decision === 'refuse' && (note ?? '').length < 2) return NO_NOTE;
  const state = decision === 'approve' ? 'making' : 'refused';
  const decided = await writeScoped(pool, caller, { changeOn: today }, async (client) => {
    const request = await saveDecision(client, { id, state, note: note || null, days: FILE_DAYS });
    if (request !== null) await logExport(client, `${decision}-export`, request);
    return request;
  });
  if (decided === null) return refuseUndecidable(pool, caller, id);
  const job: ExportJob = { requestId: id, grantId: decided.grantId };
  if (state === 'making') await queue.send(EXPORT_QUEUE, job);
  return { id };
}

const NO_NOTE = refuse('input.note', '不同意时请写明理由，申请人会看到。', { field: 'note' });
const OWN_REQUEST = refuse('not-allowed.own-request', '自己的导出申请须由另一人审批。', { clause: 'SEC-06' });

async function refuseUndecidable(pool: ExportParts['pool'], caller: Caller, id: string): Promise<Refusal> {
  const found = await findRequest(pool, caller, id);
  if (found === null) return NOT_FOUND;
  if (found.own) return OWN_REQUEST;
  const by = found.decidedBy === null ? '' : `，由${found.decidedBy}办理`;
  return refuse(
    'conflict.export-decided',
    `这份申请现在是“${requestStateNames[found.state]}”${by}，不能再审批。请刷新后查看。`,
  );
}

/** The auditor has taken note of an export that went without a second person. */
export async function noteExportNotice(
  { pool }: ExportParts,
  caller: Caller,
  id: string,
  today: Day,
): Promise<{ id: string } | Refusal> {
  const noted = await writeScoped(pool, caller, { changeOn: today }, async (client) => {
    const request = await saveNoted(client, id);
    if (request !== null) await logExport(client, 'note-export', request);
    return request;
  });
  return noted === null ? NOT_FOUND : { id };
}
