import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CountNode, hideSmall, tellCount, tellTree } from './small-counts.ts';

describe('hideSmall', () => {
  it.each([
    ['nothing small', [5, 9, 3], ['shown', 'shown', 'shown']],
    ['one small: the next smallest goes with it', [5, 2, 9], ['withheld', 'few', 'shown']],
    ['two small that could be any', [1, 2, 9], ['few', 'few', 'shown']],
    ['two small that can only be nobody', [0, 0, 9, 12], ['few', 'few', 'withheld', 'shown']],
    ['two small that can only be two each', [2, 2, 9, 12], ['few', 'few', 'withheld', 'shown']],
    ['three and nobody', [0, 3, 9], ['few', 'withheld', 'withheld']],
    ['nothing at all', [], []],
  ])('%s', (_what, cells, tellings) => {
    expect(hideSmall(cells)).toEqual(tellings);
  });

  it.each([
    ['the only cell is small', [2]],
    ['all are nobody', [0, 0, 0]],
    ['three and nobody, and no more', [0, 3]],
  ])('gives up the sum where %s', (_what, cells) => {
    expect(hideSmall(cells)).toBeNull();
  });

  it('leaves no hidden cell that follows from the sum and the rest', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 5 }), (cells) => {
        const tellings = hideSmall(cells);
        if (tellings === null) return;
        for (const [at, telling] of tellings.entries()) {
          if (telling === 'shown') expect(cells[at]).toBeGreaterThanOrEqual(3);
          else expect(possible(cells, tellings)[at]?.size).toBeGreaterThan(1);
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** By trying all: the values that each cell could have for somebody who knows the sum and all that is told. */
function possible(cells: readonly number[], tellings: readonly string[]): Set<number>[] {
  const sum = cells.reduce((total, cell) => total + cell, 0);
  const shown = cells.filter((_, at) => tellings[at] === 'shown');
  const found = cells.map(() => new Set<number>());
  const rangeOf = (at: number): [number, number] => {
    if (tellings[at] === 'shown') return [cells[at] ?? 0, cells[at] ?? 0];
    return tellings[at] === 'few' ? [0, 2] : [3, Math.min(sum, ...shown)];
  };
  const attempt = (values: readonly number[], left: number): boolean => {
    const at = values.length;
    if (at === cells.length) {
      if (left === 0) for (const [each, value] of values.entries()) found[each]?.add(value);
      return left === 0;
    }
    const [from, to] = rangeOf(at);
    let any = false;
    for (let value = from; value <= Math.min(to, left); value += 1) {
      if (attempt([...values, value], left - value)) any = true;
    }
    return any;
  };
  attempt([], sum);
  return found;
}

describe('tellTree', () => {
  const leaf = (key: string, count: number): CountNode => ({ key, count, children: [] });
  const node = (key: string, ...children: CountNode[]): CountNode => ({
    key,
    count: children.reduce((sum, child) => sum + child.count, 0),
    children,
  });
  const told = (top: CountNode) => Object.fromEntries(tellTree(top));

  it('tells a small one as few, and hides a second one beside it', () => {
    expect(told(node('县', leaf('甲镇', 2), leaf('乙镇', 7), leaf('丙镇', 40)))).toEqual({
      县: 'shown',
      甲镇: 'few',
      乙镇: 'withheld',
      丙镇: 'shown',
    });
  });

  it('tells nothing of the parts of what is hidden, for they would add up to it', () => {
    const city = node(
      '市',
      node('甲县', leaf('甲镇', 2)),
      node('乙县', leaf('乙镇', 4), leaf('丙镇', 5)),
      leaf('丙县', 50),
    );
    expect(told(city)).toMatchObject({ 甲县: 'few', 乙县: 'withheld', 乙镇: 'withheld', 丙镇: 'withheld' });
  });

  it('hides a sum that would give its parts away, and then one beside it', () => {
    const city = node(
      '市',
      node('甲县', leaf('甲镇', 2), leaf('乙镇', 2)),
      leaf('乙县', 30),
      leaf('丙县', 50),
    );
    expect(told(city)).toEqual({
      市: 'shown',
      甲县: 'withheld',
      甲镇: 'withheld',
      乙镇: 'withheld',
      乙县: 'withheld',
      丙县: 'shown',
    });
  });

  it('does not say of the parts of what is hidden which are small: 3 and 3 would leave nothing of 6 for the other', () => {
    const city = node('市', node('甲县', leaf('甲镇', 0)), node('乙县', leaf('乙镇', 3), leaf('丙镇', 3)));
    expect(told(city)).toEqual({
      市: 'shown',
      甲县: 'few',
      甲镇: 'few',
      乙县: 'withheld',
      乙镇: 'withheld',
      丙镇: 'withheld',
    });
    const other = node('市', node('甲县', leaf('甲镇', 0)), node('乙县', leaf('乙镇', 1), leaf('丙镇', 5)));
    expect(told(other)).toEqual(told(city));
  });

  it('leaves no hidden node that follows from all that is told', () => {
    const small = fc.integer({ min: 0, max: 6 });
    const county = fc.array(small, { minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(fc.array(county, { minLength: 1, maxLength: 2 }), (counties) => {
        const top = node(
          'top',
          ...counties.map((towns, at) =>
            node(`${at}`, ...towns.map((count, i) => leaf(`${at}.${i}`, count))),
          ),
        );
        const tellings = tellTree(top);
        const worlds = everyWorld(counties).filter((world) => fits(world, counties, tellings));
        for (const [key, telling] of tellings) {
          if (telling === 'shown') continue;
          expect(new Set(worlds.map((world) => countOf(world, key))).size).toBeGreaterThan(1);
        }
      }),
      { numRuns: 60 },
    );
  });
});

const MOST = 9;

/** All fillings of the towns. */
function everyWorld(counties: readonly (readonly number[])[]): number[][][] {
  const towns = counties.flat().length;
  const flat: number[][] = [[]];
  for (let at = 0; at < towns; at += 1) {
    flat.splice(0, flat.length, ...flat.flatMap((some) => range(MOST).map((value) => [...some, value])));
  }
  return flat.map((values) => {
    let at = 0;
    return counties.map((county) => county.map(() => values[at++] ?? 0));
  });
}

function range(to: number): number[] {
  return Array.from({ length: to + 1 }, (_, value) => value);
}

function countOf(world: readonly (readonly number[])[], key: string): number {
  const sum = (cells: readonly number[]) => cells.reduce((total, cell) => total + cell, 0);
  if (key === 'top') return sum(world.flat());
  const [county = 0, town] = key.split('.').map(Number);
  return town === undefined ? sum(world[county] ?? []) : (world[county]?.[town] ?? 0);
}

function fits(
  world: readonly (readonly number[])[],
  real: readonly (readonly number[])[],
  tellings: ReadonlyMap<string, string>,
): boolean {
  for (const [key, telling] of tellings) {
    const count = countOf(world, key);
    if (telling === 'shown' && count !== countOf(real, key)) return false;
    if (telling === 'few' && count >= 3) return false;
    // Below what is hidden it says nothing.
    const parent = key.includes('.') ? key.slice(0, key.indexOf('.')) : 'top';
    if (telling === 'withheld' && tellings.get(parent) !== 'withheld' && count < 3) return false;
  }
  return true;
}

it('tells a lone count', () => {
  expect([0, 2, 3].map(tellCount)).toEqual(['few', 'few', 3]);
});
