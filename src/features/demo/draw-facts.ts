import { addDays, addYears, type Day, partsOf } from '../../platform/kernel/day.ts';
import type { AreaScene } from './area-scene.ts';
import { drawDay, drawPerson, drawPhone } from './draw-person.ts';
import type { SocialOrgSketch } from './draw-social-org.ts';
import type { DemoAdvisor } from './demo.ts';
import type { Random } from './random.ts';

export type AdvisorPerson = Pick<DemoAdvisor, 'kind' | 'personName' | 'phone'>;

const YEARS_OF_CHECKS = 4;
const CHECK_RESULTS = [
  ['qualified', 86],
  ['basically_qualified', 8],
  ['unqualified', 1],
  ['not_taken', 5],
] as const;

/** Yearly checks, evaluation and listings of one organisation. */
export function drawRecord(scene: AreaScene, org: SocialOrgSketch): void {
  const { random, today, area } = scene;
  const thisYear = partsOf(today).year;
  const firstYear = Math.max(partsOf(org.foundedOn).year + 1, thisYear - YEARS_OF_CHECKS);
  for (let year = firstYear; year < thisYear; year += 1) {
    area.annualChecks.push({ socialOrgId: org.id, year, result: random.weigh(CHECK_RESULTS) });
  }
  if (random.chance(0.3) && org.foundedOn < addYears(today, -3)) drawEvaluation(scene, org);
  if (random.chance(0.015)) {
    const fromOn = drawDay(random, addDays(org.foundedOn, 90), addDays(today, -60));
    const toOn = random.chance(0.6) ? drawDay(random, addDays(fromOn, 30), addDays(today, -10)) : null;
    const reason = '未按规定报送年度工作报告';
    area.creditListings.push({
      id: scene.nextId(),
      socialOrgId: org.id,
      kind: 'abnormal',
      reason,
      fromOn,
      toOn,
    });
  }
}

/** SORG-08: a grade holds for five years; some have lapsed. */
function drawEvaluation({ random, today, area, nextId }: AreaScene, org: SocialOrgSketch): void {
  const fromOn = drawDay(
    random,
    laterOf(addYears(org.foundedOn, 2), addYears(today, -7)),
    addDays(today, -30),
  );
  const grade = random.weigh([
    [5, 8],
    [4, 22],
    [3, 55],
    [2, 10],
    [1, 5],
  ] as const);
  area.evaluations.push({ id: nextId(), socialOrgId: org.id, grade, fromOn, toOn: addYears(fromOn, 5) });
}

/** 工会, 共青团, 妇联 in bigger organisations; most of them do Party work too, which counts as 工作覆盖. */
export function drawMassOrgs(
  { random, today, area, nextId }: AreaScene,
  org: SocialOrgSketch,
  staff: number,
): void {
  const kinds = [
    ['union', staff >= 25 ? 0.35 : 0.02],
    ['youth_league', staff >= 60 ? 0.15 : 0],
    ['women', staff >= 40 ? 0.18 : 0.01],
  ] as const;
  for (const [kind, probability] of kinds) {
    if (!random.chance(probability)) continue;
    area.massOrgs.push({
      id: nextId(),
      socialOrgId: org.id,
      kind,
      doesPartyWork: random.chance(0.75),
      fromOn: drawDay(random, addDays(org.foundedOn, 60), addDays(today, -30)),
      toOn: null,
    });
  }
}

/** Organisations to one advisor, about. */
const LOAD = 6;

/** The people of an area who are sent to organisations, each to several. */
export function drawAdvisorPool(random: Random, socialOrgs: number): AdvisorPerson[] {
  const count = Math.ceil(socialOrgs / LOAD / 2);
  return Array.from({ length: count }, (_, index) => ({
    personName: drawPerson(random).name,
    phone: drawPhone(random),
    kind: index % 4 === 3 ? 'liaison' : 'advisor',
  }));
}

/** Sends an advisor or liaison. */
export function drawAdvisor(
  { random, today, area, nextId }: AreaScene,
  org: SocialOrgSketch,
  pool: readonly AdvisorPerson[],
): void {
  const fromOn = drawDay(
    random,
    laterOf(addDays(org.foundedOn, 30), addYears(today, -4)),
    addDays(today, -15),
  );
  area.advisors.push({
    id: nextId(),
    socialOrgId: org.id,
    ...random.pick(pool),
    fromOn,
    toOn: null,
  });
}

/** What a form declared of an organisation's members at the start of this year (填报数). */
export function declareMembers(
  scene: AreaScene,
  org: SocialOrgSketch,
  members: number,
  fullMembers: number,
): void {
  const { year } = partsOf(scene.today);
  const declaredOn = laterOf(`${year}-01-15`, addDays(org.foundedOn, 60));
  const source = `${year - 1} 年度社会组织党建工作摸底表`;
  const figures = [
    ['members', members],
    ['full_members', fullMembers],
  ] as const;
  for (const [figure, value] of figures) {
    scene.area.declared.push({ socialOrgId: org.id, figure, value, source, declaredOn });
  }
}

function laterOf(a: Day, b: Day): Day {
  return a > b ? a : b;
}
