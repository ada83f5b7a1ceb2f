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
  /** Those of them whose 组织关系 is elsewhere. */
  readonly notTransferred: number;
  readonly ways: readonly CoverageWay[];
  readonly advisor: boolean;
  readonly massOrg: boolean;
  readonly responsibilityUnclear: boolean;
  /** Of a category for which no set-up is proposed (另有规定). */
  readonly exempt: boolean;
}

/** From the strongest to the weakest: an organisation covered twice counts once, by the strongest way. */
export const coverageWays = ['sole', 'joint', 'attached', 'functional'] as const;
export type CoverageWay = (typeof coverageWays)[number];

export const memberBuckets = ['none', 'few', 'due', 'unknown'] as const;
/** none: no full member; few: fewer than three that count; due: three or more (BRANCH-01); unknown: 未核实. */
export type MemberBucket = (typeof memberBuckets)[number];

/** What an organisation of the base is that no Party organisation covers: exactly one of these (SORGP-15). */
export const gapGroups = ['establishment_gap', 'few_members', 'no_members', 'unverified', 'exempt'] as const;
export type GapGroup = (typeof gapGroups)[number];

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
/** Three or more full members, those not transferred among them. */
const THREE_IN_ALL = 4096;
export const EXEMPT = 8192;

/** One more than the largest signature. */
export const SIGNATURE_LIMIT = 16_384;

/** BRANCH-01: 支部工作条例第四条, three or more full members; the boundary is included. */
const THRESHOLD = 3;

/** The bucket by those who are transferred; whoever has members at all is never without. */
export function memberBucketOf(fullMembers: number | null, notTransferred = 0): MemberBucket {
  if (fullMembers === null) return 'unknown';
  if (fullMembers - notTransferred >= THRESHOLD) return 'due';
  return fullMembers >= 1 ? 'few' : 'none';
}

/** Packs facts into a signature. */
export function signatureOf(facts: CoverageFacts): number {
  const bits = [
    facts.filed ? FILED : 0,
    facts.legalPerson ? LEGAL_PERSON : 0,
    facts.operating ? OPERATING : 0,
    memberBuckets.indexOf(memberBucketOf(facts.fullMembers, facts.notTransferred)) << MEMBERS_SHIFT,
    (facts.fullMembers ?? 0) >= THRESHOLD ? THREE_IN_ALL : 0,
    facts.exempt ? EXEMPT : 0,
    ...new Set(facts.ways.map((way) => WAY_BITS[way])),
    facts.advisor ? ADVISOR : 0,
    facts.massOrg ? MASS_ORG : 0,
    facts.responsibilityUnclear ? UNCLEAR : 0,
  ];
  return bits.reduce((sum, bit) => sum + bit, 0);
}

/** What any standing hangs on, unless the definition's base asks for members: `coverage_runs` in the database compares these. */
export const STANDING_BITS =
  FILED |
  LEGAL_PERSON |
  OPERATING |
  Object.values(WAY_BITS).reduce((all, bit) => all | bit, 0) |
  ADVISOR |
  MASS_ORG;

/** A definition as bit masks: what the database applies to signatures. */
export interface CountingMasks {
  /** In the base when `(signature & baseMask) = baseValue`. */
  readonly baseMask: number;
  readonly baseValue: number;
  /** Formally covered when any of these bits is set. */
  readonly formalMask: number;
  /** Covered by work when any of these bits is set; holds formalMask. */
  readonly workMask: number;
  /** Three or more full members count when `(signature & dueMask) = (dueMask & DUE_BITS)`. */
  readonly dueMask: number;
}

/** Either of these says three or more; which one, the definition chooses. */
export const DUE_BITS = THREE_IN_ALL | (memberBuckets.indexOf('due') << MEMBERS_SHIFT);

/** Turns a definition's settings into masks. */
export function masksOf(settings: CountingSettings): CountingMasks {
  const formalMask =
    WAY_BITS.sole +
    WAY_BITS.joint +
    (settings.attachedCounts ? WAY_BITS.attached : 0) +
    (settings.functionalCounts ? WAY_BITS.functional : 0);
  const workMask =
    formalMask + (settings.advisorCounts ? ADVISOR : 0) + (settings.massOrgCounts ? MASS_ORG : 0);
  return { ...baseOf(settings), formalMask, workMask, dueMask: dueMaskOf(settings) };
}

