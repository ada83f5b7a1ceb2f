import { addDays, addYears, type Day } from '../../platform/kernel/day.ts';
import type { AreaScene } from './area-scene.ts';
import type { DrawnUnit } from './draw-party-org.ts';
import type { SocialOrgSketch } from './draw-social-org.ts';

/** Joining an organisation to a branch takes a while after its founding. */
const DAYS_TO_JOIN = 45;

/** Writes who covers whom since when; some organisations were attached elsewhere before they had a branch of their own. */
export function drawCoverage(scene: AreaScene, units: readonly DrawnUnit[]): void {
  for (const unit of units) {
    for (const org of unit.orgs) {
      const fromOn = laterOf(unit.partyOrg.foundedOn, addDays(org.foundedOn, DAYS_TO_JOIN));
      addCoverage(scene, unit, org, fromOn, null);
      if (unit.way === 'sole' && !scene.preset.lean && scene.random.chance(0.2)) {
        drawEarlier(scene, units, unit, org);
      }
    }
  }
}

function drawEarlier(
  scene: AreaScene,
  units: readonly DrawnUnit[],
  unit: DrawnUnit,
  org: SocialOrgSketch,
): void {
  const before = scene.random.pick(units);
  const fromOn = laterOf(before.partyOrg.foundedOn, addDays(org.foundedOn, DAYS_TO_JOIN));
  if (before === unit || addYears(fromOn, 1) > unit.partyOrg.foundedOn) return;
  addCoverage(scene, { ...before, way: 'attached' }, org, fromOn, unit.partyOrg.foundedOn);
}

function addCoverage(
  scene: AreaScene,
  { partyOrg, way }: Pick<DrawnUnit, 'partyOrg' | 'way'>,
  org: SocialOrgSketch,
  fromOn: Day,
  toOn: Day | null,
): void {
  scene.area.coverage.push({
    id: scene.nextId(),
    socialOrgId: org.id,
    partyOrgId: partyOrg.id,
    way,
    fromOn,
    toOn,
  });
}

function laterOf(a: Day, b: Day): Day {
  return a > b ? a : b;
}
