import { addMonths, type Day, FIRST_DAY, startOfMonth } from '../../platform/kernel/day.ts';
import { countsAsBranch, type PartyOrgKind } from '../codes/tables/party-org-kind.ts';
import { coverageWays, type CountingMasks, type CoverageWay, WAY_BITS } from './counting.rules.ts';

/**
 * Whether there is Party life behind a branch: `active` met in the time looked at, `idle` (空转) did not. Whoever owes nothing, or was
 * not there for all of that time, is left out (`null`), not counted as nothing. It is told of organisations, never of persons, and
 * orders nobody.
 */
export const partyLives = ['active', 'idle'] as const;
export type PartyLife = (typeof partyLives)[number];

export const partyLifeNames: Readonly<Record<PartyLife, string>> = { active: '有组织生活', idle: '空转' };

/** 支委会, 主题党日 and 党小组会 are owed each month, 支部党员大会 each quarter (支部工作条例第11至16条): three months without any of them is none at all. */
const MONTHS = 3;

/** The first day that is looked at: whole months before the month of the day, and that month up to the day. */
export function lifeSince(on: Day): Day {
  return on < addMonths(FIRST_DAY, MONTHS) ? FIRST_DAY : addMonths(startOfMonth(on), -MONTHS);
}

export interface LifeFacts {
  readonly kind: PartyOrgKind;
  readonly functional: boolean;
  readonly outsideSystem: boolean;
  readonly firstOn: Day;
  readonly endedOn: Day | null;
  /** Days of meetings that stand: none that was withdrawn. */
  readonly heldOn: readonly Day[];
}

/** The life of a Party organisation on a day; null where it is not measured. `party_life` in the database says the same. */
export function lifeOf(facts: LifeFacts, on: Day): PartyLife | null {
  const since = lifeSince(on);
  const owesNothing = !countsAsBranch(facts.kind) || facts.functional || facts.outsideSystem;
  if (owesNothing || facts.firstOn > since || (facts.endedOn !== null && facts.endedOn <= on)) return null;
  return facts.heldOn.some((day) => day >= since && day <= on) ? 'active' : 'idle';
}

/** The life of an organisation by those who cover it: one that is active is enough, and only all of them idle is idle. */
export function lifeOfCovered(lives: readonly (PartyLife | null)[]): PartyLife | null {
  if (lives.includes('active')) return 'active';
  return lives.length > 0 && lives.every((life) => life === 'idle') ? 'idle' : null;
}

/** The ways of covering that a definition counts. */
export function countedWays({ formalMask }: Pick<CountingMasks, 'formalMask'>): CoverageWay[] {
  return coverageWays.filter((way) => (formalMask & WAY_BITS[way]) !== 0);
}
