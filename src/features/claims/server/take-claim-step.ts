import type { Pool, PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { claimStates, lapseReasons } from '../../codes/tables/claim.ts';
import { checkStep, earliestDay, refuseEarlyDay, stateAfter, stepsOf } from '../claim.rules.ts';
import type { ClaimStep } from '../claim.ts';
import { standingOf } from './claim-view.ts';
import { type ClaimRow, claimsByIds } from './claims.queries.ts';
import { claimedOrgOf, isHeld } from './propose-claims.ts';
import {
  type ClaimStepToStore,
  countFrom,
  lockOrgsOfClaims,
  orgsToJudge,
  type OrgToJudge,
  settleClaims,
  updateClaims,
} from './write.queries.ts';
import { sendOne } from '../../../platform/server/database/send-one.ts';
import { answerOf, isDone, minuteOf, type Results, type RowOutcome } from './write-frame.ts';

interface Asked {
  readonly ids: readonly string[];
  readonly step: ClaimStep;
  readonly fromOn?: Day | null | undefined;
  readonly reason?: string | null | undefined;
}

/** Says yes or no to claims, or takes them back, each by itself. A yes moves the responsibility in the same transaction. */
export function takeClaimStep(
  pool: Pool,
  acting: Acting,
  asked: Asked,
  today: Day,
): Promise<Results | readonly Refusal[]> {
  const wrong = checkStep(asked.step, asked.reason || null, asked.fromOn ?? null, today);
  if (wrong.length > 0) return Promise.resolve(wrong);
  return writeScoped(
    pool,
    acting,
    { changeOn: today },
    (client) => take(client, acting, asked, today),
    isDone,
  );
}

async function take(client: PoolClient, acting: Acting, asked: Asked, today: Day) {
  const ids = [...new Set(asked.ids)];
  await sendOne(client, lockOrgsOfClaims(ids));
  const claims = await sendOne<ClaimRow>(client, claimsByIds(ids, acting.scope));
  const orgs = await sendOne<OrgToJudge>(
    client,
    orgsToJudge(
      claims.map(({ social_org_id }) => social_org_id),
      acting.scope,
    ),
  );
  const judged = judgeAll(ids, claims, orgs, asked);
  const steps = judged.flatMap(({ stored }) => (stored === null ? [] : [stored]));
  const taken = await store(client, steps, asked.reason || null, today);
  return answerOf(
    judged.map((each) =>
      each.stored === null || taken.has(each.stored.id) ? each : { ...each, outcome: JUST_DECIDED },
    ),
    'ids',
  );
}

/** What is agreed counts from the day agreed, all else from today. */
async function store(
  client: PoolClient,
  steps: readonly ClaimStepToStore[],
  reason: string | null,
  today: Day,
): Promise<Set<string>> {
  const taken = new Set<string>();
  const dayOf = ({ state, fromOn }: ClaimStepToStore) => (state === 'accepted' ? fromOn : today);
  for (const on of new Set(steps.map(dayOf))) {
    await sendOne(client, countFrom(on));
    const part = steps.filter((step) => dayOf(step) === on);
    const ids = (await sendOne<{ id: string }>(client, updateClaims(part, reason))).map(({ id }) => id);
    await sendOne(client, settleClaims(ids));
    for (const id of ids) taken.add(id);
  }
  return taken;
}

interface Judged extends RowOutcome {
  readonly stored: ClaimStepToStore | null;
}

function judgeAll(
  ids: readonly string[],
  claims: readonly ClaimRow[],
  orgs: readonly OrgToJudge[],
  asked: Asked,
): Judged[] {
  const settled = new Set<string>();
  return ids.map((id) => {
    const claim = claims.find((each) => each.id === id);
    if (claim === undefined) return { id, claimId: null, name: null, outcome: NOT_FOUND, stored: null };
    const org = orgs.find((each) => each.id === claim.social_org_id);
    const stored = settled.has(claim.social_org_id) ? settledHere(claim) : judge(claim, org, asked);
    const name = claim.org_name;
    if (isRefusal(stored)) return { id, claimId: null, name, outcome: stored, stored: null };
    if (asked.step === 'accept') settled.add(claim.social_org_id);
    return { id, claimId: id, name, outcome: stored.state, stored };
  });
}

function judge(
  claim: ClaimRow,
  org: OrgToJudge | undefined,
  { step, fromOn }: Asked,
): ClaimStepToStore | Refusal {
  if (claim.decided_at !== null) return refuseDecided(claim);
  const standing = standingOf(claim);
  if (!stepsOf(claim.state, standing).includes(step)) return refuseStep(claim, step);
  const { id, state, from_on: proposedOn, held, released } = claim;
  // Whoever takes back what was proposed may have lost sight of the organisation since.
  if (step !== 'accept' || org === undefined) {
    return step === 'accept'
      ? NOT_FOUND
      : { id, state: step === 'refuse' ? 'refused' : 'withdrawn', fromOn: proposedOn, held };
  }
  const facts = claimedOrgOf(org);
  const earliest = earliestDay(facts);
  const on = fromOn ?? (proposedOn < earliest ? earliest : proposedOn);
  const early = refuseEarlyDay(facts, on);
  if (early !== null) return early;
  const next = stateAfter(state, step, facts, standing, released);
  return { id, state: next, fromOn: on, held: held || (next === 'disputed' && isHeld(org)) };
}

/** Who was first, when, and what came of it. */
function refuseDecided(claim: ClaimRow): Refusal {
  const { org_name: name, state, decider, decided_at: at, lapsed_for: lapsedFor, reason } = claim;
  const who = `${minuteOf(at)} 由${decider ?? '系统'}`;
  const what =
    lapsedFor === 'settled' && reason !== null
      ? `明确由“${reason}”负责`
      : `办结（${lapsedFor === null ? nameOfCode(claimStates, state) : nameOfCode(lapseReasons, lapsedFor)}）`;
  return refuse('conflict.claim-decided', `“${name}”已于 ${who}${what}，这一条不用再办。`);
}

const WORDS: Readonly<Record<ClaimStep, string>> = { accept: '同意', refuse: '不同意', withdraw: '撤回' };

function refuseStep({ org_name: name, party_org_name: body, state }: ClaimRow, step: ClaimStep): Refusal {
  const whose =
    step === 'withdraw'
      ? '提出的人'
      : state === 'proposed'
        ? `被提名的“${body}”`
        : step === 'accept'
          ? '原来负责的党组织或双方的上级'
          : '双方的上级';
  return refuse('not-allowed.claim', `“${name}”的这一条要由${whose}办理“${WORDS[step]}”。`);
}

function settledHere({ org_name: name }: ClaimRow): Refusal {
  return refuse(
    'conflict.claim-decided',
    `“${name}”在这一批里已经办了另一条，一个社会组织只能由一个党组织负责。`,
  );
}

const JUST_DECIDED = refuse('conflict.claim-decided', '这一条刚被别人办结，请刷新后查看。');
