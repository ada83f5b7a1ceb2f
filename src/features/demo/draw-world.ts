import type { Day } from '../../platform/kernel/day.ts';
import type { DemoArea, DemoNumbers } from './demo.ts';
import { drawArea } from './draw-area.ts';
import { planAreas, type AreaPlan, type PlaceOfSeed } from './plan-areas.ts';
import type { Preset } from './presets.ts';
import { createIdSource, createRandom } from './random.ts';

/** A whole preset: its areas are planned at once and drawn one by one, since all together may not fit into memory. */
export interface DemoWorld {
  readonly plans: readonly AreaPlan[];
  /** The root first, every area after the one above it. */
  areas(): Generator<DemoArea>;
}

/** Draws a preset. The same preset, places and day give the same rows. */
export function drawWorld(preset: Preset, places: readonly PlaceOfSeed[], today: Day): DemoWorld {
  const nextId = createIdSource(createRandom(preset.seed), Date.parse(today));
  let bodies = 0;
  const numbers: DemoNumbers = {
    nextId,
    nextBodyNo: () => {
      bodies += 1;
      return bodies;
    },
  };
  const plans = planAreas(preset, places, nextId);
  return {
    plans,
    *areas() {
      for (const plan of plans) yield drawArea(preset, plan, today, numbers);
    },
  };
}
