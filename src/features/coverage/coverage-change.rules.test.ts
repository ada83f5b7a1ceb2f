import { describe, expect, it } from 'vitest';
import { type ChangeMeasure, changeMeasures, type Standing, standings } from './coverage-change.ts';
import {
  causeText,
  changeOf,
  pairOf,
  pairsMeaning,
  standingsOf,
  summariseChanges,
} from './coverage-change.rules.ts';

describe('what happened to one organisation', () => {
  it.each<[ChangeMeasure, Standing, Standing, string]>([
    ['total', 'absent', 'open', 'entered existence'],
    ['total', 'elsewhere', 'formal', 'entered place'],
    ['total', 'left_out', 'work', 'entered base'],
    ['total', 'open', 'formal', 'nothing'],
    ['total', 'formal', 'absent', 'left existence'],
    ['total', 'open', 'elsewhere', 'left place'],
    ['total', 'work', 'left_out', 'left base'],
    ['total', 'absent', 'left_out', 'nothing'],
    ['formal', 'absent', 'formal', 'entered existence'],
    ['formal', 'open', 'formal', 'entered covering'],
    ['formal', 'work', 'formal', 'entered covering'],
    ['formal', 'formal', 'work', 'left covering'],
    ['formal', 'formal', 'absent', 'left existence'],
    ['formal', 'absent', 'work', 'nothing'],
    ['work', 'open', 'work', 'entered covering'],
    ['work', 'work', 'formal', 'nothing'],
    ['work', 'formal', 'open', 'left covering'],
    ['work', 'left_out', 'formal', 'entered base'],
  ])('%s, from %s to %s: %s', (measure, before, after, told) => {
    const change = changeOf(measure, before, after);
    expect(change === null ? 'nothing' : `${change.direction} ${change.cause}`).toBe(told);
  });

  it('is told apart by its number', () => {
    const all = standings.flatMap((before) => standings.map((after) => [before, after] as const));
    expect(new Set(all.map((each) => pairOf(...each))).size).toBe(standings.length ** 2);
    for (const each of all) expect(standingsOf(pairOf(...each))).toEqual(each);
  });
});

describe('a summary', () => {
  const pairs = [
    { pair: pairOf('absent', 'formal'), n: 3 },
    { pair: pairOf('absent', 'open'), n: 2 },
    { pair: pairOf('open', 'formal'), n: 4 },
    { pair: pairOf('formal', 'absent'), n: 1 },
    { pair: pairOf('work', 'open'), n: 5 },
    { pair: pairOf('open', 'elsewhere'), n: 6 },
  ];
  const summary = summariseChanges(pairs, { total: 100, formal: 40, work: 60 });

  it('leads from before to after, cause by cause, the largest first', () => {
    expect(summary).toEqual([
      {
        measure: 'total',
        before: 102,
        after: 100,
        entered: [{ cause: 'existence', count: 5 }],
        left: [
          { cause: 'place', count: 6 },
          { cause: 'existence', count: 1 },
        ],
      },
      {
        measure: 'formal',
        before: 34,
        after: 40,
        entered: [
          { cause: 'covering', count: 4 },
          { cause: 'existence', count: 3 },
        ],
        left: [{ cause: 'existence', count: 1 }],
      },
      {
        measure: 'work',
        before: 59,
        after: 60,
        entered: [
          { cause: 'covering', count: 4 },
          { cause: 'existence', count: 3 },
        ],
        left: [
          { cause: 'covering', count: 5 },
          { cause: 'existence', count: 1 },
        ],
      },
    ]);
  });

  it('finds each of its counts again by the pairs that a list asks for', () => {
    for (const measure of changeMeasures)
      for (const direction of ['entered', 'left'] as const)
        for (const { cause, count } of summary.find((each) => each.measure === measure)?.[direction] ?? []) {
          const asked = pairsMeaning(measure, { direction, cause });
          const found = pairs.filter(({ pair }) => asked.includes(pair)).reduce((sum, { n }) => sum + n, 0);
          expect({ measure, direction, cause, found }).toEqual({ measure, direction, cause, found: count });
        }
  });
});

it('says of two definitions that they count differently, not that something happened', () => {
  expect(causeText('days', { direction: 'left', cause: 'covering' })).toBe('不再覆盖');
  expect(causeText('definitions', { direction: 'left', cause: 'covering' })).toBe('只有前一口径算作覆盖');
});
