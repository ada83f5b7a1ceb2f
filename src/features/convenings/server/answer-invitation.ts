import type { Pool, PoolClient } from 'pg';
import { v7 as newId } from 'uuid';
import { minuteIn, OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped, writeScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { findHost, findKindTerms, hostOf } from '../../meetings/server/public.ts';
import { checkConvening } from '../convening.rules.ts';
import type { Invitation, InvitationFilter } from '../joint.contract.ts';
import { checkAnswer } from '../joint.rules.ts';
import { type ConveningParts, NOBODY } from './announce-meeting.ts';
import { makeCodeSecret } from './check-in-code.ts';
import { insertConvening, isAnybodyCalled } from './convenings.queries.ts';
import {
  type InvitationRow,
  invitations,
  lockInvitation,
  markAnswered,
  MOST_LISTED,
} from './joint.queries.ts';

interface Answered {
  readonly id: string;
  readonly conveningId: string | null;
}
type Answer = Answered | Refusal | readonly Refusal[];

/** Invitations to the caller's part of the tree: those that wait, the soonest first, or all, the latest day first. */
export async function listInvitations(
  pool: Pool,
  acting: Acting,
  { state, partyOrg }: InvitationFilter,
  now: Date,
): Promise<{ rows: Invitation[]; capped: boolean }> {
  const beginsAfter = state === 'waiting' ? minuteIn(OFFICE_TIME_ZONE, now) : null;
  const rows = await readScoped<InvitationRow>(pool, acting, invitations(partyOrg ?? null, beginsAfter));
  return {
    capped: rows.length > MOST_LISTED,
    rows: rows.slice(0, MOST_LISTED).map((row) => ({
      id: row.id,
      partyOrg: { id: row.party_org_id, name: row.party_org_name },
      hostName: row.host_name,
      kinds: row.kinds,
      onDay: row.on_day,
      startsAt: row.starts_at,
      place: row.place,
      topic: row.topic,
      agenda: row.agenda,
      state: row.state,
      reason: row.reason,
      cancelled: row.cancelled,
      conveningId: row.joined_convening_id,
    })),
  };
}

/** Joins, by a notice of the own to the own people; or says why not. */
export async function answerInvitation(
  parts: ConveningParts,
  acting: Acting,
  id: string,
  given: { readonly accept: boolean; readonly reason?: string | null | undefined },
  now: Date,
): Promise<Answer> {
  return writeScoped<Answer>(
    parts.pool,
    acting,
    { changeOn: todayIn(OFFICE_TIME_ZONE, now) },
    async (client) => {
      const found = await lockInvitation(client, id);
      if (found === null) return NOT_FOUND;
      const { state, cancelled, on_day: onDay, starts_at: startsAt } = found;
      const answer = { accept: given.accept, reason: given.reason || null };
      const refused = checkAnswer({ state, cancelled, onDay, startsAt }, answer, now);
      if (refused !== null) return refused;
      const conveningId = given.accept ? newId() : null;
      const refusals = conveningId === null ? [] : await join(client, parts, found, conveningId, now);
      if (refusals.length > 0) return refusals;
      await markAnswered(client, id, { conveningId, reason: given.accept ? null : answer.reason });
      return { id, conveningId };
    },
    (answer) => 'conveningId' in answer,
  );
}

async function join(
  client: PoolClient,
  { sealer }: ConveningParts,
  invitation: InvitationRow,
  id: string,
  now: Date,
): Promise<readonly Refusal[]> {
  const {
    party_org_id: partyOrgId,
    on_day: onDay,
    starts_at: startsAt,
    kinds,
    place,
    topic,
    agenda,
  } = invitation;
  const host = await findHost(client, partyOrgId);
  if (host === null) return [NOT_FOUND];
  const draft = { kinds, assembly: 'members', onDay, startsAt, place, topic, agenda } as const;
  const terms = await findKindTerms(client, kinds, host.pos);
  const refusals = checkConvening(draft, hostOf(host), terms, now);
  if (refusals.length > 0) return refusals;
  const secretSealed = sealer.seal(makeCodeSecret(), 'check-in');
  await insertConvening(client, { id, draft, partyOrgId, partyPos: host.pos, secretSealed });
  return (await isAnybodyCalled(client, id)) ? [] : [NOBODY];
}
