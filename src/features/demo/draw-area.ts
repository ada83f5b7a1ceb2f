import { addDays, addYears, type Day } from '../../platform/kernel/day.ts';
import { type AreaScene, createScene } from './area-scene.ts';
import { bodiesOf } from './bodies.ts';
import type { DemoArea, DemoNumbers } from './demo.ts';
import { drawCoverage } from './draw-coverage.ts';
import { declareMembers, drawAdvisor, drawAdvisorPool, drawMassOrgs, drawRecord } from './draw-facts.ts';
import { type DrawnMembers, drawMembers } from './draw-members.ts';
import { drawMeetings } from './draw-meetings.ts';
import { drawBranches, drawHeads, type DrawnHeads, type DrawnUnit } from './draw-party-org.ts';
import { drawDay } from './draw-person.ts';
import { drawBranchPosts, drawCommitteePosts } from './draw-posts.ts';
import { drawSocialOrgs, type SocialOrgSketch } from './draw-social-org.ts';
import { finishSocialOrgs, type SocialOrgAround } from './finish-social-orgs.ts';
import type { AreaPlan } from './plan-areas.ts';
import type { Preset } from './presets.ts';
import { spreadCoverage } from './spread-coverage.ts';

/** Draws everything of one area. */
export function drawArea(preset: Preset, plan: AreaPlan, today: Day, numbers: DemoNumbers): DemoArea {
  const scene = createScene(preset, plan, today, bodiesOf(plan.region, numbers), numbers.nextId);
  const sketches = scene.random.shuffle(drawSocialOrgs(scene, plan.counts.socialOrgs));
  const covered = sketches.slice(0, plan.counts.covered).toSorted(bySector);
  const uncovered = sketches.slice(plan.counts.covered);
  const spread = spreadCoverage(scene.random, covered, plan.counts.covering, preset.committeesCover);
  const heads = drawHeads(scene, spread.find(({ committee }) => committee)?.orgs ?? []);
  const branches = drawBranches(
    scene,
    heads,
    spread.filter(({ committee }) => !committee),
  );
  drawCoverage(scene, [heads.committee, ...branches]);
  const rolls = drawMembers(scene, branches, uncovered);
  const arounds = drawAround(scene, heads, rolls, uncovered);
  finishSocialOrgs(scene, arounds);
  drawMemberFacts(scene, arounds, rolls);
  drawEnded(scene, heads, plan.counts.ended);
  writeParty(scene, heads, branches, rolls);
  drawMeetings(scene, heads.committee, rolls);
  return scene.area;
}

/** Neighbours in trade together; religious ones last, where branches of other units take organisations in. */
function bySector(a: SocialOrgSketch, b: SocialOrgSketch): number {
  const [first, second] = [a, b].map(({ sector }) => (sector === 'religion' ? '~' : sector)) as [
    string,
    string,
  ];
  return first < second ? -1 : first > second ? 1 : 0;
}

function drawAround(
  scene: AreaScene,
  heads: DrawnHeads,
  rolls: readonly DrawnMembers[],
  uncovered: readonly SocialOrgSketch[],
): SocialOrgAround[] {
  const workers = new Map<string, number>();
  for (const { workUnitId } of rolls.flatMap(({ members }) => members)) {
    if (workUnitId !== null) workers.set(workUnitId, (workers.get(workUnitId) ?? 0) + 1);
  }
  drawCommitteePosts(scene, heads.committee);
  for (const group of heads.groups) drawCommitteePosts(scene, group);
  const around = (
    sketch: SocialOrgSketch,
    unit: DrawnUnit | null,
    secretary: DrawnMembers['members'][number] | null,
  ) => ({
    sketch,
    unit,
    secretary,
    responsible:
      heads.groups.find(({ partyOrg }) => partyOrg.id === unit?.partyOrg.parentId) ?? heads.committee,
    workers: workers.get(sketch.id) ?? 0,
  });
  return [
    ...heads.committee.orgs.map((sketch) => around(sketch, heads.committee, null)),
    ...rolls.flatMap((roll) => {
      const secretary = drawBranchPosts(scene, roll);
      return roll.unit.orgs.map((sketch) => around(sketch, roll.unit, secretary));
    }),
    ...uncovered.map((sketch) => around(sketch, null, null)),
  ];
}

/** How many full members an uncovered organisation declares: three and more are gaps; null: nobody has asked yet. */
const DECLARED: readonly (readonly [(next: number) => number | null, number])[] = [
  [() => null, 26],
  [() => 0, 40],
  [(next) => 1 + Math.floor(next * 2), 27],
  [(next) => 3 + Math.floor(next * 5), 7],
];

