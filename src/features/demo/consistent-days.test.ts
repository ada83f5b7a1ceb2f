import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ageOn, type Day } from '../../platform/kernel/day.ts';
import { readRegionSeed } from '../places/region-seed.ts';
import type { DemoArea, DemoSpan } from './demo.ts';
import { drawArea } from './draw-area.ts';
import { drawWorld } from './draw-world.ts';
import type { AreaPlan } from './plan-areas.ts';
import { type Preset, presets } from './presets.ts';

const TODAY = '2026-11-22';
const places = readRegionSeed(readFileSync('database/seeds/regions.tsv', 'utf8')).filter(
  ({ validTo }) => validTo === null,
);

function draw(preset: Preset): DemoArea[] {
  return [...drawWorld(preset, places, TODAY).areas()];
}

const levelOf = ({ parent }: AreaPlan): number => (parent === null ? 0 : 1 + levelOf(parent));

/** One area of each level: a county's committee under a city's under a province's. The whole would take minutes. */
function drawDown(preset: Preset): DemoArea[] {
  const { plans } = drawWorld(preset, places, TODAY);
  let ids = 0;
  let bodies = 0;
  const numbers = { nextId: () => `${(ids += 1)}`, nextBodyNo: () => (bodies += 1) };
  const drawn: DemoArea[] = [];
  const deepest = plans.toSorted((a, b) => levelOf(b) - levelOf(a))[0] ?? null;
  for (let plan = deepest; plan !== null; plan = plan.parent) {
    drawn.unshift(drawArea(preset, plan, TODAY, numbers));
  }
  return drawn;
}

type Life = readonly [from: Day, to: Day | null];

/** What happened before there was anybody for it to happen to, after they were gone, or twice at once. */
function faultsOf(areas: readonly DemoArea[]): string[] {
  const all = <K extends keyof DemoArea>(key: K) =>
    areas.flatMap((area) => [...(area[key] as DemoArea[K] & readonly unknown[])]) as DemoArea[K][number][];
  const orgs = new Map(all('socialOrgs').map((each) => [each.id, each]));
  const partyOrgs = new Map(all('partyOrgs').map((each) => [each.id, each]));
  const members = new Map(all('members').map((each) => [each.id, each]));
  const faults: string[] = [];
  const within = (what: string, { fromOn, toOn }: DemoSpan, lives: readonly (Life | undefined)[]) => {
    if (toOn !== null && toOn <= fromOn)
      faults.push(`${what}: ends on ${toOn} before it begins on ${fromOn}`);
    if (fromOn > TODAY) faults.push(`${what}: begins on ${fromOn}, in the future`);
    for (const life of lives) {
      if (life === undefined) faults.push(`${what}: with nobody`);
      else if (fromOn < life[0]) faults.push(`${what}: ${fromOn} before ${life[0]}`);
      else if (life[1] !== null && (toOn ?? fromOn) > life[1]) faults.push(`${what}: after the end`);
    }
  };
  const lifeOfOrg = (id: string | null): Life | undefined => {
    const org = orgs.get(id ?? '');
    return org && [org.foundedOn, org.endedOn];
  };
  const lifeOfParty = (id: string | null): Life | undefined => {
    const node = partyOrgs.get(id ?? '');
    return node && [node.foundedOn, null];
  };
  const lifeInParty = (id: string | null): Life | undefined => {
    const member = members.get(id ?? '');
    return member && [member.firstOn, null];
  };
  const since = (fromOn: Day): DemoSpan => ({ fromOn, toOn: null });

  for (const node of partyOrgs.values()) {
    if (node.parentId !== null)
      within('a node below another', since(node.foundedOn), [lifeOfParty(node.parentId)]);
  }
  for (const each of members.values()) {
    if (ageOn(each.bornOn, each.joinedOn) < 18) faults.push(`joined at ${ageOn(each.bornOn, each.joinedOn)}`);
    const standing: Life = [each.fullOn ?? each.joinedOn, null];
    const work = each.workUnitId === null ? [] : [lifeOfOrg(each.workUnitId)];
    within('a member in a branch', since(each.firstOn), [
      standing,
      lifeOfParty(each.managingBranchId),
      ...work,
    ]);
  }
  for (const each of all('coverage')) {
    within('coverage', each, [lifeOfOrg(each.socialOrgId), lifeOfParty(each.partyOrgId)]);
  }
  for (const each of all('posts')) {
    const holder = each.memberId === null ? [] : [lifeInParty(each.memberId)];
    within(`a post of ${each.post}`, each, [lifeOfParty(each.partyOrgId), ...holder]);
  }
  for (const each of all('terms')) {
    within('a term', each, [lifeOfParty(each.partyOrgId)]);
    within('an election', since(each.electedOn), [lifeOfParty(each.partyOrgId)]);
    if (each.electedOn > each.fromOn) faults.push('a term before its election');
  }
  for (const key of ['evaluations', 'creditListings', 'massOrgs', 'advisors'] as const) {
    for (const each of all(key)) within(key, each, [lifeOfOrg(each.socialOrgId)]);
  }
  for (const each of all('heads')) within('a head', since(each.fromOn), [lifeOfOrg(each.socialOrgId)]);
  for (const each of all('declared'))
    within('declared', since(each.declaredOn), [lifeOfOrg(each.socialOrgId)]);
  for (const each of all('changes')) within('a change', since(each.changeOn), [lifeOfOrg(each.socialOrgId)]);
  for (const each of all('annualChecks')) {
    within('a check', since(`${each.year}-12-31`), [lifeOfOrg(each.socialOrgId)]);
  }
  for (const { id, charterPartyOn } of orgs.values()) {
    if (charterPartyOn !== null) within('Party work in the statutes', since(charterPartyOn), [lifeOfOrg(id)]);
  }
  const spans = [
    ...all('coverage').map((each) => ({ ...each, key: `coverage ${each.socialOrgId} ${each.partyOrgId}` })),
    ...all('terms').map((each) => ({ ...each, key: `terms of ${each.partyOrgId}` })),
    ...all('posts').map((each) => ({ ...each, key: `${each.post} ${each.personName} ${each.partyOrgId}` })),
  ].toSorted((a, b) => (a.key + a.fromOn < b.key + b.fromOn ? -1 : 1));
  for (const [index, span] of spans.entries()) {
    const next = spans[index + 1];
    if (next?.key === span.key && (span.toOn === null || span.toOn > next.fromOn))
      faults.push(`twice: ${span.key}`);
  }
  return [...new Set(faults)];
}

it('no relation reaches beyond the life of either end, whatever the seed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seed) => {
      expect(faultsOf(draw({ ...presets.yangxian, meetingMonths: 0, seed }))).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

it('nor in hengyang', () => {
  expect(faultsOf(draw(presets.hengyang))).toEqual([]);
});

it.each(['province', 'nation'] as const)('nor from the top of %s to the bottom', (preset) => {
  const areas = drawDown(presets[preset]);
  expect(areas.length).toBeGreaterThan(2);
  expect(faultsOf(areas)).toEqual([]);
});
