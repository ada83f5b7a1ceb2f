import type { Day } from '../../platform/kernel/day.ts';
import type { ClaimBasis, ClaimKind, ClaimState } from '../codes/tables/claim.ts';
import type { ResponsibilityPrinciple } from '../codes/tables/party-org.ts';
import type { Responsibility } from '../social-orgs/social-org.ts';

/**
 * A claim (责任认领) says that a Party organisation answers for a social organisation. Whoever sees the organisation may make
 * one, for the own body or for another; the body named says yes or no. Where another body has agreed before and does not give
 * way, the two stand against each other (有争议) until one of them, or whoever stands above both, ends it. As long as nothing is
 * agreed the organisation is 责任待明确 and counts once, under the last body that agreed.
 */
export const claimSteps = ['accept', 'refuse', 'withdraw'] as const;
export type ClaimStep = (typeof claimSteps)[number];

/** States in which somebody has yet to do something. */
export const openClaimStates = ['proposed', 'disputed'] as const satisfies readonly ClaimState[];

/** How a caller stands to a claim. All of it is said of officers of the Party line, but for the proposer. */
export interface ClaimStanding {
  /** The body named is the caller's own, or below it. */
  readonly named: boolean;
  /** So is the body that answers for the organisation until now. */
  readonly holder: boolean;
  /** The caller made the claim. */
  readonly proposer: boolean;
}

/** What rules weigh of the organisation that is claimed. */
export interface ClaimedOrg {
  readonly name: string;
  readonly firstOn: Day;
  readonly endedOn: Day | null;
  readonly hasSupervisingBody: boolean;
  readonly responsibility: Responsibility;
  readonly responsiblePartyOrgId: string;
  readonly responsibleName: string;
  /** Since when the same body has answered for it, agreed or not. */
  readonly since: Day;
  /** How many bodies stand against the one that answers for it. */
  readonly disputed: number;
}

/** What is asked for: that this body answers, on this ground, from this day on. */
export interface ClaimAsked {
  readonly partyOrgId: string;
  readonly basis: ClaimBasis;
  readonly principle?: ResponsibilityPrinciple | null | undefined;
  readonly note?: string | null | undefined;
  readonly fromOn: Day;
}

/** A claim that waits. */
export interface OpenClaim {
  readonly partyOrgId: string;
  readonly partyOrgName: string;
  readonly kind: ClaimKind;
  readonly proposer: string;
  readonly proposedOn: Day;
}

/** The two lists of what is 责任待明确: every organisation in it stands in exactly one of them. */
export const unclearLists = ['nobody', 'several'] as const;
export type UnclearList = (typeof unclearLists)[number];

export const unclearListNames: Readonly<Record<UnclearList, string>> = {
  nobody: '无人负责',
  several: '多头负责',
};

export const claimBoxes = ['inbox', 'outbox'] as const;
export type ClaimBox = (typeof claimBoxes)[number];

export const claimBoxNames: Readonly<Record<ClaimBox, string>> = { inbox: '待我认领', outbox: '我提出的' };

/** So many at once; what is longer goes in several requests. */
export const MOST_CLAIMS_AT_ONCE = 100;
