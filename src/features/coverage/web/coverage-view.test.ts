import { describe, expect, it } from 'vitest';
import type { CoverageAnswer } from '../coverage.contract.ts';
import { listFilterOf, wholeOf } from './coverage-view.ts';

const none = { covered: 0, total: 0, rate: null };
const figures: CoverageAnswer['figures'] = {
  socialOrgs: 0,
  staff: 0,
  volunteers: 0,
  formalCoverage: none,
  workCoverage: none,
  ways: { sole: 0, joint: 0, attached: 0, functional: 0 },
  establishmentGaps: 0,
  fewMembers: 0,
  noMembers: 0,
  unverified: 0,
  exempt: 0,
  responsibilityUnclear: 0,
};
const answerBy = (by: CoverageAnswer['by']): CoverageAnswer => ({
  on: '2026-11-22',
  tree: 'place',
  node: { key: '610723000', name: '洋县', parentKey: null },
  countingDefinition: { code: 'working', version: 1, name: '工作口径', note: '' },
  figures,
  roll: null,
  by,
  groups: [],
  otherDefinitions: [],
});
const base = { on: '2026-11-22', definition: 'working', region: '610723000' };

describe('the list behind a figure', () => {
  it.each([
    ['a sector', 'sector', 'culture', { sector: ['culture'] }],
    ['those without a sector', 'sector', '', { sector: ['none'] }],
    ['those without a type', 'type', '', { type: ['none'] }],
    ['those whose size is not known', 'size', '', { sizeBand: ['none'] }],
    ['a way of setting up', 'way', 'joint', { way: 'joint' }],
    ['those that nobody covers', 'way', '', { covered: 'none' }],
    ['those without a supervising body', 'body', '0', { body: ['none'] }],
    ['a place below', 'children', '610723101', { region: '610723101' }],
    ["the node's own level", 'children', 'own', { within: 'own' }],
  ] as const)('%s', (_name, by, key, narrowed) =>
    expect(listFilterOf(answerBy(by), {}, { key, label: '', figures }, {})).toEqual({ ...base, ...narrowed }),
  );

  it('the sum is of all groups', () => {
    const answer = answerBy('sector');
    expect(listFilterOf(answer, {}, wholeOf(answer), { covered: 'none' })).toEqual({
      ...base,
      covered: 'none',
    });
  });

  it('a figure of a day before, as a trend has them', () =>
    expect(listFilterOf(answerBy('children'), {}, null, { on: '2026-06-30' })).toEqual({
      ...base,
      on: '2026-06-30',
    }));
});