/** Declared numbers, advisors, mass organisations and yearly records. */
function drawMemberFacts(
  scene: AreaScene,
  arounds: readonly SocialOrgAround[],
  rolls: readonly DrawnMembers[],
): void {
  const { random, preset, area } = scene;
  const fullAtWork = countFull(rolls);
  const advisors = drawAdvisorPool(random, arounds.length);
  for (const [index, { sketch, unit, workers }] of arounds.entries()) {
    if (unit === null) {
      const declared = random.weigh(DECLARED)(random.next());
      if (declared !== null && workers === 0)
        declareMembers(scene, sketch, declared + (random.chance(0.1) ? 1 : 0), declared);
      if (random.chance(preset.lean ? 0.12 : 0.42)) drawAdvisor(scene, sketch, advisors);
    } else if (!preset.lean && random.chance(0.55)) {
      const wrong = random.chance(0.08) ? random.int(1, 3) : 0;
      const full = fullAtWork.get(sketch.id) ?? 0;
      declareMembers(scene, sketch, workers + wrong, Math.min(full + wrong, workers + wrong));
    }
    if (preset.lean) continue;
    // An attached organisation has its branch elsewhere: somebody goes there.
    if (unit?.way === 'attached' && random.chance(0.7)) drawAdvisor(scene, sketch, advisors);
    drawMassOrgs(scene, sketch, area.socialOrgs[index]?.staff ?? 0);
    drawRecord(scene, sketch);
    drawPast(scene, sketch, index);
  }
}

function countFull(rolls: readonly DrawnMembers[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { workUnitId, status } of rolls.flatMap(({ members }) => members)) {
    if (workUnitId !== null && status === 'full') counts.set(workUnitId, (counts.get(workUnitId) ?? 0) + 1);
  }
  return counts;
}

/** A fifth of the organisations had other numbers of people until some day in the last three years. */
function drawPast({ random, today, area }: AreaScene, sketch: SocialOrgSketch, index: number): void {
  const row = area.socialOrgs[index];
  if (row === undefined || row.staff === null || !random.chance(0.2)) return;
  const changeOn = `${Number(today.slice(0, 4)) - random.int(0, 2)}-01-01`;
  if (addDays(sketch.foundedOn, 60) > changeOn) return;
  area.changes.push({
    socialOrgId: sketch.id,
    changeOn,
    name: row.name,
    staff: Math.max(1, Math.round(row.staff * (0.6 + random.next() * 0.5))),
    volunteers: row.volunteers === null ? null : Math.round(row.volunteers * (0.5 + random.next() * 0.5)),
  });
}

/** Organisations that are no more: struck off some day in the last six years. */
function drawEnded(scene: AreaScene, heads: DrawnHeads, count: number): void {
  const { random, today, area } = scene;
  const sketches = drawSocialOrgs({ ...scene, preset: { ...scene.preset, names: [] } }, count);
  const from = area.socialOrgs.length;
  finishSocialOrgs(
    { ...scene, plan: { ...scene.plan, counts: { ...scene.plan.counts, staff: count * 12, volunteers: 0 } } },
    sketches.map((sketch) => ({
      sketch: { ...sketch, foundedOn: addYears(sketch.foundedOn, -8) },
      unit: null,
      responsible: heads.committee,
      secretary: null,
      workers: 0,
    })),
  );
  for (const [index, row] of area.socialOrgs.entries()) {
    if (index < from) continue;
    const endedOn = drawDay(random, addYears(today, -6), addDays(today, -20));
    area.socialOrgs[index] = {
      ...row,
      charterPartyOn:
        row.charterPartyOn === null ? null : earlierOf(row.charterPartyOn, addDays(endedOn, -30)),
      status: 'deregistered',
      operating: false,
      endedOn,
      endReason: '自行申请注销',
    };
    for (const [place, head] of area.heads.entries()) {
      if (head.socialOrgId === row.id) {
        area.heads[place] = { ...head, fromOn: earlierOf(head.fromOn, addDays(endedOn, -30)) };
      }
    }
  }
}

function earlierOf(a: Day, b: Day): Day {
  return a < b ? a : b;
}

function writeParty(
  scene: AreaScene,
  heads: DrawnHeads,
  branches: readonly DrawnUnit[],
  rolls: readonly DrawnMembers[],
): void {
  const { area, plan, random } = scene;
  const exemplars = new Set(random.shuffle(branches).slice(0, plan.counts.exemplars));
  const units = [heads.committee, ...heads.groups, ...branches];
  area.partyOrgs.push(...units.map((unit) => ({ ...unit.partyOrg, exemplar: exemplars.has(unit) })));
  area.codes.push(...units.map(({ node }) => node));
  area.answersFor.push({ partyOrgId: heads.committee.partyOrg.id, regionCode: plan.region.code });
  area.members.push(...rolls.flatMap(({ members }) => members));
}
