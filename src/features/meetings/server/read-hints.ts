import type { Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, readAllScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import type { Hint, InspectionNear } from '../hint.ts';
import { hintsOf } from '../hint.rules.ts';
import type { MeetingDraft } from '../meeting.ts';
import {
  type AlikeRow,
  type CountRow,
  hintAlike,
  hintBunch,
  hintElsewhere,
  hintHost,
  hintInspectionNear,
  type HostSeen,
  type InspectionNearRow,
  type NameRow,
} from './hints.queries.ts';

interface Asked extends MeetingDraft {
  readonly partyOrgId: string;
  readonly meetingId?: string | undefined;
}

/** What is worth a second look before an entry is saved; reads alone, and leaves no trace of what was read. */
export async function readHints(
  pool: Pool,
  acting: Acting,
  { partyOrgId, meetingId, ...draft }: Asked,
  today: Day,
): Promise<{ hints: Hint[] } | Refusal> {
  const own = { partyOrgId, meetingId: meetingId ?? null, heldOn: draft.heldOn, place: draft.place || null };
  const [host, alike, bunch, near, elsewhere] = await readAllScoped<
    [HostSeen, AlikeRow, CountRow, InspectionNearRow, NameRow]
  >(pool, acting, [
    hintHost(partyOrgId),
    hintAlike({
      ...own,
      minutes: draft.minutes ?? '',
      matters: draft.resolutions.map(({ matter }) => matter).join(' '),
    }),
    hintBunch(partyOrgId, own.meetingId),
    hintInspectionNear(partyOrgId, draft.heldOn, own.meetingId),
    hintElsewhere({
      ...own,
      startsAt: draft.startsAt || null,
      present: draft.roll.filter(({ state }) => state === 'present').map(({ id }) => id),
    }),
  ]);
  if (host.length === 0) return NOT_FOUND;
  const facts = {
    ownAlikeOn: alike.find((row) => row.own)?.held_on ?? null,
    othersAlike: alike.some((row) => !row.own),
    enteredLately: bunch[0]?.n ?? 0,
    inspection: inspectionNear(near[0]),
    elsewhere: elsewhere.map(({ name }) => name),
  };
  return { hints: hintsOf(draft, facts, today, meetingId === undefined) };
}

function inspectionNear(row: InspectionNearRow | undefined): InspectionNear | null {
  if (row === undefined) return null;
  const { name, held_on: heldOn, before, earlier } = row;
  return { name, heldOn, before, earlier };
}
