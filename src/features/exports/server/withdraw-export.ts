import type { Day } from '../../../platform/kernel/day.ts';
import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { writeScoped } from '../../../platform/server/database/scoped.ts';
import { type Caller, NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { requestStateNames } from '../export-request.ts';
import type { ExportParts } from './export-parts.ts';
import { logExport } from './log-export.ts';
import { findRequest, saveWithdrawal } from './requests.queries.ts';

/** The asker takes a request back while it waits or its file is being made. What is made, refused or over stays as it was. */
export async function withdrawExport(
  { pool, running }: ExportParts,
  caller: Caller,
  id: string,
  today: Day,
): Promise<{ id: string } | Refusal> {
  const withdrawn = await writeScoped(pool, caller, { changeOn: today }, async (client) => {
    const request = await saveWithdrawal(client, id);
    if (request !== null) await logExport(client, 'withdraw-export', request);
    return request;
  });
  if (withdrawn !== null) {
    running.cancel(id);
    return { id };
  }
  const found = await findRequest(pool, caller, id);
  if (found === null || !found.own) return NOT_FOUND;
  return refuse(
    'conflict.export-decided',
    `这份申请现在是“${requestStateNames[found.state]}”，不能再撤回。请刷新后查看。`,
  );
}
