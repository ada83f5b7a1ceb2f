import type { Refusal } from '../../../platform/kernel/refusal.ts';
import { type Caller, NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import type { ExportRequestView } from '../export-requests.contract.ts';
import type { ExportParts } from './export-parts.ts';
import { viewOf } from './list-requests.ts';
import { findRequest } from './requests.queries.ts';
import type { ExportProgress } from './running-exports.ts';

type OwnRequest = ExportRequestView & { readonly progress: ExportProgress | null };

/** One request of the caller's own, and how far its file is. */
export async function readExportRequest(
  { pool, running }: ExportParts,
  caller: Caller,
  id: string,
): Promise<OwnRequest | Refusal> {
  const found = await findRequest(pool, caller, id);
  if (found === null || !found.own) return NOT_FOUND;
  const { own: _own, passwordSealed: _sealed, ...row } = found;
  return { ...viewOf(row), progress: running.progressOf(id) };
}
