import { expect, it } from 'vitest';
import { checkCoverage, type CoverageAsked, type CoverageFacts } from './coverage-relation.rules.ts';

const TODAY = '2026-11-22';
const ASKED: CoverageAsked = { way: 'sole', fromOn: '2024-01-01', toOn: null };
const FACTS: CoverageFacts = {
  partyOrg: { name: '甲支部', firstOn: '2020-01-01', endedOn: null },
  socialOrg: { name: '乙协会', firstOn: '2020-01-01', endedOn: null },
  others: [],
};

it.each<[string, Partial<CoverageAsked>, Partial<CoverageFacts>, string[], string[]]>([
  ['sound', {}, {}, [], []],
  ['to come', { fromOn: '2026-11-23' }, {}, ['change.future'], []],
  ['days out of order', { toOn: '2024-01-01' }, {}, ['input.days-in-order'], []],
  [
    'after the Party organisation ended',
    {},
    { partyOrg: { name: '甲', firstOn: '2020-01-01', endedOn: '2025-01-01' } },
    ['coverage.after-end'],
    [],
  ],
  [
    'until the organisation ended',
    { toOn: '2025-01-01' },
    { socialOrg: { name: '乙', firstOn: '2020-01-01', endedOn: '2025-01-01' } },
    [],
    [],
  ],
  [
    'begun after the end',
    { fromOn: '2025-02-01', toOn: '2025-03-01' },
    { socialOrg: { name: '乙', firstOn: '2020-01-01', endedOn: '2025-01-01' } },
    ['coverage.after-end'],
    [],
  ],
  ['before the founding', { fromOn: '2019-01-01' }, {}, [], ['coverage.before-founding']],
  ['单独 beside another', {}, { others: [{ name: '丙', way: 'joint' }] }, [], ['coverage.sole-beside-other']],
  [
    '联合 beside 单独',
    { way: 'joint' },
    { others: [{ name: '丙', way: 'sole' }] },
    [],
    ['coverage.sole-beside-other'],
  ],
  ['联合 beside 联合', { way: 'joint' }, { others: [{ name: '丙', way: 'joint' }] }, [], []],
  ['单独 of the past', { toOn: '2025-01-01' }, { others: [{ name: '丙', way: 'joint' }] }, [], []],
])('%s', (_, asked, facts, refusals, warnings) => {
  const found = checkCoverage({ ...ASKED, ...asked }, { ...FACTS, ...facts }, TODAY);
  expect(found.refusals.map((each) => each.code)).toEqual(refusals);
  expect(found.warnings.map((each) => each.code)).toEqual(warnings);
});
