import { describe, expect, it } from 'vitest';
import { checkAnswer, checkCorrection, draftOfCorrection, reasonOfCorrection } from './correction.rules.ts';
import type { Correctable } from './correction.ts';

const TODAY = '2026-11-22';

describe('what is asked for', () => {
  it.each<[Correctable, string]>([
    ['name', '王小明'],
    ['education', '31'],
    ['phone', '13800001234'],
    ['joinedOn', TODAY],
    ['branch', '组织关系已经转到城关镇'],
  ])('%s may be %s', (what, wanted) => expect(checkCorrection(what, wanted, TODAY)).toEqual([]));

  it.each<[Correctable, string, string]>([
    ['name', '王'.repeat(51), 'field.too-long'],
    ['education', 'x', 'field.unknown-code'],
    ['phone', '没有', 'phone.unreadable'],
    ['identityNumber', '440300199003076511', 'identity-number.check-character'],
    ['joinedOn', '2026-11-23', 'correction.day'],
    ['joinedOn', '2026', 'correction.day'],
  ])('%s may not be %s', (what, wanted, code) => {
    const refusals = checkCorrection(what, wanted, TODAY);
    expect(refusals).toEqual([expect.objectContaining({ code, field: 'wanted' })]);
  });
});

it('enters the record as one field, a day to the day', () => {
  expect(draftOfCorrection('joinedOn', '2012-06-01')).toEqual({
    joinedOn: '2012-06-01',
    joinedPrecision: 'day',
  });
  expect(draftOfCorrection('workUnit', '明德学校')).toEqual({});
});

it('has the request for its reason', () => {
  expect(reasonOfCorrection(TODAY, '档案如此')).toBe('党员本人 2026-11-22 申请更正：档案如此');
  expect(reasonOfCorrection(TODAY, '长'.repeat(300))).toHaveLength(200);
});

it.each<[Correctable, boolean, string | null, boolean]>([
  ['name', true, null, true],
  ['name', false, null, false],
  ['name', false, '与档案不符', true],
  ['branch', true, null, false],
  ['branch', true, '已办理接转', true],
])('%s, accepted %s, answered %s', (what, accept, answer, fine) =>
  expect(checkAnswer(what, accept, answer) === null).toBe(fine),
);
