import { expect, it } from 'vitest';
import { BATCH_MOST, draftOfChange } from './batch.ts';
import { checkSize, isSame, whyLeft } from './batch.rules.ts';

it.each([
  [0, 'batch.none'],
  [1, null],
  [BATCH_MOST, null],
  [BATCH_MOST + 1, 'batch.too-many'],
])('%d chosen: %s', (chosen, code) => {
  expect(checkSize(chosen)?.code ?? null).toBe(code);
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

it('a reason is set with its note', () => {
  expect(draftOfChange({ field: 'noPartyReason', value: 'other' })).toEqual({
    noPartyReason: 'other',
    noPartyReasonNote: null,
  });
  expect(draftOfChange({ field: 'sector', value: 'health', note: '甲' })).toEqual({ sector: 'health' });
});
