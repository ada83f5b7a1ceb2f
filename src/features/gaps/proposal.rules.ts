/** By which way an organisation without a Party organisation could be reached, from the facts of a day. Nothing here is stored. */
import { type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import type { GapGroup } from '../counting/counting.rules.ts';
import type { Clause, ProposedWay } from './gap.ts';

/** What bears on a proposal of one organisation. */
export interface GapUnit {
  readonly id: string;
  readonly name: string;
  /** Null where something covers it, or where it is out of the base. */
  readonly group: GapGroup | null;
  /** Full members among the full-time staff; null: 未核实. */
  readonly members: { readonly transferred: number; readonly notTransferred: number } | null;
  readonly responsibleId: string;
  /** Region code of its address, else of the level that administers it. */
  readonly near: string;
  readonly nearName: string;
  readonly sector: string | null;
  readonly sectorName: string | null;
  /** Asked in a consultation that stands: 拟建 already, and no neighbour for another. */
  readonly asked: boolean;
}

/** A Party organisation that could take one in. */
export interface Host {
  readonly id: string;
  readonly name: string;
  readonly near: string;
  readonly nearName: string;
  /** It stands under the node that answers for the organisation. */
  readonly sameResponsible: boolean;
  readonly members: number;
}

export interface Surroundings {
  readonly neighbours: readonly GapUnit[];
  readonly hosts: readonly Host[];
  /** The 口径 counts members whose 组织关系 is elsewhere. */
  readonly notTransferredCounts: boolean;
}

export interface SetUpProposal {
  readonly way: ProposedWay;
  /** The organisation itself first, then its neighbours. */
  readonly units: readonly GapUnit[];
  readonly host: Host | null;
  /** How many members would have to be transferred for the threshold to be reached (可吸收未转入党员组建). */
  readonly absorbs: number;
  readonly clause: Clause;
}

/** BRANCH-01, BRANCH-03 and BRANCH-02. */
export const THRESHOLD = 3;
export const MOST_UNITS = 5;
const MOST_MEMBERS = 50;

/** Members of a unit that count at the threshold. */
export function countable(
  { members }: Pick<GapUnit, 'members'>,
  { notTransferredCounts }: Pick<Surroundings, 'notTransferredCounts'>,
): number {
  if (members === null) return 0;
  return members.transferred + (notTransferredCounts ? members.notTransferred : 0);
}

/** All full members of a unit, wherever their 组织关系 is. */
export function allOf({ members }: Pick<GapUnit, 'members'>): number {
  return members === null ? 0 : members.transferred + members.notTransferred;
}

/** All ways that the facts allow, the proposed one first; empty where nothing is proposed (未核实, 另有规定, covered). */
export function proposalsFor(unit: GapUnit, around: Surroundings): SetUpProposal[] {
  if (unit.group === null || unit.group === 'exempt' || unit.group === 'unverified') return [];
  const ways = [
    soleFor(unit),
    unit.group === 'few_members' ? jointFor(unit, around) : null,
    unit.group === 'establishment_gap' ? null : attachedFor(unit, around),
    unit.group === 'establishment_gap' ? null : advisorFor(unit),
  ].filter((each) => each !== null);
  // Nobody there who could be taken in: guidance comes first (SORGP-15).
  return unit.group === 'no_members' ? ways.toReversed() : ways;
}

function soleFor(unit: GapUnit): SetUpProposal | null {
  if (allOf(unit) < THRESHOLD) return null;
  const absorbs = Math.max(0, THRESHOLD - (unit.members?.transferred ?? 0));
  return { way: 'sole', units: [unit], host: null, absorbs, clause: 'BRANCH-01' };
}

/** The nearest of those with too few members themselves, as many as it takes to have three full members together. */
function jointFor(unit: GapUnit, around: Surroundings): SetUpProposal | null {
  const units = [unit];
  let together = countable(unit, around);
  const ranked = around.neighbours
    .filter((each) => isNeighbour(unit, each) && countable(each, around) > 0)
    .map((each) => ({ each, rank: rankOf(unit, each, around) }))
    .toSorted((a, b) => compareRanks(a.rank, b.rank));
  for (const { each } of ranked) {
    if (together >= THRESHOLD || units.length === MOST_UNITS) break;
    units.push(each);
    together += countable(each, around);
  }
  if (together < THRESHOLD || units.length < 2) return null;
  return { way: 'joint', units, host: null, absorbs: 0, clause: 'BRANCH-03' };
}

/** Neighbours are near each other, have members but too few, and share the responsible node, the township or the sector. */
function isNeighbour(unit: GapUnit, other: GapUnit): boolean {
  const few = other.group === 'few_members' && allOf(other) < THRESHOLD && !other.asked;
  return few && other.id !== unit.id && sharedBy(unit, other).length > 0;
}

export const likenesses = ['responsible', 'township', 'sector'] as const;
export type Likeness = (typeof likenesses)[number];

/** What two have in common, of those that are near each other at all; the more telling first. */
export function sharedBy(unit: GapUnit, other: GapUnit): Likeness[] {
  const distance = distanceOf(unit.near, other.near);
  if (distance === null) return [];
  const shared: Readonly<Record<Likeness, boolean>> = {
    responsible: unit.responsibleId === other.responsibleId,
    township: distance === 'township',
    sector: unit.sector !== null && unit.sector === other.sector,
  };
  return likenesses.filter((each) => shared[each]);
}

/** Codes that name a level as a whole end in zeros: they tell nothing of where within it. */
export function distanceOf(a: string, b: string): 'township' | 'county' | null {
  if (a.slice(0, 6) !== b.slice(0, 6) || a.slice(4, 6) === '00') return null;
  return a === b && !a.endsWith('000') ? 'township' : 'county';
}

function rankOf(unit: GapUnit, other: GapUnit, around: Surroundings): readonly (number | string)[] {
  const shared = sharedBy(unit, other);
  return [
    ...likenesses.map((each) => (shared.includes(each) ? 0 : 1)),
    -countable(other, around),
    other.name,
    other.id,
  ];
}

function compareRanks(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  const at = a.findIndex((each, index) => each !== b[index]);
  const [one, other] = [a[at] ?? 0, b[at] ?? 0];
  return at === -1 ? 0 : one < other ? -1 : 1;
}

function attachedFor(unit: GapUnit, { hosts }: Surroundings): SetUpProposal | null {
  const [host] = hosts
    .filter((each) => distanceOf(unit.near, each.near) !== null && each.members + allOf(unit) <= MOST_MEMBERS)
    .toSorted((a, b) => compareRanks(hostRank(unit, a), hostRank(unit, b)));
  if (host === undefined) return null;
  return { way: 'attached', units: [unit], host, absorbs: 0, clause: 'SORGP-02' };
}

function hostRank(unit: GapUnit, host: Host): readonly (number | string)[] {
  return [
    host.sameResponsible ? 0 : 1,
    distanceOf(unit.near, host.near) === 'township' ? 0 : 1,
    host.name,
    host.id,
  ];
}

function advisorFor(unit: GapUnit): SetUpProposal {
  return { way: 'advisor', units: [unit], host: null, absorbs: 0, clause: 'SORGP-04' };
}

/** What an officer asks for: a proposal as shown, or another way. */
export interface WayAsked {
  readonly way: ProposedWay;
  readonly units: readonly GapUnit[];
  readonly host: Pick<Host, 'id' | 'name'> | null;
  readonly notTransferredCounts: boolean;
}

/** Refuses a way that breaks the clause it rests on; what is merely unusual is the officer's to decide. */
export function refuseWay(asked: WayAsked): Refusal | null {
  const [unit] = asked.units;
  if (unit === undefined) return refuse('gap.nobody', '没有选择社会组织。', { field: 'socialOrgId' });
  return refuseStanding(asked) ?? refuseByWay(asked, unit);
}

function refuseStanding({ way, units }: WayAsked): Refusal | null {
  for (const { name, group } of units) {
    if (group === null)
      return refuse('gap.covered', `“${name}”已有党组织覆盖，或不在统计范围内，不需要再组建。`);
    if (group === 'exempt')
      return refuse('gap.exempt', `“${name}”属于另有规定的类别，不提出组建建议。`, { field: 'way' });
    if (group === 'unverified' && (way === 'sole' || way === 'joint'))
      return refuse('gap.unverified', `“${name}”的党员人数未核实。请先核实，再确定组建方式。`, {
        field: 'way',
      });
  }
  return null;
}

function refuseByWay(asked: WayAsked, unit: GapUnit): Refusal | null {
  switch (asked.way) {
    case 'sole':
      if (allOf(unit) >= THRESHOLD && asked.units.length === 1) return null;
      return refuse(
        'gap.sole-needs-three',
        `“${unit.name}”的正式党员不足三名，不能单独组建。请改为联合组建、挂靠组建或选派指导员。`,
        { field: 'way', clause: 'BRANCH-01' },
      );
    case 'joint':
      return refuseJoint(asked);
    case 'attached':
      if (asked.host !== null) return null;
      return refuse('gap.no-host', '请选择挂靠到哪个党组织：它应在您的管理范围内，且没有撤销。', {
        field: 'hostId',
        clause: 'SORGP-02',
      });
    case 'advisor':
      return null;
  }
}

function refuseJoint(asked: WayAsked): Refusal | null {
  const { units } = asked;
  const details = { field: 'withIds', clause: 'BRANCH-03' };
  if (units.length < 2)
    return refuse('gap.joint-needs-others', '联合组建至少有两家。请选择一起组建的单位。', details);
  if (units.length > MOST_UNITS)
    return refuse(
      'gap.joint-too-many',
      `联合党支部覆盖的单位一般不超过 ${MOST_UNITS} 个，现选了 ${units.length} 个。请减少，或分成两个联合党支部。`,
      details,
    );
  const together = units.reduce((sum, each) => sum + countable(each, asked), 0);
  if (together >= THRESHOLD) return null;
  return refuse(
    'gap.joint-needs-three',
    '这几家的正式党员加起来不足三名，不能成立联合党支部。请增加单位，或改为挂靠组建、选派指导员。',
    details,
  );
}
