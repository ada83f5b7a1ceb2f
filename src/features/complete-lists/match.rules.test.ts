import { describe, expect, it } from 'vitest';
import { makeCreditCode } from '../codes/credit-code.rules.ts';
import {
  keysOf,
  type Match,
  matchByName,
  type Namesake,
  type RowToMatch,
  settleRivals,
} from './match.rules.ts';
import { foldName } from '../../platform/kernel/fold-name.ts';

const PLACES = ['洋县', '汉中市', '陕西省'];
const code = (prefix: string, subject: string) => makeCreditCode({ prefix, region: '610723', subject });
const ASSOCIATION = code('51', 'MJQ00001');
const OTHER_ASSOCIATION = code('51', 'MJQ00002');
const AGENCY = code('52', 'MJQ00003');

const row = (more: Partial<RowToMatch> = {}): RowToMatch => ({
  row: 2,
  name: '洋县志愿者协会',
  creditCode: null,
  place: null,
  ...more,
});

interface OurOrg extends Partial<Namesake> {
  readonly name?: string;
}

function match(given: RowToMatch, ...ours: OurOrg[]): Match {
  const bearers = new Map<string, Namesake[]>();
  ours.forEach(({ name = '洋县志愿者协会', ...more }, index) => {
    const namesake = { id: `org ${index}`, creditCode: null, regionCode: '610723000', taken: false, ...more };
    bearers.set(foldName(name), [...(bearers.get(foldName(name)) ?? []), namesake]);
  });
  return matchByName(given, keysOf(given, PLACES), bearers);
}

const MEANT: Match = { kind: 'meant', id: 'org 0' };
const NONE: Match = { kind: 'none' };

describe('a row means ours', () => {
  it.each<[string, string, string]>([
    ['the name itself', '洋县志愿者协会', '洋县志愿者协会'],
    ['wide brackets and narrow ones', '洋县（城区）志愿者协会', '洋县(城区)志愿者协会'],
    ['traditional characters', '洋縣志願者協會', '洋县志愿者协会'],
    ['blanks and quotes', '洋县 “志愿者” 协会', '洋县志愿者协会'],
    ['without the place there', '志愿者协会', '洋县志愿者协会'],
    ['without the place here', '洋县志愿者协会', '志愿者协会'],
    ['the prefecture in front', '汉中市洋县志愿者协会', '洋县志愿者协会'],
    ['the place in brackets', '（洋县）志愿者协会', '志愿者协会'],
  ])('by %s', (_what, theirs, ours) => {
    expect(match(row({ name: theirs }), { name: ours })).toEqual(MEANT);
  });

  it.each<[string, Partial<RowToMatch>, OurOrg]>([
    ['with a code where we have none', { creditCode: ASSOCIATION }, {}],
    ['without a code where we have one', {}, { creditCode: ASSOCIATION }],
    ['with another code of the same kind', { creditCode: OTHER_ASSOCIATION }, { creditCode: ASSOCIATION }],
    ['in its township', { place: '610723104' }, { regionCode: '610723000' }],
    ['of a township of its county', { place: '610723000' }, { regionCode: '610723104' }],
  ])('%s', (_what, theirs, ours) => {
    expect(match(row(theirs), ours)).toEqual(MEANT);
  });
});

describe('a row means none of ours', () => {
  it.each<[string, Partial<RowToMatch>, OurOrg]>([
    ['by another name', { name: '洋县义工协会' }, {}],
    ['in another place', { place: '610722000' }, {}],
    ['in a sister township', { place: '610723001' }, { regionCode: '610723104' }],
    ['by a code of another kind of body', { creditCode: AGENCY }, { creditCode: ASSOCIATION }],
    ['where another row has its code', {}, { taken: true }],
  ])('%s', (_what, theirs, ours) => {
    expect(match(row(theirs), ours)).toEqual(NONE);
  });
});

describe('it can’t be told which', () => {
  it('where two of ours bear the name', () => {
    expect(match(row(), { regionCode: '610723104' }, { regionCode: '610723001' })).toEqual({
      kind: 'unclear',
      ids: ['org 0', 'org 1'],
    });
  });

  it('unless the place says it', () => {
    const ours = [{ regionCode: '610723001' }, { regionCode: '610723104' }];
    expect(match(row({ place: '610723001' }), ...ours)).toEqual(MEANT);
  });

  it('where two rows mean one of ours: neither gets it, others keep theirs', () => {
    const matches = new Map<number, Match>([
      [2, MEANT],
      [3, MEANT],
      [4, { kind: 'meant', id: 'org 1' }],
      [5, NONE],
    ]);
    const unclear: Match = { kind: 'unclear', ids: ['org 0'] };
    expect([...settleRivals(matches)]).toEqual([
      [2, unclear],
      [3, unclear],
      [4, { kind: 'meant', id: 'org 1' }],
      [5, NONE],
    ]);
  });
});
