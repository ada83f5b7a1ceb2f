import type { Day } from '../../platform/kernel/day.ts';
import type { AreaBodies } from './bodies.ts';
import type { DemoArea } from './demo.ts';
import { createIdentityNumbers } from './draw-person.ts';
import type { AreaPlan } from './plan-areas.ts';
import type { Preset } from './presets.ts';
import { createRandom, type Random, seedOfPart } from './random.ts';

/** What all drawing of one area shares. */
export interface AreaScene {
  readonly preset: Preset;
  readonly plan: AreaPlan;
  readonly today: Day;
  readonly random: Random;
  readonly nextId: () => string;
  readonly bodies: AreaBodies;
  readonly nextIdentityNumber: (bornOn: Day, sex: '1' | '2') => string;
  /** Names and numbers that are taken. */
  readonly given: { readonly names: Set<string>; creditCodes: number; partyCodes: number };
  /** What has been drawn. */
  readonly area: DemoArea;
}

/** An empty scene for an area. */
export function createScene(
  preset: Preset,
  plan: AreaPlan,
  today: Day,
  bodies: AreaBodies,
  nextId: () => string,
): AreaScene {
  return {
    preset,
    plan,
    today,
    random: createRandom(seedOfPart(preset.seed, plan.index)),
    nextId,
    bodies,
    nextIdentityNumber: createIdentityNumbers(plan.index),
    given: { names: new Set(), creditCodes: 0, partyCodes: 0 },
    area: {
      title: plan.region.shownName,
      bodies: [...bodies.values()],
      codes: [],
      partyOrgs: [],
      answersFor: [],
      socialOrgs: [],
      changes: [],
      coverage: [],
      members: [],
      posts: [],
      terms: [],
      heads: [],
      annualChecks: [],
      evaluations: [],
      creditListings: [],
      massOrgs: [],
      advisors: [],
      declared: [],
      meetings: [],
      notices: [],
      planTemplates: [],
      yearPlans: [],
    },
  };
}
