import { addYears, type Day } from '../../platform/kernel/day.ts';
import { apportion, withinLimits } from './apportion.ts';
import { DAYS_PER_YEAR, dayOfNumber, numberOfDay } from './day-number.ts';
import type { AreaScene } from './area-scene.ts';
import type { DemoMember } from './demo.ts';
import type { DrawnUnit } from './draw-party-org.ts';
import { drawDay, drawPerson, drawPhone } from './draw-person.ts';
import type { SocialOrgSketch } from './draw-social-org.ts';

/** BRANCH-01 and BRANCH-02: from three full members to fifty members. */
const FEWEST = 3;
const MOST = 50;
const PARTY_GROUP_FROM = 16;

const EDUCATIONS = [
  ['11', 1],
  ['14', 6],
  ['21', 34],
  ['31', 32],
  ['41', 10],
  ['61', 12],
  ['71', 5],
] as const;
const ETHNICITIES = [
  ['01', 95],
  ['03', 2],
  ['15', 1],
  ['06', 1],
  ['11', 1],
] as const;
const ELSEWHERE = ['户籍地村党支部', '原工作单位党组织', '外省党组织', '居住地社区党委'];
const WORK_POSTS = {
  association: {
    management: ['会长', '副会长', '秘书长', '副秘书长'],
    backbone: ['办公室主任', '会员部部长', '项目主管', '财务主管'],
    staff: ['专职干事', '会计', '文员', '联络专员'],
  },
  other: {
    management: ['理事长', '主任', '副主任', '院长'],
    backbone: ['项目主管', '办公室主任', '业务主管', '财务主管'],
    staff: ['教师', '社工', '护理员', '会计', '文员'],
  },
} as const;

/** Members of one branch; the first is the most senior one and becomes secretary. */
export interface DrawnMembers {
  readonly unit: DrawnUnit;
  readonly members: readonly DemoMember[];
}

/** Draws the area's members, branch by branch, exactly as many as planned. */
export function drawMembers(
  scene: AreaScene,
  units: readonly DrawnUnit[],
  uncovered: readonly SocialOrgSketch[],
): DrawnMembers[] {
  const weights = units.map(({ orgs }) => orgs.length * (0.4 + scene.random.next() * 1.2));
  const wanted = apportion(scene.plan.counts.members, weights, FEWEST);
  const counts = withinLimits(
    wanted,
    units.map(() => MOST),
  );
  return units.map((unit, index) => ({
    unit,
    members: Array.from({ length: counts[index] ?? 0 }, (_, place) =>
      drawMember(scene, unit, place, counts[index] ?? 0, uncovered),
    ),
  }));
}

function drawMember(
  scene: AreaScene,
  unit: DrawnUnit,
  place: number,
  branchSize: number,
  uncovered: readonly SocialOrgSketch[],
): DemoMember {
  const { random, today } = scene;
  const person = drawPerson(random);
  const core = place < FEWEST;
  const age = core ? random.int(33, 62) : Math.round(21 + random.next() ** 1.15 * 58);
  const bornOn = daysBefore(today, age * DAYS_PER_YEAR + random.int(1, 364));
  const standing = drawStanding(scene, bornOn, core ? unit.partyOrg.foundedOn : null);
  const workUnit = drawWorkUnit(scene, unit, place, uncovered);
  const level = place === 0 ? 'management' : random.weigh(LEVELS);
  return {
    id: scene.nextId(),
    ...person,
    bornOn,
    ethnicity: random.weigh(ETHNICITIES),
    education: random.weigh(EDUCATIONS),
    identityNumber: core || random.chance(0.96) ? scene.nextIdentityNumber(bornOn, person.sex) : null,
    phone: !scene.preset.lean && random.chance(0.85) ? drawPhone(random) : null,
    ...standing,
    managingBranchId: unit.partyOrg.id,
    partyPos: unit.node.pos,
    ...drawMembership(scene, unit, core),
    partyGroup:
      branchSize < PARTY_GROUP_FROM ? null : `第${'一二三'[place % (branchSize < 32 ? 2 : 3)]}党小组`,
    workUnitId: workUnit?.id ?? null,
    workPost: random.pick(WORK_POSTS[unit.orgs[0]?.type === 'association' ? 'association' : 'other'][level]),
    postLevel: level,
    fullTime: core || random.chance(0.85) ? true : random.chance(0.6) ? false : null,
    private: !core && random.chance(0.006),
    firstOn: drawFirstDay(scene, unit, standing, workUnit, core),
  };
}

