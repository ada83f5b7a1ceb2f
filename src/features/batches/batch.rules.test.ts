import { expect, it } from 'vitest';
import { BATCH_MOST, draftOfChange } from './batch.ts';
import { checkSize, checkValue, isSame, judgeBeginning, judgeEnding, whyLeft } from './batch.rules.ts';

it.each([
  [0, 'batch.none'],
  [1, null],
  [BATCH_MOST, null],
  [BATCH_MOST + 1, 'batch.too-many'],
])('%d chosen: %s', (chosen, code) => {
  expect(checkSize(chosen, 'social_org')?.code ?? null).toBe(code);
});

it.each([
  [{ sector: 'health' }, { sector: 'health' }, true],
  [{ sector: 'health' }, { sector: null }, false],
  [{}, { sector: null }, true],
  [
    { noPartyReason: 'other', noPartyReasonNote: '甲' },
    { noPartyReason: 'other', noPartyReasonNote: null },
    false,
  ],
])('%j to %j is the same: %s', (before, after, same) => {
  expect(isSame(before, after)).toBe(same);
});

it('a row is put back while nobody has changed it since', () => {
  expect(whyLeft(3, { version: 3 })).toBe(null);
  expect(whyLeft(3, { version: 4 })).toContain('又改过');
  expect(whyLeft(3, undefined)).toContain('并入');
});

it('a reason is set with its note, a branch without the group of the old one', () => {
  expect(draftOfChange('social_org', { field: 'noPartyReason', value: 'other' })).toEqual({
    noPartyReason: 'other',
    noPartyReasonNote: null,
  });
  expect(draftOfChange('social_org', { field: 'sector', value: 'health', note: '甲' })).toEqual({
    sector: 'health',
  });
  expect(draftOfChange('member', { field: 'managingBranchId', value: 'b' })).toEqual({
    managingBranchId: 'b',
    partyGroup: null,
  });
  expect(draftOfChange('party_org', { field: 'exemplar', value: 'no' })).toEqual({ exemplar: false });
});

it.each([
  ['social_org', { field: 'sector', value: null }, null],
  ['party_org', { field: 'exemplar', value: null }, 'batch.no-value'],
  ['party_org', { field: 'exemplar', value: 'perhaps' }, 'batch.yes-no'],
  ['member', { field: 'fullTime', value: null }, null],
  ['member', { field: 'managingBranchId', value: null }, 'batch.no-value'],
] as const)('%s %j: %s', (subject, change, code) => {
  expect(checkValue(subject, change)?.code ?? null).toBe(code);
});

const assignment = (fromOn: string, toOn: string | null, personName = '王五') => ({
  id: fromOn,
  kind: 'advisor',
  personName,
  fromOn,
  toOn,
});
const asked = (on: string, personName: string | null = '王五') => ({ kind: 'advisor', personName, on });

it.each([
  ['nobody before', null, [], 'begins'],
  ['somebody else', null, [assignment('2024-01-01', null, '赵六')], 'begins'],
  ['over before', null, [assignment('2024-01-01', '2025-01-01')], 'begins'],
  ['assigned already', null, [assignment('2024-01-01', null)], 'same'],
  ['until later', null, [assignment('2024-01-01', '2025-09-01')], '重叠'],
  ['from later on', null, [assignment('2025-09-01', null)], '重叠'],
  ['over', '2025-01-01', [], '注销'],
] as const)('an assignment from 2025-05-01, %s', (_, endedOn, assignments, told) => {
  const found = judgeBeginning({ endedOn, assignments }, asked('2025-05-01'));
  expect('why' in found ? found.why : found.state).toContain(told);
});

it('an end takes those of the kind and the person that stand, and not before they began', () => {
  const assignments = [assignment('2024-01-01', null), assignment('2024-02-01', null, '赵六')];
  const ending = (on: string, person: string | null) => judgeEnding({ assignments }, asked(on, person));
  expect(ending('2025-05-01', '王五')).toEqual([assignments[0]]);
  expect(ending('2025-05-01', null)).toEqual(assignments);
  expect(ending('2025-05-01', '孙七')).toContain('没有这样的派驻');
  expect(ending('2024-01-01', '王五')).toContain('才开始');
});
