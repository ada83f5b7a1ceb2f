import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dutyKinds } from '../meetings/duty.rules.ts';
import { checkScheme } from './scheme.rules.ts';
import { type SchemeLine, vitalityFacts, vitalityQuestions } from './vitality.ts';
import {
  answerQuestions,
  indexOf,
  judgeFacts,
  readScheme,
  shippedScheme,
  stateOfFact,
  storeScheme,
  vitalityDays,
  vitalitySince,
} from './vitality.rules.ts';

const counts = fc.array(
  fc
    .tuple(fc.nat({ max: 300 }), fc.nat({ max: 300 }))
    .map(([a, b]) => ({ done: Math.min(a, b), owed: Math.max(a, b) % 50 === 0 ? 0 : Math.max(a, b) })),
  { minLength: vitalityFacts.length, maxLength: vitalityFacts.length },
);
const scheme: fc.Arbitrary<SchemeLine[]> = fc
  .tuple(
    ...vitalityFacts.map(({ code }) =>
      fc.record({
        fact: fc.constant(code),
        question: fc.constantFrom(...vitalityQuestions, null),
        weight: fc.nat({ max: 100 }),
        threshold: fc.integer({ min: 1, max: 100 }),
      }),
    ),
  )
  .map((lines) => [...lines]);

describe('a fact', () => {
  it.each([
    [0, 0, 80, 'unmeasured'],
    [4, 5, 80, 'met'],
    [79, 100, 80, 'unmet'],
    [80, 100, 80, 'met'],
    [0, 1, 100, 'unmet'],
    [1, 1, 100, 'met'],
    [2, 3, 67, 'unmet'],
    [2, 3, 66, 'met'],
  ])('%i of %i at %i %% is %s', (done, owed, threshold, state) => {
    expect(stateOfFact({ done, owed }, threshold)).toBe(state);
  });

  it('stands for every duty that an article names, under its clause', () => {
    const owed = vitalityFacts.flatMap((fact) => ('kind' in fact ? [[fact.kind, fact.clause]] : []));
    expect(new Map(owed as [string, string][])).toEqual(
      new Map(dutyKinds.map(({ kind, duty }) => [kind, duty.clause])),
    );
  });
});

describe('the index', () => {
  it('leaves out what is not measured, and never counts it as nothing', () => {
    fc.assert(
      fc.property(counts, scheme, (given, lines) => {
        const facts = judgeFacts(given, lines);
        const measured = facts.filter(({ owed }) => owed > 0);
        expect(indexOf(facts)).toEqual(indexOf(measured));
        const index = indexOf(facts);
        const weighs = measured.some(({ weight }) => weight > 0);
        expect(index === null).toBe(!weighs);
        if (index !== null) expect(index.value).toBeGreaterThanOrEqual(0);
        if (index !== null) expect(index.value).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('never falls when more is done', () => {
    fc.assert(
      fc.property(counts, scheme, fc.nat({ max: vitalityFacts.length - 1 }), (given, lines, at) => {
        const better = given.map((count, n) => (n === at ? { ...count, done: count.owed } : count));
        const [before, after] = [given, better].map((each) => indexOf(judgeFacts(each, lines)));
        expect(after?.value ?? 0).toBeGreaterThanOrEqual(before?.value ?? 0);
      }),
    );
  });

  it('is of weights: met over measured, half up', () => {
    const facts = judgeFacts(
      vitalityFacts
        .map(
          ({ code }) =>
            ({ secretary: [1, 1], term: [0, 1], attendance: [79, 100] })[code as 'term'] ?? [0, 0],
        )
        .map(([done = 0, owed = 0]) => ({ done, owed })),
      shippedScheme,
    );
    expect(indexOf(facts)).toEqual({ met: 10, of: 30, value: 33 });
    expect(answerQuestions(facts)).toEqual([
      { question: 'exists', met: 1, measured: 2 },
      { question: 'good', met: 0, measured: 0 },
      { question: 'excellent', met: 0, measured: 1 },
    ]);
    expect(indexOf([])).toBeNull();
  });
});

describe('a scheme', () => {
  it('comes back from the table as it was set', () => {
    fc.assert(
      fc.property(scheme, (lines) => {
        expect(readScheme(storeScheme(lines))).toEqual(lines);
      }),
    );
    expect(readScheme(storeScheme([])).every(({ question }) => question === null)).toBe(true);
  });

  it.each<[string, readonly SchemeLine[], string, string[]]>([
    ['as shipped, from this month', shippedScheme, '2026-11-01', []],
    ['from a month to come', shippedScheme, '2027-01-01', []],
    ['from the middle of a month', shippedScheme, '2026-11-15', ['scheme.start']],
    ['from a month that is over', shippedScheme, '2026-10-01', ['scheme.past']],
    ['with nothing asked for', [], '2026-12-01', ['scheme.empty']],
    [
      'without weights',
      shippedScheme.map((line) => ({ ...line, weight: 0 })),
      '2026-12-01',
      ['scheme.weightless'],
    ],
    ['with a fact twice', [...shippedScheme, ...shippedScheme.slice(0, 1)], '2026-12-01', ['scheme.twice']],
  ])('%s', (_, lines, fromOn, codes) => {
    expect(checkScheme(lines, fromOn, '2026-11-23').map(({ code }) => code)).toEqual(codes);
  });
});

describe('the days', () => {
  it('are twelve whole months and the one under way', () => {
    expect(vitalitySince('2026-11-23')).toBe('2025-11-01');
    expect(vitalitySince('2024-02-29')).toBe('2023-02-01');
    expect(vitalitySince('1000-02-01')).toBe('1000-01-01');
  });

  it('are month ends, leap days among them, and the day itself', () => {
    expect(vitalityDays('2024-03-15', 3)).toEqual(['2024-01-31', '2024-02-29', '2024-03-15']);
    expect(vitalityDays('2024-03-31', 2)).toEqual(['2024-02-29', '2024-03-31']);
    expect(vitalityDays('1000-01-20', 5)).toEqual(['1000-01-20']);
  });
});
