import type { Pool, PoolClient } from 'pg';
import { v7 as newId } from 'uuid';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { checkConfirmed, checkConfirming } from '../confirmation.rules.ts';
import { spanOf } from '../duty.rules.ts';
import {
  insertConfirmations,
  lockAttended,
  lockConfirmation,
  markTakenBack,
} from './confirmations.queries.ts';
import { attendedOf, isSpecial } from './list-attended.ts';

interface Confirming {
  /** The Party organisation in which they took part. */
  readonly id: string;
  readonly period: string;
  readonly memberIds: readonly string[];
}

type Answer = { readonly confirmed: number } | Refusal | readonly Refusal[];

/** Tells the home branches of some members how often they were there: all that are named, or none. */
export async function confirmAttendance(
  pool: Pool,
  acting: Acting,
  confirming: Confirming,
  today: Day,
): Promise<Answer> {
  return writeScoped<Answer>(
    pool,
    acting,
    { changeOn: today },
    (client) => confirm(client, confirming, today),
    (answer) => 'confirmed' in answer,
  );
}

async function confirm(
  client: PoolClient,
  { id, period, memberIds: named }: Confirming,
  today: Day,
): Promise<Answer> {
  const span = spanOf(period);
  const memberIds = [...new Set(named)];
  const rows = await lockAttended(client, id, span.from, span.to);
  const [head] = rows;
  if (head === undefined) return NOT_FOUND;
  const host = { name: head.host_name, special: isSpecial(head) };
  const refused = checkConfirming(host, span, today);
  if (refused !== null) return refused;
  const attended = rows.flatMap(attendedOf);
  const refusals = checkConfirmed(memberIds, attended);
  if (refusals.length > 0) return refusals;
  const homeOf = new Map(attended.map(({ memberId, homeBranchId }) => [memberId, homeBranchId]));
  await insertConfirmations(client, {
    ids: memberIds.map(() => newId()),
    memberIds,
    homeIds: memberIds.map((memberId) => homeOf.get(memberId) ?? null),
    partyOrgId: id,
    partyPos: head.host_pos,
    ...span,
  });
  return { confirmed: memberIds.length };
}

/** What was confirmed by mistake is told no longer; that it was, stays on record. */
export async function takeBackConfirmation(
  pool: Pool,
  acting: Acting,
  { id, reason }: { readonly id: string; readonly reason: string },
  today: Day,
): Promise<{ id: string } | Refusal> {
  return writeScoped<{ id: string } | Refusal>(
    pool,
    acting,
    { changeOn: today, correctionReason: reason },
    async (client) => {
      const stored = await lockConfirmation(client, id);
      if (stored === null) return NOT_FOUND;
      if (stored.taken_back_by !== null) {
        return refuse('conflict.taken-back', `这次确认已由${stored.taken_back_by}撤回。`);
      }
      await markTakenBack(client, id, reason);
      return { id };
    },
    (answer) => !isRefusal(answer),
  );
}