/**
 * The day from which the person is managed here: as what the roll says, in a branch and a work unit that were there.
 * Who founded the branch is there from its first day.
 */
function drawFirstDay(
  { random, today }: AreaScene,
  unit: DrawnUnit,
  { joinedOn, fullOn }: Standing,
  workUnit: SocialOrgSketch | null,
  core: boolean,
): Day {
  const earliest = [unit.partyOrg.foundedOn, fullOn ?? joinedOn, workUnit?.foundedOn ?? '']
    .toSorted()
    .at(-1) as Day;
  return drawDay(random, earliest, core ? earliest : daysBefore(today, 20));
}

function daysBefore(day: Day, days: number): Day {
  return dayOfNumber(numberOfDay(day) - days);
}

const LEVELS = [
  ['management', 15],
  ['backbone', 25],
  ['staff', 60],
] as const;

type Standing = Pick<DemoMember, 'status' | 'joinedOn' | 'fullOn'>;

/** DEV-20: a year of probation; a few have passed it without a decision, which the product has to notice. */
function drawStanding(
  scene: AreaScene,
  bornOn: Day,
  /** The founding of the branch, of those who have to be full members by then. */
  fullBy: Day | null,
): Standing {
  const { random, today } = scene;
  if (fullBy === null && random.chance(0.055)) {
    const overdue = random.chance(0.06);
    const joinedOn = daysBefore(today, overdue ? random.int(380, 480) : random.int(10, 355));
    return { status: 'probationary', joinedOn, fullOn: null };
  }
  const born = numberOfDay(bornOn);
  const earliest = born + 19 * DAYS_PER_YEAR;
  const latest = Math.min(born + 45 * DAYS_PER_YEAR, numberOfDay(fullBy ?? today) - 430);
  const joinedOn = dayOfNumber(earliest + random.next() * Math.max(0, latest - earliest));
  return { status: 'full', joinedOn, fullOn: addYears(joinedOn, 1) };
}

/** 应转未转: managed here while the 组织关系 is elsewhere. */
function drawMembership(
  { random }: AreaScene,
  unit: DrawnUnit,
  core: boolean,
): Pick<DemoMember, 'membershipBranchId' | 'membershipPos' | 'membershipElsewhere'> {
  // Who belongs to a functional one keeps the 组织关系 where it is (SORGP-03).
  if (random.chance(unit.partyOrg.functional ? 0.9 : core ? 0 : 0.1)) {
    return { membershipBranchId: null, membershipPos: null, membershipElsewhere: random.pick(ELSEWHERE) };
  }
  return { membershipBranchId: unit.partyOrg.id, membershipPos: unit.node.pos, membershipElsewhere: null };
}

/** The core works where the branch is; of the others some in organisations without a branch near by, some nobody knows where. */
function drawWorkUnit(
  { random, preset }: AreaScene,
  unit: DrawnUnit,
  place: number,
  uncovered: readonly SocialOrgSketch[],
): SocialOrgSketch | null {
  const home = unit.orgs[place % unit.orgs.length];
  if (place < FEWEST) return home ?? null;
  if (random.chance(0.02)) return null;
  const away = preset.gapsInKnowledge && uncovered.length > 0 && random.chance(0.09);
  // Few organisations are many people's: so that some of them reach three members.
  if (away) return uncovered[Math.floor(random.next() ** 2 * uncovered.length * 0.4)] ?? null;
  return random.pick(unit.orgs);
}
