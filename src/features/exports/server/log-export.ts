import type { PoolClient } from 'pg';
import { logAccessChange } from '../../access/server/public.ts';
import { takenKindTitles } from '../../audit/exported.ts';
import type { RequestedKind } from '../export-request.ts';

interface LoggedExport {
  readonly id: string;
  readonly kind: RequestedKind;
  readonly title: string | null;
  readonly rows: number;
  readonly purpose: string;
}

type ExportAction =
  | 'request-export'
  | 'withdraw-export'
  | 'export-alone'
  | 'approve-export'
  | 'refuse-export'
  | 'note-export';

/** Puts what was asked for on the auditor's record: who asked, took it back or decided, for how many and what for. */
export function logExport(
  client: PoolClient,
  action: ExportAction,
  { id, kind, title, rows, purpose }: LoggedExport,
): Promise<void> {
  const what = `${title ?? takenKindTitles[kind]} ${rows} 行，用途：${purpose}`;
  return logAccessChange(client, {
    entity: 'installation',
    entityId: id,
    action,
    changes: { export: [null, what] },
  });
}
