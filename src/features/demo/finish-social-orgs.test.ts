import { describe, expect, it } from 'vitest';
import { drawKnown } from './finish-social-orgs.ts';
import { presets } from './presets.ts';
import { createRandom } from './random.ts';

describe('whose staff are on record', () => {
  it('leaves somebody to deal the staff to, however the dice fall', () => {
    const seeds = Array.from({ length: 200 }, (_, seed) => seed);
    const drawn = seeds.map((seed) =>
      drawKnown({ preset: presets.nation, random: createRandom(seed) }, [{ workers: 0 }]),
    );
    expect(drawn).toEqual(seeds.map(() => [true]));
  });
});
