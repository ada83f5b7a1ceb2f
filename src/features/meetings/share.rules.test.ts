import { describe, expect, it } from 'vitest';
import { sumShares, tellShare } from './share.rules.ts';

const HELD = '2026-03-10';
const told = (present: number, expected: number, toldTo = '2026-03-31') =>
  tellShare({ present, expected }, HELD, toldTo);

describe('a share beside the Party line', () => {
  it.each([
    [0, 0, 'few', 'few'],
    [2, 2, 'few', 'few'],
    [3, 3, 'withheld', 'withheld'],
    // Everybody came, or all but one: it would say so of each of them.
    [5, 5, 5, 'withheld'],
    [8, 9, 9, 'withheld'],
    [1, 9, 9, 'few'],
    [0, 9, 9, 'few'],
    [5, 9, 9, 5],
    [3, 6, 6, 3],
  ] as const)('%s of %s: expected %s, present %s', (present, expected, told1, told2) => {
    expect(told(present, expected)).toEqual({ expected: told1, present: told2 });
  });

  it('never lets what it hides be worked out', () => {
    for (let expected = 0; expected <= 12; expected += 1) {
      for (let present = 0; present <= expected; present += 1) {
        const answer = told(present, expected);
        const alike = [];
        for (let n = 0; n <= 12; n += 1) {
          for (let p = 0; p <= n; p += 1) {
            if (JSON.stringify(told(p, n)) === JSON.stringify(answer)) alike.push([p, n]);
          }
        }
        const hidden = typeof answer?.present !== 'number' || answer.present < 3;
        expect(alike.length > 1, `${present} of ${expected}`).toBe(hidden || alike.length > 1);
        expect(hidden && alike.length === 1).toBe(false);
      }
    }
  });

  it('is told once its month is over', () => {
    expect(told(5, 9, '2026-02-28')).toBeNull();
    expect(told(5, 9, '2026-03-31')).toEqual({ expected: 9, present: 5 });
  });
});

it('adds up in persons and times', () => {
  expect(
    sumShares([
      { expected: 3, present: 2 },
      { expected: 4, present: 4 },
    ]),
  ).toEqual({ expected: 7, present: 6 });
  expect(sumShares([])).toEqual({ expected: 0, present: 0 });
});
