import { describe, expect, it } from 'vitest';
import { makeCreditCode } from '../codes/credit-code.rules.ts';
import type { SocialOrgDraft } from './social-org.ts';
import {
  checkSocialOrg,
  cleanSocialOrg,
  everydayRegion,
  isUsuallyLegalPerson,
  isUsuallyOperating,
  type SocialOrgFactsAround,
  sizeBandOf,
} from './social-org.rules.ts';

const TODAY = '2026-11-22';
const ASSOCIATION = makeCreditCode({ prefix: '51', region: '610723', subject: 'MJQ00001' });
const WHOLE: SocialOrgDraft = {
  name: '洋县餐饮协会',
  type: 'association',
  creditCode: ASSOCIATION,
  regionCode: '610723000',
};

function codesOf(draft: SocialOrgDraft, facts: SocialOrgFactsAround = {}) {
  const { refusals, warnings } = checkSocialOrg(draft, facts, TODAY);
  return { refused: refusals.map((each) => each.code), warned: warnings.map((each) => each.code) };
}

describe('checkSocialOrg', () => {
  it('finds nothing in a whole draft', () => {
    expect(codesOf(WHOLE, { creating: true, regionInForce: true })).toEqual({ refused: [], warned: [] });
  });

  it.each<[string, SocialOrgDraft, SocialOrgFactsAround, string]>([
    ['no name', { ...WHOLE, name: undefined }, { creating: true }, 'social-org.no-name'],
    ['an empty name', { name: '  ' }, {}, 'social-org.no-name'],
    ['a name of 121 characters', { name: '会'.repeat(121) }, {}, 'field.too-long'],
    ['no type', { ...WHOLE, type: undefined }, { creating: true }, 'social-org.no-type'],
    ['an emptied type', { ...WHOLE, type: null as never }, {}, 'field.empty'],
    ['an emptied status', { status: null as never }, {}, 'field.empty'],
    ['an emptied place', { regionCode: null as never }, {}, 'field.empty'],
    ['a type that no table has beside a code', { ...WHOLE, type: 'club' as never }, {}, 'field.unknown-code'],
    ['a type that the code contradicts', { ...WHOLE, type: 'foundation' }, {}, 'credit-code.type-mismatch'],
    [
      'a new type that the stored code contradicts',
      { type: 'foundation' },
      { stored: WHOLE },
      'credit-code.type-mismatch',
    ],
    [
      'a new code that the stored type contradicts',
      { creditCode: ASSOCIATION },
      { stored: { type: 'service_agency' } },
      'credit-code.type-mismatch',
    ],
    ['a wrong character 18', { creditCode: '51330100MJ8000012Q' }, {}, 'credit-code.check-character'],
    ['a code of 17 characters', { creditCode: '51330100MJ8000012' }, {}, 'credit-code.length'],
    ['a negative count', { staff: -1 }, {}, 'count.negative'],
    ['a negative number of volunteers', { volunteers: -5 }, {}, 'count.negative'],
    ['half a person', { staff: 1.5 }, {}, 'count.unreadable'],
    [
      'more full-time staff than staff',
      { staff: 3, staffFullTime: 4 },
      {},
      'social-org.full-time-above-staff',
    ],
    [
      'fewer staff than stored full-time staff',
      { staff: 3 },
      { stored: { staffFullTime: 4 } },
      'social-org.full-time-above-staff',
    ],
    ['an impossible founding day', { foundedOn: '2023-02-30' }, {}, 'day.impossible'],
    ['a founding day to come', { foundedOn: '2026-11-23' }, {}, 'day.future'],
    ['a founding day of long ago', { foundedOn: '1801-01-01' }, {}, 'day.too-early'],
    [
      'an end before the founding',
      { status: 'revoked', endedOn: '2019-01-01', foundedOn: '2020-01-01' },
      {},
      'social-org.ended-before-founded',
    ],
    [
      'an end before it was entered, founded nobody knows when',
      { status: 'deregistered', endedOn: '2024-01-01' },
      { countedFrom: '2026-01-01' },
      'social-org.ended-before-counted',
    ],
    ['an end without its day', { status: 'deregistered' }, {}, 'social-org.end-without-day'],
    ['a day without an end', { endedOn: '2024-01-01', status: 'normal' }, {}, 'social-org.day-without-end'],
    [
      'no place at all',
      { ...WHOLE, regionCode: undefined, creditCode: null },
      { creating: true },
      'social-org.no-region',
    ],
    ['a region code of six digits', { regionCode: '610723' }, {}, 'social-org.region'],
    ['a retired region', { regionCode: '610721000' }, { regionInForce: false }, 'social-org.region-unknown'],
    ['a sector that nobody has', { sector: 'space' }, { sectorKnown: false }, 'social-org.sector-unknown'],
    ['a telephone number in words', { contactPhone: '问老王' }, {}, 'phone.unreadable'],
    ['a status that no table has', { status: 'asleep' as 'normal' }, {}, 'field.unknown-code'],
  ])('refuses %s', (_what, draft, facts, code) => {
    expect(codesOf(draft, facts).refused).toEqual([code]);
  });

  it.each<[string, SocialOrgDraft, SocialOrgFactsAround, string]>([
    ['a wrong character 17', { creditCode: wrongSubject() }, {}, 'credit-code.subject-check-character'],
    ['a place far from the code', { ...WHOLE, regionCode: '610722000' }, {}, 'social-org.region-differs'],
    [
      'a new place far from the stored code',
      { regionCode: '430000000' },
      { stored: WHOLE },
      'social-org.region-differs',
    ],
  ])('warns of %s and stores it', (_what, draft, facts, code) => {
    expect(codesOf(draft, facts)).toEqual({ refused: [], warned: [code] });
  });

  it.each<[string, SocialOrgDraft, SocialOrgFactsAround]>([
    ['a township of the code', { ...WHOLE, regionCode: '610723104' }, {}],
    [
      'a county under a code of the province',
      {
        regionCode: '610723000',
        creditCode: makeCreditCode({ prefix: '51', region: '610000', subject: 'MJQ00001' }),
      },
      {},
    ],
    ['a place derived from the code', { ...WHOLE, regionCode: undefined }, { creating: true }],
    ['unknown counts', { staff: null, staffFullTime: null, volunteers: null }, {}],
    ['a change of one field', { contactName: '李四' }, {}],
    ['as many full-time staff as staff', { staff: 4, staffFullTime: 4 }, {}],
    ['a founding of today', { foundedOn: TODAY }, {}],
  ])('takes %s', (_what, draft, facts) => {
    expect(codesOf(draft, facts)).toEqual({ refused: [], warned: [] });
  });
});

