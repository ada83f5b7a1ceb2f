import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import type { AttachmentParts } from './attach-file.ts';
import { findAttachment, markAttachmentRemoved } from './minutes.queries.ts';

interface Removal {
  readonly id: string;
  readonly attachment: string;
  readonly reason: string;
}

/** Takes a file away: who did it and why stays, the bytes go. */
export async function removeAttachment(
  { pool, attachments }: AttachmentParts,
  acting: Acting,
  { id, attachment, reason }: Removal,
  today: Day,
): Promise<{ id: string } | Refusal> {
  const removed = await writeScoped<{ id: string } | Refusal>(
    pool,
    acting,
    { changeOn: today, correctionReason: reason },
    async (client) => {
      const found = await findAttachment(client, id, attachment);
      if (found === null) return NOT_FOUND;
      if (found.removed_by !== null) return refuseRemoved(found.removed_by, found.remove_reason);
      await markAttachmentRemoved(client, id, attachment, reason);
      return { id: attachment };
    },
    (answer) => !isRefusal(answer),
  );
  if (!isRefusal(removed)) await attachments.erase(attachment);
  return removed;
}

function refuseRemoved(by: string, reason: string | null): Refusal {
  return refuse('conflict.removed', `这个附件已由${by}移除。原因：${reason ?? ''}`);
}
