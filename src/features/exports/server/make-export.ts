import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { mayExport } from '../../audit/server/public.ts';
import { FILE_DAYS } from '../export-request.ts';
import { EXPORT_QUEUE, type ExportJob, type ExportParts } from './export-parts.ts';
import { findRequest, saveFailure, saveMade, type SeenRequest } from './requests.queries.ts';
import type { ExportWatch } from './running-exports.ts';

/** Whoever a grant acts for, with what it may do. */
export type ActingWithRights = Acting & { readonly permissions: ReadonlySet<string> };

export interface ExportJobParts extends ExportParts {
  /** Under which bounds a grant acts now; null when it was revoked meanwhile. */
  readonly actingOf: (grantId: string) => Promise<ActingWithRights | null>;
  readonly today: () => Day;
}

const NO_RIGHT = '您的授权已经变化，不能再导出这些内容。';
const BROKEN = '生成文件时出错，请重新申请；仍不成功时请联系系统管理员。';

/** Makes the files that were asked for, one at a time. */
export function workOnExports(parts: ExportJobParts): void {
  parts.queue.work<ExportJob>(EXPORT_QUEUE, async ({ requestId, grantId }) => {
    const acting = await parts.actingOf(grantId);
    // Whoever lost the right can't see the request either; it lapses.
    if (acting === null) return;
    const request = await findRequest(parts.pool, acting, requestId);
    if (request?.state !== 'making' || !request.own) return;
    await parts.running.run(requestId, async (watch) => {
      try {
        const failure = await makeFile(parts, acting, request, watch);
        if (failure !== null) await fail(parts, acting, requestId, failure);
      } catch (error) {
        // The request says so itself.
        if (watch.signal.aborted) return;
        await fail(parts, acting, requestId, BROKEN);
        throw error;
      }
    });
  });
}

/** @returns why there is no file, in words for the asker; null when it lies ready */
async function makeFile(
  parts: ExportJobParts,
  acting: ActingWithRights,
  request: SeenRequest,
  watch: ExportWatch,
): Promise<string | null> {
  const { id, kind, format, purpose, passwordSealed } = request;
  if (!mayExport(acting, kind)) return NO_RIGHT;
  const today = parts.today();
  const password =
    passwordSealed === null ? undefined : parts.sealer.openText(passwordSealed, 'export-password');
  const file = { format, password, reason: { purpose, requestId: id } };
  const bytes = await parts.sourceOf(request).make(acting, request, file, today, watch);
  if (isRefusal(bytes)) return bytes.message;
  await parts.folder.write(id, bytes);
  const made = { id, bytes: bytes.length, days: FILE_DAYS };
  const kept = await writeScoped(parts.pool, acting, { changeOn: today }, (client) => saveMade(client, made));
  if (!kept) await parts.folder.erase(id);
  return null;
}

function fail(parts: ExportJobParts, acting: Acting, id: string, failure: string): Promise<void> {
  return writeScoped(parts.pool, acting, { changeOn: parts.today() }, (client) =>
    saveFailure(client, id, failure),
  );
}
