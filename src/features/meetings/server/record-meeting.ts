import type { Pool, PoolClient } from 'pg';
import { v7 as newId } from 'uuid';
import type { Day } from '../../../platform/kernel/day.ts';
import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { writeOrRefuse } from '../../../platform/server/database/refused-write.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { countRoll, rollIdOf } from '../attendance.rules.ts';
import type { CalledPerson, MeetingDraft, RollEntry, VotersElsewhere } from '../meeting.ts';
import { checkElsewhere, checkMeeting, checkRoll } from '../meeting.rules.ts';
import { checkSiteKinds } from '../site-kind.rules.ts';
import { checkVotes } from '../vote-sums.rules.ts';
import { hostOf, isSaved, type SavedMeeting, warningsOf } from './meeting-draft.ts';
import { findKindTerms } from './meeting-kinds.queries.ts';
import { callRoll, countElsewhere, findHost } from './record.queries.ts';
import { replaceResolutions } from './resolutions.queries.ts';
import { insertAttendance, insertMeeting } from './save.queries.ts';

const NO_HOST = refuse('meeting.no-host', '没有找到这个党组织：它可能不存在，或不在您的管理范围内。', {
  field: 'partyOrgId',
});

/** Enters what was held: the roll of that day, called by the server itself, with how each one stood. */
export async function recordMeeting(
  pool: Pool,
  acting: Acting,
  { partyOrgId, ...draft }: MeetingDraft & { readonly partyOrgId: string },
  today: Day,
): Promise<SavedMeeting | Refusal | readonly Refusal[]> {
  return writeOrRefuse(
    () =>
      writeScoped<SavedMeeting | Refusal | readonly Refusal[]>(
        pool,
        acting,
        { changeOn: today },
        (client) => storeMeeting(client, partyOrgId, draft, today),
        isSaved,
      ),
    {},
  );
}

/** As `recordMeeting`, within a change that does more. */
export async function storeMeeting(
  client: PoolClient,
  partyOrgId: string,
  draft: MeetingDraft,
  today: Day,
): Promise<SavedMeeting | Refusal | readonly Refusal[]> {
  const host = await findHost(client, partyOrgId);
  if (host === null) return NO_HOST;
  const terms = await findKindTerms(client, draft.kinds, host.pos);
  const refusals = [
    ...checkMeeting(draft, hostOf(host), today),
    ...checkSiteKinds(draft.kinds, terms, hostOf(host), draft.heldOn),
  ];
  if (refusals.length > 0) return refusals;
  const called = await callRollOf(client, partyOrgId, draft);
  const elsewhere = await elsewhereOf(client, partyOrgId, draft);
  const counts = countRoll(called, draft.roll, elsewhere, draft.resolutions.length > 0);
  const atRoll = [
    ...checkRoll(draft, called),
    ...checkElsewhere(draft, elsewhere.total),
    ...checkVotes(draft, counts),
  ];
  if (atRoll.length > 0) return atRoll;
  const meeting = { id: newId(), partyOrgId, partyPos: host.pos, draft, counts, elsewhere };
  await insertMeeting(client, meeting);
  await insertAttendance(client, meeting, withStates(called, draft.roll));
  await replaceResolutions(client, meeting);
  return { id: meeting.id, warnings: warningsOf({ ...draft, counts }, terms) };
}

async function callRollOf(
  client: PoolClient,
  partyOrgId: string,
  { assembly, heldOn, partyGroup }: MeetingDraft,
): Promise<CalledPerson[]> {
  if (assembly === 'round') return [];
  return callRoll(client, { partyOrgId, assembly, on: heldOn, partyGroup: partyGroup ?? null });
}

/** Only a meeting of all members counts them: a committee's and a group's quorum are their own. */
async function elsewhereOf(
  client: PoolClient,
  partyOrgId: string,
  { assembly, heldOn, elsewherePresent }: MeetingDraft,
): Promise<VotersElsewhere> {
  const total = assembly === 'members' ? await countElsewhere(client, partyOrgId, heldOn) : 0;
  return { total, present: elsewherePresent ?? 0 };
}

function withStates(
  called: readonly CalledPerson[],
  roll: readonly RollEntry[],
): (CalledPerson & RollEntry)[] {
  const entries = new Map(roll.map((entry) => [entry.id, entry]));
  return called.flatMap((person) => {
    const entry = entries.get(rollIdOf(person));
    return entry === undefined ? [] : [{ ...person, ...entry }];
  });
}
