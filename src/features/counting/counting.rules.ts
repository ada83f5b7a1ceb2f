import type { CountingSettings } from './counting-definition.ts';

/**
 * What an organisation's interval of coverage says, packed into one integer, so that any definition can be applied to stored
 * counts. `coverage_spans_of` in the database packs the same bits.
 */
export interface CoverageFacts {
  readonly filed: boolean;
  readonly legalPerson: boolean;
  readonly operating: boolean;
  /** Full members (正式党员) among the full-time staff; null is unknown (未核实), never 0. */
  readonly fullMembers: number | null;
  readonly ways: readonly CoverageWay[];
  readonly advisor: boolean;
  readonly massOrg: boolean;
  readonly responsibilityUnclear: boolean;
}

/** From the strongest to the weakest: an organisation covered twice counts once, by the strongest way. */
export const coverageWays = ['sole', 'joint', 'attached', 'functional'] as const;
export type CoverageWay = (typeof coverageWays)[number];

export const memberBuckets = ['none', 'few', 'due', 'unknown'] as const;
/** none: no full member; few: one or two; due: three or more (BRANCH-01); unknown: 未核实. */
export type MemberBucket = (typeof memberBuckets)[number];

const FILED = 1;
const LEGAL_PERSON = 2;
const OPERATING = 4;
export const MEMBERS_SHIFT = 3;
export const MEMBERS_MASK = 24;
export const WAY_BITS: Readonly<Record<CoverageWay, number>> = {
  sole: 32,
  joint: 64,
  attached: 128,
  functional: 256,
};
const ADVISOR = 512;
const MASS_ORG = 1024;
const UNCLEAR = 2048;

/** One more than the largest signature. */
export const SIGNATURE_LIMIT = 4096;

/** BRANCH-01: 支部工作条例第四条, three or more full members; the boundary is included. */
export function memberBucketOf(fullMembers: number | null): MemberBucket {
  if (fullMembers === null) return 'unknown';
  if (fullMembers >= 3) return 'due';
  return fullMembers >= 1 ? 'few' : 'none';
}

/** Packs facts into a signature. */
export function signatureOf(facts: CoverageFacts): number {
  const bits = [
    facts.filed ? FILED : 0,
    facts.legalPerson ? LEGAL_PERSON : 0,
    facts.operating ? OPERATING : 0,
    memberBuckets.indexOf(memberBucketOf(facts.fullMembers)) << MEMBERS_SHIFT,
    ...new Set(facts.ways.map((way) => WAY_BITS[way])),
    facts.advisor ? ADVISOR : 0,
    facts.massOrg ? MASS_ORG : 0,
    facts.responsibilityUnclear ? UNCLEAR : 0,
  ];
  return bits.reduce((sum, bit) => sum + bit, 0);
}

/** A definition as bit masks: what the database applies to signatures. */
export interface CountingMasks {
  /** In the base when `(signature & baseMask) = baseValue`. */
  readonly baseMask: number;
  readonly baseValue: number;
  /** Formally covered when any of these bits is set. */
  readonly formalMask: number;
  /** Covered by work when any of these bits is set; holds formalMask. */
  readonly workMask: number;
}

/** Turns a definition's settings into masks. */
export function masksOf(settings: CountingSettings): CountingMasks {
  const formalMask =
    WAY_BITS.sole +
    WAY_BITS.joint +
    (settings.attachedCounts ? WAY_BITS.attached : 0) +
    (settings.functionalCounts ? WAY_BITS.functional : 0);
  const workMask =
    formalMask + (settings.advisorCounts ? ADVISOR : 0) + (settings.massOrgCounts ? MASS_ORG : 0);
  return { ...baseOf(settings), formalMask, workMask };
}

function baseOf({ base }: CountingSettings): Pick<CountingMasks, 'baseMask' | 'baseValue'> {
  switch (base) {
    case 'registered':
      return { baseMask: FILED, baseValue: 0 };
    case 'registered_and_filed':
      return { baseMask: 0, baseValue: 0 };
    case 'legal_persons':
      return { baseMask: LEGAL_PERSON, baseValue: LEGAL_PERSON };
    case 'operating':
      return { baseMask: OPERATING, baseValue: OPERATING };
    case 'eligible':
      return { baseMask: MEMBERS_MASK, baseValue: memberBuckets.indexOf('due') << MEMBERS_SHIFT };
  }
}

/** What a definition makes of one signature. */
export interface Judgement {
  readonly inBase: boolean;
  readonly formal: boolean;
  readonly work: boolean;
  /** The strongest way that counts; null where none does. */
  readonly way: CoverageWay | null;
  readonly members: MemberBucket;
  /** 应建未建: three or more full members and no Party organisation that counts (SORGP-15). */
  readonly establishmentGap: boolean;
  /** 未核实: no Party organisation that counts, and the number of members is not known. */
  readonly unverified: boolean;
  readonly responsibilityUnclear: boolean;
}

/** Judges one signature by a definition (SORGP-14, SORGP-15). The database's counting is held to this function by test. */
export function judge(signature: number, masks: CountingMasks): Judgement {
  const inBase = (signature & masks.baseMask) === masks.baseValue;
  const formal = inBase && (signature & masks.formalMask) !== 0;
  const members = memberBuckets[(signature & MEMBERS_MASK) >> MEMBERS_SHIFT] ?? 'unknown';
  return {
    inBase,
    formal,
    work: inBase && (signature & masks.workMask) !== 0,
    way: formal
      ? (coverageWays.find((way) => (signature & masks.formalMask & WAY_BITS[way]) !== 0) ?? null)
      : null,
    members,
    establishmentGap: inBase && !formal && members === 'due',
    unverified: inBase && !formal && members === 'unknown',
    responsibilityUnclear: inBase && (signature & UNCLEAR) !== 0,
  };
}
