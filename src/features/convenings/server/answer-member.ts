import { type Day } from '../../../platform/kernel/day.ts';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { markPresent } from '../../meetings/server/public.ts';
import type { CheckInState, RecordEffect } from '../check-in.ts';
import { checkDecision } from '../check-in.rules.ts';
import type { LeaveState } from '../convening.ts';
import { checkLeaveAnswer, stateOf } from '../convening.rules.ts';
import type { ConveningParts } from './announce-meeting.ts';
import {
  answerLeaveRow,
  decideCheckInRow,
  lockCheckIn,
  lockConvening,
  lockLeave,
} from './convenings.queries.ts';

interface Answered {
  /** The convening. */
  readonly id: string;
  readonly memberId: string;
  readonly accept: boolean;
}

/** The convener accepts a leave, or doesn't; an earlier answer may be put right. */
export async function answerLeave(
  { pool }: ConveningParts,
  acting: Acting,
  { id, memberId, accept }: Answered,
  today: Day,
): Promise<{ state: LeaveState } | Refusal> {
  return writeScoped<{ state: LeaveState } | Refusal>(
    pool,
    acting,
    { changeOn: today },
    async (client) => {
      const stored = await lockConvening(client, id);
      if (stored === null) return NOT_FOUND;
      const refused = checkLeaveAnswer(await lockLeave(client, id, memberId), {
        state: stateOf(stored),
        onDay: stored.on_day,
        startsAt: stored.starts_at,
      });
      if (refused !== null) return refused;
      const state = accept ? 'accepted' : 'declined';
      await answerLeaveRow(client, id, memberId, state);
      return { state };
    },
    (answer) => 'state' in answer,
  );
}

/** Said in the history of the record. */
const CONFIRMED = '召集人确认晚到的签到';

interface Decided {
  readonly state: CheckInState;
  readonly record: RecordEffect;
}

/** The convener says of an entry that came late whether the person was there; a record that was entered before follows. */
export async function decideCheckIn(
  { pool }: ConveningParts,
  acting: Acting,
  { id, memberId, accept }: Answered,
  today: Day,
): Promise<Decided | Refusal> {
  return writeScoped<Decided | Refusal>(
    pool,
    acting,
    { changeOn: today, ...(accept ? { correctionReason: CONFIRMED } : {}) },
    async (client) => {
      const stored = await lockConvening(client, id);
      if (stored === null) return NOT_FOUND;
      const held = stored.meeting_id !== null;
      const refused = checkDecision(await lockCheckIn(client, id, memberId), { accept, held });
      if (refused !== null) return refused;
      const state = accept ? 'confirmed' : 'declined';
      await decideCheckInRow(client, id, memberId, state);
      const record =
        accept && stored.meeting_id !== null
          ? await markPresent(client, stored.meeting_id, memberId)
          : 'unchanged';
      return { state, record };
    },
    (answer) => 'state' in answer,
  );
}
