import { v7 } from 'uuid';

/** A seeded source of chance: the same seed gives the same sequence on every machine. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number, both ends included. */
  int(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Picks by weight. */
  weigh<T>(choices: readonly (readonly [T, number])[]): T;
  /** A shuffled copy. */
  shuffle<T>(list: readonly T[]): T[];
}

/** Makes a source by the mulberry32 step, 32 bits of state. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const pick = <T>(list: readonly T[]): T => {
    const picked = list[Math.floor(next() * list.length)];
    if (picked === undefined) throw new RangeError('nothing to pick from');
    return picked;
  };
  return {
    next,
    int,
    pick,
    chance: (probability) => next() < probability,
    weigh(choices) {
      const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
      let rest = next() * total;
      for (const [choice, weight] of choices) {
        rest -= weight;
        if (rest < 0) return choice;
      }
      return pick(choices)[0];
    },
    shuffle(list) {
      const shuffled = [...list];
      for (let last = shuffled.length - 1; last > 0; last -= 1) {
        const other = int(0, last);
        [shuffled[last], shuffled[other]] = [shuffled[other], shuffled[last]] as [never, never];
      }
      return shuffled;
    },
  };
}

/** Seed of one part of a whole, so that each part can be made without those before it. */
export function seedOfPart(seed: number, part: number): number {
  return Math.imul(seed + 0x9e3779b9, 0x85ebca6b) ^ Math.imul(part + 1, 0xc2b2ae35);
}

/** Ids in rising order (uuid v7), the same for the same seed: rows that are made together lie together in every index. */
export function createIdSource(random: Random, startMs: number): () => string {
  const bytes = new Uint8Array(16);
  const tail = new DataView(bytes.buffer, 10);
  let count = 0;
  return () => {
    count += 1;
    tail.setUint32(0, random.int(0, 0xffffffff));
    tail.setUint16(4, random.int(0, 0xffff));
    // 4096 ids a millisecond: their order lies in the sequence bits above the random ones.
    return v7({ msecs: startMs + Math.floor(count / 4096), seq: (count % 4096) << 19, random: bytes });
  };
}