function dueMaskOf({ notTransferredCounts }: CountingSettings): number {
  return notTransferredCounts ? THREE_IN_ALL : MEMBERS_MASK;
}

/** Whether members count whose 组织关系 is elsewhere. */
export function notTransferredCount({ dueMask }: Pick<CountingMasks, 'dueMask'>): boolean {
  return dueMask === THREE_IN_ALL;
}

/** The bits that a bucket of members is told by, and what they say: what the database asks of signatures. */
export function memberTest(bucket: MemberBucket, { dueMask }: Pick<CountingMasks, 'dueMask'>) {
  if (bucket === 'due') return { mask: dueMask, equals: dueMask & DUE_BITS };
  const equals = memberBuckets.indexOf(bucket) << MEMBERS_SHIFT;
  // Under three that count: of those with three in all only where the others don't.
  return { mask: bucket === 'few' ? MEMBERS_MASK | (dueMask & THREE_IN_ALL) : MEMBERS_MASK, equals };
}

/** The bucket of members of those who are in a group; null: whoever they are. */
const BUCKET_OF_GROUP: Readonly<Record<GapGroup, MemberBucket | null>> = {
  establishment_gap: 'due',
  few_members: 'few',
  no_members: 'none',
  unverified: 'unknown',
  exempt: null,
};

/** The same for a group of those that nothing covers; the base and the ways that count are asked beside it. */
export function gapTests(group: GapGroup, masks: Pick<CountingMasks, 'dueMask'>) {
  const bucket = BUCKET_OF_GROUP[group];
  if (bucket === null) return [{ mask: EXEMPT, equals: EXEMPT }];
  return [{ mask: EXEMPT, equals: 0 }, memberTest(bucket, masks)];
}

function baseOf(settings: CountingSettings): Pick<CountingMasks, 'baseMask' | 'baseValue'> {
  switch (settings.base) {
    case 'registered':
      return { baseMask: FILED, baseValue: 0 };
    case 'registered_and_filed':
      return { baseMask: 0, baseValue: 0 };
    case 'legal_persons':
      return { baseMask: LEGAL_PERSON, baseValue: LEGAL_PERSON };
    case 'operating':
      return { baseMask: OPERATING, baseValue: OPERATING };
    case 'eligible':
      return { baseMask: dueMaskOf(settings), baseValue: dueMaskOf(settings) & DUE_BITS };
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
  /** Where no Party organisation that counts covers it: why that is so; null for all others. */
  readonly gap: GapGroup | null;
  /** 可吸收未转入党员组建: reaches three only with members whose 组织关系 is elsewhere. */
  readonly absorbable: boolean;
  readonly responsibilityUnclear: boolean;
}

const GROUP_OF_BUCKET: Readonly<Record<MemberBucket, GapGroup>> = {
  due: 'establishment_gap',
  few: 'few_members',
  none: 'no_members',
  unknown: 'unverified',
};

/** Judges one signature by a definition (SORGP-14, SORGP-15). The database's counting is held to this function by test. */
export function judge(signature: number, masks: CountingMasks): Judgement {
  const inBase = (signature & masks.baseMask) === masks.baseValue;
  const formal = inBase && (signature & masks.formalMask) !== 0;
  const stored = memberBuckets[(signature & MEMBERS_MASK) >> MEMBERS_SHIFT] ?? 'unknown';
  const isDue = (signature & masks.dueMask) === (masks.dueMask & DUE_BITS);
  const members = isDue ? 'due' : stored;
  const gap = (signature & EXEMPT) !== 0 ? 'exempt' : GROUP_OF_BUCKET[members];
  return {
    inBase,
    formal,
    work: inBase && (signature & masks.workMask) !== 0,
    way: formal
      ? (coverageWays.find((way) => (signature & masks.formalMask & WAY_BITS[way]) !== 0) ?? null)
      : null,
    members,
    gap: inBase && !formal ? gap : null,
    absorbable: (signature & THREE_IN_ALL) !== 0 && stored !== 'due',
    responsibilityUnclear: inBase && (signature & UNCLEAR) !== 0,
  };
}
