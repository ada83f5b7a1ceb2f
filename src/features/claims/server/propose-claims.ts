import type { Pool, PoolClient } from 'pg';
import { v7 as newId } from 'uuid';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import type { ClaimBasis } from '../../codes/tables/claim.ts';
import type { ResponsibilityPrinciple } from '../../codes/tables/party-org.ts';
import { checkAsked, principleOfBasis, refuseClaim, stateAfterYes } from '../claim.rules.ts';
import type { ClaimAsked, ClaimedOrg } from '../claim.ts';
import { ownPos } from './list-claims.ts';
import { type BodyRow, claimBodies } from './unclear-orgs.queries.ts';
import {
  type ClaimToStore,
  countFrom,
  insertClaims,
  lockOrgs,
  orgsToJudge,
  type OrgToJudge,
  settleClaims,
} from './write.queries.ts';
import { sendOne } from '../../../platform/server/database/send-one.ts';
import { answerOf, isDone, type Results, type RowOutcome } from './write-frame.ts';

interface Proposed {
  readonly items: readonly {
    readonly socialOrgId: string;
    readonly partyOrgId: string;
    readonly basis: ClaimBasis;
    readonly principle?: ResponsibilityPrinciple | null | undefined;
  }[];
  readonly fromOn: Day;
  readonly note?: string | null | undefined;
}

const UNKNOWN_BODY = refuse(
  'claim.body',
  '所选的党组织不存在、已撤销，或是党支部、功能型党组织，不能作为党建责任单位。请重新选择。',
  { field: 'partyOrgId' },
);

/**
 * Claims organisations for bodies, each row by itself: the own body says yes with it, another is asked. Where nobody stands
 * against the own body, it answers from then on.
 */
export function proposeClaims(
  pool: Pool,
  acting: Acting,
  { items, fromOn, note }: Proposed,
  today: Day,
): Promise<Results | readonly Refusal[]> {
  const asked = items.map((item) => ({ ...item, fromOn, note: note || null }));
  const wrong = asked.map((each) => checkAsked(each, today)).find((found) => found.length > 0);
  if (wrong !== undefined) return Promise.resolve(wrong);
  return writeScoped(
    pool,
    acting,
    { changeOn: today },
    (client) => propose(client, acting, asked, today),
    isDone,
  );
}

type Item = ClaimAsked & { readonly socialOrgId: string };

async function propose(client: PoolClient, acting: Acting, items: readonly Item[], today: Day) {
  const orgIds = [...new Set(items.map(({ socialOrgId }) => socialOrgId))];
  await sendOne(client, lockOrgs(orgIds));
  const orgs = await sendOne<OrgToJudge>(client, orgsToJudge(orgIds, acting.scope));
  const bodies = await sendOne<BodyRow>(
    client,
    claimBodies(
      null,
      items.map(({ partyOrgId }) => partyOrgId),
    ),
  );
  const judged = judgeAll(items, orgs, bodies, ownPos(acting));
  const stored = judged.flatMap(({ claim }) => (claim === null ? [] : [claim]));
  if (stored.length > 0) await store(client, stored, today);
  return answerOf(judged, 'items');
}

/** What is agreed at once counts from the day asked for, a dispute from today. */
async function store(client: PoolClient, claims: readonly ClaimToStore[], today: Day): Promise<void> {
  const agreed = claims.filter(({ state }) => state === 'accepted');
  const others = claims.filter(({ state }) => state !== 'accepted');
  for (const [part, on] of [
    [others, today],
    [agreed, agreed[0]?.fromOn ?? today],
  ] as const) {
    if (part.length === 0) continue;
    await sendOne(client, countFrom(on));
    await sendOne(client, insertClaims(part));
    await sendOne(client, settleClaims(part.map(({ id }) => id)));
  }
}

interface Judged extends RowOutcome {
  readonly claim: ClaimToStore | null;
}

function judgeAll(
  items: readonly Item[],
  orgs: readonly OrgToJudge[],
  bodies: readonly BodyRow[],
  own: number | null,
): Judged[] {
  const seen = new Set<string>();
  return items.map((item) => {
    const org = orgs.find(({ id, may_propose }) => id === item.socialOrgId && may_propose);
    const body = bodies.find(({ id }) => id === item.partyOrgId);
    const claim = seen.has(item.socialOrgId) ? TWICE : judge(item, org, body, own);
    seen.add(item.socialOrgId);
    const row = { id: item.socialOrgId, name: org?.name ?? null };
    return isRefusal(claim)
      ? { ...row, claimId: null, outcome: claim, claim: null }
      : { ...row, claimId: claim.id, outcome: claim.state, claim };
  });
}

const TWICE = refuse('claim.twice', '同一个社会组织在一次办理中出现了两次，只办了第一次。');

function judge(
  item: Item,
  org: OrgToJudge | undefined,
  body: BodyRow | undefined,
  own: number | null,
): ClaimToStore | Refusal {
  if (org === undefined) return NOT_FOUND;
  if (body === undefined) return UNKNOWN_BODY;
  const refusal = refuseClaim(claimedOrgOf(org), org.open, item);
  if (refusal !== null) return refusal;
  const released = org.responsibility === 'confirmed' && org.is_holder;
  const isOwn = body.pos === own;
  const state = isOwn ? stateAfterYes(org, { holder: org.is_holder }, released) : 'proposed';
  return {
    id: newId(),
    socialOrgId: org.id,
    orgName: org.name,
    partyOrgId: body.id,
    partyPos: body.pos,
    kind: isOwn ? 'claim' : 'proposal',
    basis: item.basis,
    principle: principleOfBasis(item.basis) ?? item.principle ?? 'territorial',
    note: item.note ?? null,
    fromOn: item.fromOn,
    state,
    released,
    held: state === 'disputed' && isHeld(org),
  };
}

/** Another body has agreed, now or before a dispute that still stands. */
export function isHeld({ responsibility, held }: OrgToJudge): boolean {
  return responsibility === 'confirmed' || held;
}

export function claimedOrgOf(org: OrgToJudge): ClaimedOrg {
  return {
    name: org.name,
    firstOn: org.first_on,
    endedOn: org.ended_on,
    hasSupervisingBody: org.has_supervising_body,
    responsibility: org.responsibility,
    responsiblePartyOrgId: org.responsible_party_org_id,
    responsibleName: org.responsible_name,
    since: org.since,
    disputed: org.disputed,
  };
}
