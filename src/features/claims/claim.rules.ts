/** Who may claim what, who may answer, and what follows: shared by the server and the screen. */
import { addDays, type Day, isDay } from '../../platform/kernel/day.ts';
import { quotable, type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import type { ClaimBasis, ClaimState } from '../codes/tables/claim.ts';
import type { ResponsibilityPrinciple } from '../codes/tables/party-org.ts';
import {
  type ClaimAsked,
  type ClaimedOrg,
  type ClaimStanding,
  type ClaimStep,
  claimSteps,
  type OpenClaim,
} from './claim.ts';

/** The body named, the one that answers until now, the one above both, whoever made the claim. */
type Side = 'named' | 'holder' | 'above' | 'proposer';

/** Who may do what in which state. A dispute is ended by giving way, by taking the claim back, or from above. */
const STEPS: Readonly<Partial<Record<ClaimState, Readonly<Record<ClaimStep, readonly Side[]>>>>> = {
  proposed: { accept: ['named'], refuse: ['named'], withdraw: ['proposer'] },
  disputed: { accept: ['holder'], refuse: ['above'], withdraw: ['named', 'proposer'] },
};

/** What somebody may do with a claim. */
export function stepsOf(state: ClaimState, standing: ClaimStanding): ClaimStep[] {
  const table = STEPS[state];
  if (table === undefined) return [];
  return claimSteps.filter((step) => table[step].some((side) => isOn(side, standing)));
}

function isOn(side: Side, { named, holder, proposer }: ClaimStanding): boolean {
  return { named, holder, above: named && holder, proposer }[side];
}

const PRINCIPLES: Readonly<Record<ClaimBasis, ResponsibilityPrinciple | null>> = {
  supervising_body: 'supervisory',
  industry: 'sectoral',
  registered_place: 'territorial',
  community: 'territorial',
  fallback: 'territorial',
  assigned: null,
  other: null,
};

/** The principle that a basis stands for; null where the officer has to say. */
export function principleOfBasis(basis: ClaimBasis): ResponsibilityPrinciple | null {
  return PRINCIPLES[basis];
}

/** What only a form can get wrong, whatever the organisation. */
export function checkAsked({ basis, principle, note, fromOn }: ClaimAsked, today: Day): Refusal[] {
  const found: Refusal[] = [];
  const said = typeof note === 'string' && note.trim() !== '';
  if (principleOfBasis(basis) === null && !said)
    found.push(
      refuse('claim.no-note', '依据是上级指定或其他的，请在说明里写明文件或理由。', { field: 'note' }),
    );
  if (principleOfBasis(basis) === null && (principle ?? null) === null)
    found.push(refuse('claim.no-principle', '请选择管理原则：属地、属业还是主管。', { field: 'principle' }));
  const day = refuseDay(fromOn, today);
  return day === null ? found : [...found, day];
}

/** A day that is none, or has not come. */
export function refuseDay(fromOn: Day, today: Day): Refusal | null {
  const details = { field: 'fromOn', value: quotable(fromOn) };
  if (!isDay(fromOn))
    return refuse('claim.day', `生效日期“${details.value}”不是日历上有的日期。请重新选择。`, details);
  if (fromOn <= today) return null;
  return refuse('claim.future', `生效日期 ${fromOn} 晚于今天 ${today}。请填今天或以前的日期。`, details);
}

/** The first day from which another body may answer for it: an agreed one has answered at least a day. */
export function earliestDay({ responsibility, since }: ClaimedOrg): Day {
  return responsibility === 'confirmed' ? addDays(since, 1) : since;
}

/** Why this body cannot be claimed to answer for this organisation; null: it can. */
export function refuseClaim(
  org: ClaimedOrg,
  open: readonly OpenClaim[],
  { partyOrgId, basis, fromOn }: ClaimAsked,
): Refusal | null {
  const { name, endedOn, responsibility, responsiblePartyOrgId, responsibleName } = org;
  if (endedOn !== null)
    return refuse('claim.org-ended', `“${name}”已于 ${endedOn} 注销，不需要再明确党建责任单位。`);
  if (responsibility === 'confirmed' && responsiblePartyOrgId === partyOrgId)
    return refuse('claim.already', `“${name}”的党建责任单位已经是“${responsibleName}”。`);
  const same = open.find((each) => each.partyOrgId === partyOrgId);
  if (same !== undefined)
    return refuse(
      'conflict.claimed',
      `${same.proposer}已于 ${same.proposedOn} 提出“${name}”由“${same.partyOrgName}”负责，请等答复。`,
    );
  if (basis === 'supervising_body' && !org.hasSupervisingBody)
    return refuse(
      'claim.no-supervising-body',
      `“${name}”没有业务主管单位，不能以业务主管单位党组织为依据。请改选依据，或先补填业务主管单位。`,
      { field: 'basis', clause: 'SORGP-05' },
    );
  return refuseEarlyDay(org, fromOn);
}

/** Days on which another body had agreed to answer are history; they are put right as a correction of the record. */
export function refuseEarlyDay(org: ClaimedOrg, fromOn: Day): Refusal | null {
  const earliest = earliestDay(org);
  if (fromOn >= earliest) return null;
  const { name, responsibility, responsibleName, since } = org;
  const why =
    responsibility === 'confirmed' ? `自 ${since} 起由“${responsibleName}”负责` : `自 ${since} 起责任待明确`;
  return refuse(
    'claim.early',
    `“${name}”${why}，生效日期不能早于 ${earliest}。要改以前的，请在它的记录里更正。`,
    { field: 'fromOn', value: fromOn },
  );
}

/** What follows when the body named says yes: it answers, or it stands against another that has not given way. */
export function stateAfterYes(
  org: Pick<ClaimedOrg, 'responsibility' | 'disputed'>,
  standing: Pick<ClaimStanding, 'holder'>,
  released: boolean,
): 'accepted' | 'disputed' {
  const isHeld = org.responsibility === 'confirmed' || org.disputed > 0;
  return isHeld && !released && !standing.holder ? 'disputed' : 'accepted';
}

/** What a step leads to. */
export function stateAfter(
  state: ClaimState,
  step: ClaimStep,
  org: Pick<ClaimedOrg, 'responsibility' | 'disputed'>,
  standing: ClaimStanding,
  released: boolean,
): ClaimState {
  if (step === 'refuse') return 'refused';
  if (step === 'withdraw') return 'withdrawn';
  return state === 'disputed' ? 'accepted' : stateAfterYes(org, standing, released);
}

/** What an answer must say for itself. */
export function checkStep(step: ClaimStep, reason: string | null, fromOn: Day | null, today: Day): Refusal[] {
  const found: Refusal[] = [];
  if (step === 'refuse' && (reason === null || reason.trim() === ''))
    found.push(refuse('claim.no-reason', '请写明不同意的原因，提出的人会看到。', { field: 'reason' }));
  const day = fromOn === null ? null : refuseDay(fromOn, today);
  return day === null ? found : [...found, day];
}
