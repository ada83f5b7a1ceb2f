import type { Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import { writeOrRefuse } from '../../../platform/server/database/refused-write.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import type { MeetingDraft } from '../../meetings/meeting.ts';
import { isSaved, type SavedMeeting, storeMeeting } from '../../meetings/server/public.ts';
import { checkRecordable, stateOf } from '../convening.rules.ts';
import { linkMeeting, lockConvening } from './convenings.queries.ts';

type Answer = SavedMeeting | Refusal | readonly Refusal[];

/** Enters a convened meeting that was held, as any other, and ties it to its notice. */
export async function recordConvened(
  pool: Pool,
  acting: Acting,
  id: string,
  draft: MeetingDraft,
  today: Day,
): Promise<Answer> {
  return writeOrRefuse(
    () =>
      writeScoped<Answer>(
        pool,
        acting,
        { changeOn: today },
        async (client) => {
          const stored = await lockConvening(client, id);
          if (stored === null) return NOT_FOUND;
          const standing = { state: stateOf(stored), onDay: stored.on_day, startsAt: stored.starts_at };
          const refused = checkRecordable(standing, today);
          if (refused !== null) return refused;
          const saved = await storeMeeting(client, stored.party_org_id, draft, today);
          if (isSaved(saved)) await linkMeeting(client, id, saved.id);
          return saved;
        },
        isSaved,
      ),
    {},
  );
}
