import type { Pool, PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, type ChangeFrame, writeScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { checkAgreement, checkEnding, checkPassing } from '../exclusion.rules.ts';
import {
  type ExclusionStored,
  findPassingMeeting,
  lockExclusion,
  markAgreed,
  markEnded,
  markPassed,
} from './exclusions.queries.ts';
import { daysOf } from './list-exclusions.ts';

type Answer = { readonly id: string } | Refusal | readonly Refusal[];

interface Agreement {
  readonly on: Day;
  /** Which Party organisation. */
  readonly by: string;
}

/** 报上级党组织同意: by whoever acts above the branch. */
export async function agreeExclusion(
  pool: Pool,
  acting: Acting,
  id: string,
  { on, by }: Agreement,
  today: Day,
): Promise<Answer> {
  return decide(pool, acting, id, { changeOn: today }, async (client, stored) => {
    const refusals = checkAgreement(daysOf(stored), { on, above: stored.above }, today);
    if (refusals.length > 0) return refusals;
    await markAgreed(client, id, on, by);
    return { id };
  });
}

/** 党员大会通过: at which meeting. */
export async function passExclusion(
  pool: Pool,
  acting: Acting,
  id: string,
  meetingId: string,
  today: Day,
): Promise<Answer> {
  return decide(pool, acting, id, { changeOn: today }, async (client, stored) => {
    const found = await findPassingMeeting(client, meetingId, stored.party_org_id);
    const meeting =
      found === null
        ? null
        : {
            heldOn: found.held_on,
            assembly: found.assembly,
            withdrawn: found.withdrawn,
            ownBranch: found.own_branch,
          };
    const refusals = checkPassing(daysOf(stored), meeting, today);
    if (refusals.length > 0) return refusals;
    await markPassed(client, id, meetingId);
    return { id };
  });
}

/** He counts again from a day, or it was not agreed to. */
export async function endExclusion(
  pool: Pool,
  acting: Acting,
  id: string,
  { on, reason }: { readonly on: Day; readonly reason: string },
  today: Day,
): Promise<Answer> {
  return decide(pool, acting, id, { changeOn: on, correctionReason: reason }, async (client, stored) => {
    const refusals = checkEnding(daysOf(stored), on, today);
    if (refusals.length > 0) return refusals;
    await markEnded(client, id, on, reason);
    return { id };
  });
}

function decide(
  pool: Pool,
  acting: Acting,
  id: string,
  frame: ChangeFrame,
  work: (client: PoolClient, stored: ExclusionStored) => Promise<Answer>,
): Promise<Answer> {
  return writeScoped<Answer>(
    pool,
    acting,
    frame,
    async (client) => {
      const stored = await lockExclusion(client, id);
      return stored === null ? NOT_FOUND : work(client, stored);
    },
    (answer) => 'id' in answer,
  );
}
