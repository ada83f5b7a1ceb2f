import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../platform/kernel/refusal.ts';
import {
  checkCreditCode,
  creditCodeOrgType,
  makeCreditCode,
  refuseTypeAgainstCreditCode,
  regionOfCreditCode,
} from './credit-code.rules.ts';

describe('checkCreditCode', () => {
  it.each([
    ['51330100MJ8000012R', 'worked example A'],
    ['52310101MJ12345619', 'worked example B'],
    ['53440300MJ0A1B2C58', 'letters in the subject'],
    ['51100000500000015P', '民政部'],
    ['52110108MJ9999X16R', 'made up'],
    ['91350100M000100Y43', 'the enterprise that standards quote'],
    ['51100000500009247D', 'public'],
    ['51100000500002862F', 'public'],
    ['51100000500012681T', 'public'],
  ])('takes %s (%s) without a word about character 18', (code) => {
    expect(checkCreditCode(code)).toMatchObject({ code });
  });

  it.each([
    ['51330100mj8000012r', 'lower case'],
    ['\uFF15\uFF11330100\uFF2D\uFF2A8000012\uFF32', 'full width'],
    [' 51330100 MJ8000012R\u3000', 'blanks'],
    ['513301-00MJ800001-2R', 'dashes'],
  ])('folds %s (%s)', (text) => {
    expect(checkCreditCode(text)).toEqual({ code: '51330100MJ8000012R', warnings: [] });
  });

  it.each([
    ['51100000500000024G', 'credit-code.check-character', '“M”'],
    ['51330100MJ8000012A', 'credit-code.check-character', '“R”'],
    ['51330100MJ8000012', 'credit-code.length', '17 位'],
    ['51330100MJ8000012RR', 'credit-code.length', '19 位'],
    ['', 'credit-code.length', '0 位'],
    ['51330100MJ80000I2R', 'credit-code.character', '第 16 位'],
    ['51330100MJ80000O2R', 'credit-code.character', '数字 0'],
    ['51330100MJ80000S2R', 'credit-code.character', '数字 5'],
    ['51330100MJ80000V2R', 'credit-code.character', '“V”'],
    ['51330100MJ80000Z2R', 'credit-code.character', '数字 2'],
    ['5133010中MJ80000121', 'credit-code.character', '“中”'],
    ['513A0100MJ8000012R', 'credit-code.region', '3A0100'],
    ['000000000000000000', 'credit-code.department', '第 1 位'],
  ])('refuses %s as %s, saying %s', (text, code, part) => {
    const result = checkCreditCode(text);
    expect(result).toMatchObject({ kind: 'refusal', code, field: 'creditCode' });
    expect(isRefusal(result) && result.message).toContain(part);
  });

  it('warns of character 17 and stores the code', () => {
    // Worked example A has “2” as character 17; with “3” the last character becomes “W”.
    const result = checkCreditCode('51330100MJ8000013W');
    expect(result).not.toSatisfy(isRefusal);
    expect(result).toMatchObject({
      code: '51330100MJ8000013W',
      warnings: [{ kind: 'warning', code: 'credit-code.subject-check-character' }],
    });
  });

  it('catches every single wrong character', () => {
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
    const good = '51330100MJ8000012R';
    for (let place = 0; place < good.length; place += 1) {
      for (const character of alphabet) {
        if (character === good[place]) continue;
        const bad = good.slice(0, place) + character + good.slice(place + 1);
        expect(checkCreditCode(bad), bad).toSatisfy(isRefusal);
      }
    }
  });
});

describe('makeCreditCode', () => {
  it.each([
    ['51', '330100', 'MJ800001', '51330100MJ8000012R'],
    ['52', '310101', 'MJ123456', '52310101MJ12345619'],
  ])('%s %s %s → %s', (prefix, region, subject, expected) => {
    expect(makeCreditCode({ prefix, region, subject })).toBe(expected);
  });

  it('makes codes that pass without a warning', () => {
    const serial = fc.integer({ min: 0, max: 999_999 }).map((n) => `MJ${String(n).padStart(6, '0')}`);
    fc.assert(
      fc.property(fc.constantFrom('51', '52', '53', '59', '31'), serial, (prefix, subject) => {
        const code = makeCreditCode({ prefix, region: '610723', subject });
        expect(checkCreditCode(code)).toEqual({ code, warnings: [] });
      }),
    );
  });

  it('throws for parts of another shape', () => {
    expect(() => makeCreditCode({ prefix: '5', region: '610723', subject: 'MJ000001' })).toThrow(RangeError);
  });
});

describe('what a code tells', () => {
  it.each([
    ['51330100MJ8000012R', 'association', '330100'],
    ['52310101MJ12345619', 'service_agency', '310101'],
    ['53440300MJ0A1B2C58', 'foundation', '440300'],
    ['59330100MJ8000012R', 'other', '330100'],
    ['31330000MD0000000X', 'law_firm', '330000'],
    ['91350100M000100Y43', null, '350100'],
    ['51100000500000015P', 'association', '100000'],
  ])('%s: %s, region %s', (code, type, region) => {
    expect(creditCodeOrgType(code)).toBe(type);
    expect(regionOfCreditCode(code)).toBe(region);
  });

  it.each([
    ['association', '51', true],
    ['association', '52', false],
    ['association', '91', false],
    ['association', '13', true],
    ['service_agency', '52', true],
    ['service_agency', '51', false],
    ['foundation', '53', true],
    ['foundation', '51', false],
    ['foundation', '59', false],
    ['law_firm', '31', true],
    ['law_firm', '91', false],
    ['accounting_firm', '91', true],
    ['accounting_firm', '51', false],
    ['tax_firm', '92', true],
    ['tax_firm', '31', false],
    ['other', '59', true],
    ['other', '93', true],
    ['other', '53', false],
  ] as const)('type %s with prefix %s: %s (CODE-03)', (type, prefix, accepted) => {
    const result = refuseTypeAgainstCreditCode(type, `${prefix}330100MJ8000012R`);
    if (accepted) expect(result).toBeNull();
    else expect(result).toMatchObject({ code: 'credit-code.type-mismatch', field: 'type' });
  });
});
