import { describe, expect, it } from 'vitest';
import { isSameOrg, oneSpelling, type OrgSaid } from './same-org.rules.ts';

const PLACES = ['洋县', '汉中市', '陕西省'];
const CODE = '51610723MJX9001043';
const OTHER_CODE = '51610723MJX9002043';
const YANGZHOU = '610723001';
const XIECUN = '610723102';
const COUNTY = '610723000';

describe('one spelling of a name', () => {
  it.each([
    '洋县（北坝）商会',
    '洋縣(北坝) 商會',
    '（洋县）(北坝)商会',
    '汉中市洋县（北坝）商会',
    '（北坝）商会',
  ])('%s', (name) => expect(oneSpelling(name, PLACES)).toBe(oneSpelling('洋县（北坝）商会', PLACES)));

  it.each(['陕西省书画协会', '汉中市书画协会', '城固县书画协会'])('%s is another than that of 洋县', (name) =>
    expect(oneSpelling(name, PLACES)).not.toBe(oneSpelling('洋县书画协会', PLACES)),
  );
});

describe('rows that speak of one organisation', () => {
  const meets = (earlier: Partial<OrgSaid>, later: Partial<OrgSaid>) => {
    const said = { name: '老年协会', creditCode: undefined, place: null };
    return isSameOrg({ ...said, ...earlier }, { ...said, ...later });
  };

  it.each([
    ['the name alone', {}, {}, true],
    ['one code under two names', { name: '甲', creditCode: CODE }, { name: '乙', creditCode: CODE }, true],
    ['two codes under one name', { creditCode: CODE }, { creditCode: OTHER_CODE }, false],
    ['the code left out the second time', { creditCode: CODE }, {}, true],
    ['the code left out the first time', {}, { creditCode: CODE }, true],
    ['two villages', { place: YANGZHOU }, { place: XIECUN }, false],
    ['the county and one of its villages', { place: COUNTY }, { place: XIECUN }, true],
    ['a village and its county', { place: XIECUN }, { place: COUNTY }, true],
    ['a village, and nothing said', { place: XIECUN }, {}, true],
    ['nothing said, and a village', {}, { place: XIECUN }, true],
    [
      'a code of a village, and another village',
      { creditCode: CODE, place: YANGZHOU },
      { place: XIECUN },
      false,
    ],
    ['two names', { name: '甲协会' }, { name: '乙协会' }, false],
    ['no names', { name: '' }, { name: '' }, false],
    [
      'one code in two places',
      { creditCode: CODE, place: YANGZHOU },
      { creditCode: CODE, place: XIECUN },
      true,
    ],
  ])('%s', (_name, earlier, later, expected) => expect(meets(earlier, later)).toBe(expected));
});
