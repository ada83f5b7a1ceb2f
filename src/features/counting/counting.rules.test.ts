import { describe, expect, it } from 'vitest';
import { type CountingBase, shippedDefinitions } from './counting-definition.ts';
import {
  type CoverageFacts,
  type CoverageWay,
  judge,
  masksOf,
  memberBucketOf,
  SIGNATURE_LIMIT,
  signatureOf,
} from './counting.rules.ts';

const plain: CoverageFacts = {
  filed: false,
  legalPerson: true,
  operating: true,
  fullMembers: 0,
  ways: [],
  advisor: false,
  massOrg: false,
  responsibilityUnclear: false,
};

function masksFor(code: string) {
  const definition = shippedDefinitions.find((each) => each.code === code);
  if (definition === undefined) throw new Error(code);
  return masksOf(definition.settings);
}

describe('buckets of full members (BRANCH-01, 三名以上 includes three)', () => {
  it.each([
    [null, 'unknown'],
    [0, 'none'],
    [1, 'few'],
    [2, 'few'],
    [3, 'due'],
    [50, 'due'],
  ] as const)('%s → %s', (fullMembers, bucket) => {
    expect(memberBucketOf(fullMembers)).toBe(bucket);
  });
});

describe('which ways count under which definition', () => {
  it.each<[string, CoverageWay[], boolean, CoverageWay | null]>([
    ['working', ['attached'], true, 'attached'],
    ['party_statistics', ['attached'], false, null],
    ['civil_affairs', ['attached'], true, 'attached'],
    ['working', ['functional'], true, 'functional'],
    ['civil_affairs', ['functional'], false, null],
    ['party_statistics', ['sole'], true, 'sole'],
    ['party_statistics', ['attached', 'joint'], true, 'joint'],
    ['working', ['functional', 'attached', 'joint', 'sole'], true, 'sole'],
    ['working', [], false, null],
  ])('%s: %j → %s by %s', (code, ways, formal, way) => {
    const judgement = judge(signatureOf({ ...plain, ways }), masksFor(code));
    expect([judgement.formal, judgement.way]).toEqual([formal, way]);
  });
});

describe('who belongs to the base', () => {
  it.each<[CountingBase, Partial<CoverageFacts>, boolean]>([
    ['registered', { filed: false }, true],
    ['registered', { filed: true }, false],
    ['registered_and_filed', { filed: true }, true],
    ['legal_persons', { legalPerson: false }, false],
    ['legal_persons', { legalPerson: true, filed: true }, true],
    ['operating', { operating: false }, false],
    ['operating', { operating: true }, true],
    ['eligible', { fullMembers: 3 }, true],
    ['eligible', { fullMembers: 2 }, false],
    ['eligible', { fullMembers: null }, false],
  ])('%s: %j → %s', (base, facts, inBase) => {
    const masks = masksOf({
      base,
      attachedCounts: true,
      functionalCounts: true,
      advisorCounts: true,
      massOrgCounts: true,
    });
    expect(judge(signatureOf({ ...plain, ...facts }), masks).inBase).toBe(inBase);
  });
});

describe('work coverage, gaps and the unverified (SORGP-04, 14, 15)', () => {
  it.each<[Partial<CoverageFacts>, { work: boolean; establishmentGap: boolean; unverified: boolean }]>([
    [{ advisor: true }, { work: true, establishmentGap: false, unverified: false }],
    [{ massOrg: true }, { work: true, establishmentGap: false, unverified: false }],
    [{ ways: ['sole'] }, { work: true, establishmentGap: false, unverified: false }],
    [{ fullMembers: 3 }, { work: false, establishmentGap: true, unverified: false }],
    [
      { fullMembers: 3, advisor: true },
      { work: true, establishmentGap: true, unverified: false },
    ],
    [
      { fullMembers: 3, ways: ['joint'] },
      { work: true, establishmentGap: false, unverified: false },
    ],
    [{ fullMembers: null }, { work: false, establishmentGap: false, unverified: true }],
    [
      { fullMembers: null, ways: ['attached'] },
      { work: true, establishmentGap: false, unverified: false },
    ],
  ])('%j', (facts, expected) => {
    expect(judge(signatureOf({ ...plain, ...facts }), masksFor('working'))).toMatchObject(expected);
  });

  it('counts nothing outside the base', () => {
    const filed = signatureOf({
      ...plain,
      filed: true,
      ways: ['sole'],
      fullMembers: 5,
      responsibilityUnclear: true,
    });
    expect(judge(filed, masksFor('civil_affairs'))).toMatchObject({
      inBase: false,
      formal: false,
      work: false,
      establishmentGap: false,
      responsibilityUnclear: false,
    });
  });
});

it('gives every combination of facts a signature of its own', () => {
  const seen = new Set<number>();
  const either = [false, true];
  for (const filed of either)
    for (const legalPerson of either)
      for (const operating of either)
        for (const fullMembers of [null, 0, 1, 3])
          for (let ways = 0; ways < 16; ways += 1)
            for (const advisor of either)
              for (const massOrg of either)
                for (const responsibilityUnclear of either) {
                  const all: CoverageWay[] = ['sole', 'joint', 'attached', 'functional'];
                  const chosen = all.filter((_, bit) => (ways & (1 << bit)) !== 0);
                  seen.add(
                    signatureOf({
                      filed,
                      legalPerson,
                      operating,
                      fullMembers,
                      ways: chosen,
                      advisor,
                      massOrg,
                      responsibilityUnclear,
                    }),
                  );
                }
  expect(seen.size).toBe(SIGNATURE_LIMIT);
});
