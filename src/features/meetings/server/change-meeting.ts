import type { Pool, PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { writeOrRefuse } from '../../../platform/server/database/refused-write.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { countRoll, rollIdOf } from '../attendance.rules.ts';
import type { MeetingDraft, VotersElsewhere } from '../meeting.ts';
import { checkElsewhere, checkMeeting, checkRoll } from '../meeting.rules.ts';
import { checkSiteKinds } from '../site-kind.rules.ts';
import type { KindTerms } from '../site-kind.ts';
import { checkVotes } from '../vote-sums.rules.ts';
import { hostOf, isSaved, type SavedMeeting, warningsOf } from './meeting-draft.ts';
import { findKindTerms } from './meeting-kinds.queries.ts';
import { deleteApproval } from './minutes.queries.ts';
import { findHost, lockMeeting, markLeftOut, type MeetingStored } from './record.queries.ts';
import { refuseStored } from './refuse-stored.ts';
import { replaceResolutions } from './resolutions.queries.ts';
import { markWithdrawn, updateAttendance, updateMeeting } from './save.queries.ts';

interface Reasoned {
  readonly reason: string;
  /** Of the record as the caller saw it. */
  readonly version: number;
}

/** Completes or corrects an entry. Who was called stays as it was; how each one stood may be put right. */
export async function changeMeeting(
  pool: Pool,
  acting: Acting,
  id: string,
  { reason, version, ...draft }: MeetingDraft & Reasoned,
  today: Day,
): Promise<SavedMeeting | Refusal | readonly Refusal[]> {
  return inFrame(pool, acting, reason, today, async (client) => {
    const found = await refuseStored(client, await lockMeeting(client, id), version);
    if (isRefusal(found)) return found;
    const stored = { ...found, people: await peopleOn(client, found, draft.heldOn) };
    const terms = await findKindTerms(client, draft.kinds, stored.party_pos);
    const refusals = await checkChange(client, stored, draft, terms, today);
    if (refusals.length > 0) return refusals;
    const elsewhere = elsewhereOf(stored, draft);
    const counts = countRoll(stored.people, draft.roll, elsewhere, draft.resolutions.length > 0);
    const meeting = {
      id,
      partyOrgId: stored.party_org_id,
      partyPos: stored.party_pos,
      draft,
      counts,
      elsewhere,
    };
    await updateMeeting(client, meeting);
    const numberOf = new Map(stored.people.map((person) => [rollIdOf(person), person.number]));
    await updateAttendance(
      client,
      id,
      draft.roll.map((entry) => ({ ...entry, number: numberOf.get(entry.id) ?? 0 })),
    );
    await replaceResolutions(client, meeting);
    await deleteApproval(client, id);
    return { id, warnings: warningsOf({ ...draft, counts }, terms) };
  });
}

/** Takes back what was entered by mistake: kept with its reason, counted nowhere. */
export async function withdrawMeeting(
  pool: Pool,
  acting: Acting,
  id: string,
  { reason, version }: Reasoned,
  today: Day,
): Promise<SavedMeeting | Refusal | readonly Refusal[]> {
  return inFrame(pool, acting, reason, today, async (client) => {
    const stored = await refuseStored(client, await lockMeeting(client, id), version);
    if (isRefusal(stored)) return stored;
    await markWithdrawn(client, id, reason);
    return { id, warnings: [] };
  });
}

type Answer = SavedMeeting | Refusal | readonly Refusal[];

/** The reason goes to the change log with every line that is written. */
function inFrame(
  pool: Pool,
  acting: Acting,
  reason: string,
  today: Day,
  work: (client: PoolClient) => Promise<Answer>,
): Promise<Answer> {
  const frame = { changeOn: today, correctionReason: reason };
  return writeOrRefuse(() => writeScoped<Answer>(pool, acting, frame, work, isSaved), {});
}

async function checkChange(
  client: PoolClient,
  stored: MeetingStored,
  draft: MeetingDraft,
  terms: readonly KindTerms[],
  today: Day,
): Promise<Refusal[]> {
  if (draft.assembly !== stored.assembly || (draft.partyGroup || null) !== stored.party_group) {
    return [
      refuse('meeting.other-roll', '点名的对象不同，请撤回这次记录，重新登记。', { field: 'assembly' }),
    ];
  }
  const host = await findHost(client, stored.party_org_id);
  if (host === null) return [NOT_FOUND];
  const refusals = [
    ...checkMeeting(draft, hostOf(host), today),
    ...checkSiteKinds(draft.kinds, terms, hostOf(host), draft.heldOn),
  ];
  if (refusals.length > 0) return refusals;
  const elsewhere = elsewhereOf(stored, draft);
  return [
    ...checkRoll(draft, stored.people),
    ...checkElsewhere(draft, elsewhere.total),
    ...checkVotes(draft, countRoll(stored.people, draft.roll, elsewhere, true)),
  ];
}

/** Who was called, with whoever is left out on the day by now: it may have been passed at this very meeting. */
async function peopleOn(
  client: PoolClient,
  { id, party_org_id: partyOrgId, assembly, people }: MeetingStored,
  on: Day,
): Promise<MeetingStored['people']> {
  if (assembly !== 'members') return people;
  const out = await markLeftOut(client, id, partyOrgId, on);
  return people.map((person) => ({
    ...person,
    leftOut: person.memberId !== null && out.has(person.memberId),
  }));
}

function elsewhereOf(stored: MeetingStored, { elsewherePresent }: MeetingDraft): VotersElsewhere {
  return { total: stored.voters_elsewhere, present: elsewherePresent ?? 0 };
}