/** A code whose character 17 is off while character 18 fits it. */
function wrongSubject(): string {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
  const first17 = `51330100MJ800001${'3'}`;
  const sum = [...first17].reduce(
    (total, character, index) => total + alphabet.indexOf(character) * (weights[index] ?? 0),
    0,
  );
  return first17 + alphabet.charAt((31 - (sum % 31)) % 31);
}

describe('cleanSocialOrg', () => {
  it('folds codes and numbers, trims texts, makes empty ones null and leaves out what is not said', () => {
    expect(
      cleanSocialOrg({
        name: ' 洋县餐饮协会 ',
        creditCode: ASSOCIATION.toLowerCase(),
        contactPhone: '１３８００１３８０００',
        address: '  ',
        sector: undefined,
        staff: 0,
      }),
    ).toEqual({
      name: '洋县餐饮协会',
      creditCode: ASSOCIATION,
      contactPhone: '13800138000',
      address: null,
      staff: 0,
    });
  });

  it('keeps what it cannot read, for the check to refuse', () => {
    expect(cleanSocialOrg({ name: '  ', creditCode: '51-?' })).toEqual({ name: '', creditCode: '51-?' });
  });

  it('takes an end without a status for 注销', () => {
    expect(cleanSocialOrg({ endedOn: '2024-05-01' })).toEqual({
      endedOn: '2024-05-01',
      status: 'deregistered',
    });
    expect(cleanSocialOrg({ endedOn: '2024-05-01', status: 'revoked' }).status).toBe('revoked');
  });
});

it.each([
  [ASSOCIATION, '610723000'],
  [makeCreditCode({ prefix: '51', region: '100000', subject: '50000050' }), '000000000'],
  [makeCreditCode({ prefix: '52', region: '610700', subject: 'MJQ00001' }), '610700000'],
  ['51330100MJ8000012Q', null],
  [null, null],
])('the code %s speaks of the place %s', (creditCode, region) => {
  expect(everydayRegion({ creditCode })).toBe(region);
});

it.each([
  [null, '0'],
  [0, '1'],
  [9, '1'],
  [10, '2'],
  [29, '2'],
  [30, '3'],
  [99, '3'],
  [100, '4'],
])('%s staff are band %s', (staff, band) => {
  expect(sizeBandOf(staff)).toBe(band);
});

it.each([
  ['association', 'registered', true],
  ['service_agency', undefined, true],
  ['association', 'filed', false],
  ['law_firm', 'registered', false],
] as const)('a %s that is %s is a legal person: %s', (type, registerKind, expected) => {
  expect(isUsuallyLegalPerson({ type, registerKind })).toBe(expected);
});

it.each([
  [undefined, true],
  ['normal', true],
  ['abnormal_list', true],
  ['stopped', false],
  ['revoked', false],
] as const)('in status %s it operates: %s', (status, expected) => {
  expect(isUsuallyOperating({ status })).toBe(expected);
});
