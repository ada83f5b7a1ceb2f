import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../platform/kernel/day.ts';
import { isRefusal } from '../../platform/kernel/refusal.ts';
import {
  type CheckedIdentityNumber,
  checkIdentityNumber,
  makeIdentityNumber,
  maskIdentityNumber,
  refuseBirthAgainstIdentityNumber,
  refuseSexAgainstIdentityNumber,
} from './identity-number.rules.ts';

const TODAY = '2026-11-22';

describe('checkIdentityNumber', () => {
  it.each([
    ['11010519491231002X', '1949-12-31', '2'],
    ['34052419800101001X', '1980-01-01', '1'],
    ['440300199003076510', '1990-03-07', '1'],
    ['110101199003070011', '1990-03-07', '1'],
  ])('takes %s: born on %s, sex %s', (number, bornOn, sex) => {
    expect(checkIdentityNumber(number, TODAY)).toEqual({ number, bornOn, sex });
  });

  it.each([
    ['11010519491231002x'],
    ['\uFF11\uFF11010519491231002\uFF38'],
    [' 110105 19491231 002X '],
    ["'11010519491231002X"],
  ])('folds %j', (text) => {
    expect(checkIdentityNumber(text, TODAY)).toMatchObject({ number: '11010519491231002X' });
  });

  it.each([
    ['110105194912310021', 'identity-number.check-character'],
    ['110101199003070012', 'identity-number.check-character'],
    ['110101199002300019', 'identity-number.birth-day'],
    ['110101199013010019', 'identity-number.birth-day'],
    ['110101202611230019', 'identity-number.birth-day'],
    ['110101189912310019', 'identity-number.birth-day'],
    ['110105491231002', 'identity-number.old-15-digit'],
    ['1101051949123100', 'identity-number.length'],
    ['11010519491231002XX', 'identity-number.length'],
    ['', 'identity-number.length'],
    ['1101051949123100AX', 'identity-number.character'],
    ['011010194912310021', 'identity-number.character'],
    ['440300199003077000', 'identity-number.rounded'],
    ['4.40300199003077E+17', 'identity-number.rounded'],
  ])('refuses %s as %s, without the number in the answer', (text, code) => {
    const result = checkIdentityNumber(text, TODAY);
    expect(result).toMatchObject({ kind: 'refusal', code, field: 'identityNumber' });
    if (text.length > 3) expect(JSON.stringify(result)).not.toContain(text);
  });

  it('takes the birth day of today, not of tomorrow', () => {
    const numberOf = (bornOn: string) =>
      makeIdentityNumber({ region: '610723', bornOn, sex: '2', sequence: 7 });
    expect(checkIdentityNumber(numberOf(TODAY), TODAY)).toMatchObject({ bornOn: TODAY });
    expect(checkIdentityNumber(numberOf(addDays(TODAY, 1)), TODAY)).toSatisfy(isRefusal);
  });

  it('catches every single wrong digit', () => {
    const good = '34052419800101001X';
    for (let place = 0; place < 17; place += 1) {
      for (const digit of '0123456789') {
        if (digit === good[place]) continue;
        const bad = good.slice(0, place) + digit + good.slice(place + 1);
        expect(checkIdentityNumber(bad, TODAY), bad).toSatisfy(isRefusal);
      }
    }
  });
});

describe('makeIdentityNumber', () => {
  it('makes numbers that pass and tell what went in', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 46_000 }).map((offset) => addDays('1900-01-01', offset)),
        fc.constantFrom('1' as const, '2' as const),
        fc.integer({ min: 0, max: 499 }),
        (bornOn, sex, sequence) => {
          const number = makeIdentityNumber({ region: '999999', bornOn, sex, sequence });
          expect(checkIdentityNumber(number, TODAY)).toEqual({ number, bornOn, sex });
        },
      ),
    );
  });

  it.each([
    ['61072', 0],
    ['610723', 500],
    ['610723', -1],
    ['610723', 0.5],
  ])('throws for region %s, sequence %d', (region, sequence) => {
    expect(() => makeIdentityNumber({ region, bornOn: '1990-01-01', sex: '1', sequence })).toThrow(
      RangeError,
    );
  });
});

const CHECKED: CheckedIdentityNumber = { number: '440300199003076510', bornOn: '1990-03-07', sex: '1' };

describe('against given facts', () => {
  it.each([
    ['1', true],
    ['2', false],
    ['0', true],
    ['9', true],
  ])('sex %s is accepted: %s', (sex, accepted) => {
    const result = refuseSexAgainstIdentityNumber(sex, CHECKED);
    if (accepted) expect(result).toBeNull();
    else expect(result).toMatchObject({ code: 'identity-number.sex-mismatch', field: 'sex' });
  });

  it.each([
    ['1990-03-07', 'day', true],
    ['1990-03-08', 'day', false],
    ['1990-03-01', 'month', true],
    ['1990-04-01', 'month', false],
    ['1990-01-01', 'year', true],
    ['1991-01-01', 'year', false],
  ] as const)('birth %s known to the %s is accepted: %s', (bornOn, precision, accepted) => {
    const result = refuseBirthAgainstIdentityNumber(bornOn, precision, CHECKED);
    if (accepted) expect(result).toBeNull();
    else expect(result).toMatchObject({ code: 'identity-number.birth-mismatch', field: 'bornOn' });
  });
});

it.each([
  ['440300199003076510', '44***************0'],
  ['11010519491231002X', '11***************X'],
  ['123', '***'],
  ['1'.repeat(30_000), '*'.repeat(18)],
  ['', ''],
])('masks %s as %s', (number, expected) => {
  expect(maskIdentityNumber(number)).toBe(expected);
});
