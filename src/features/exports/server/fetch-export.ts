import type { Day } from '../../../platform/kernel/day.ts';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { writeScoped } from '../../../platform/server/database/scoped.ts';
import { type Caller, NOT_ALLOWED, NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { mayExport } from '../../audit/server/public.ts';
import { takenKindTitles } from '../../audit/exported.ts';
import { type RequestedFormat, type RequestedKind, requestStateNames } from '../export-request.ts';
import type { ExportParts } from './export-parts.ts';
import { findRequest, saveFetched } from './requests.queries.ts';

const LIST_NAMES: Partial<Record<RequestedKind, string>> = { members: '党员名册' };

function nameOf({ kind, title }: { readonly kind: RequestedKind; readonly title: string | null }): string {
  return title ?? LIST_NAMES[kind] ?? takenKindTitles[kind];
}

export interface FetchedFile {
  readonly bytes: Buffer;
  /** Without its ending. */
  readonly name: string;
  readonly format: RequestedFormat;
}

/** The file of the caller's own request, while its day lasts and the right stands. */
export async function fetchExport(
  { pool, folder }: ExportParts,
  caller: Caller,
  id: string,
  today: Day,
): Promise<FetchedFile | Refusal> {
  const request = await findRequest(pool, caller, id);
  if (request === null || !request.own) return NOT_FOUND;
  if (!mayExport(caller, request.kind)) return NOT_ALLOWED;
  const bytes = request.state === 'ready' ? await folder.read(id) : null;
  if (bytes === null) {
    const state = requestStateNames[request.state === 'ready' ? 'lapsed' : request.state];
    return refuse('export.no-file', `没有可以下载的文件：这份申请现在是“${state}”。文件生成后只保留一天。`);
  }
  await writeScoped(pool, caller, { changeOn: today }, (client) => saveFetched(client, id));
  const on = todayIn(OFFICE_TIME_ZONE, request.requestedAt);
  return { bytes, name: `${nameOf(request)} ${on}`, format: request.format };
}
