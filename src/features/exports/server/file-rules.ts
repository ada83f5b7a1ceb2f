import type { Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { logAccessChange } from '../../access/server/public.ts';
import { type FileRules, findFileRules, lockFileRules, saveFileRules } from './file-rules.queries.ts';

/** From how many members on an export is approved, and for how many days uploads are kept. */
export async function readFileRules(pool: Pool, acting: Acting): Promise<FileRules> {
  const { approvalRows, uploadDays } = await findFileRules(pool, acting);
  return { approvalRows, uploadDays };
}

/** Sets them for the whole installation; the auditor sees who did, from what to what. Uploads that lie there keep their day. */
export function changeFileRules(
  pool: Pool,
  acting: Acting,
  rules: FileRules,
  today: Day,
): Promise<FileRules | Refusal> {
  return writeScoped(pool, acting, { changeOn: today }, async (client): Promise<FileRules | Refusal> => {
    const before = await lockFileRules(client);
    if (before.rootId === null) return NOT_FOUND;
    await saveFileRules(client, rules);
    await logAccessChange(client, {
      entity: 'installation',
      entityId: before.rootId,
      action: 'change-file-rules',
      changes: {
        approvalRows: [before.approvalRows, rules.approvalRows],
        uploadDays: [before.uploadDays, rules.uploadDays],
      },
    });
    return rules;
  });
}
