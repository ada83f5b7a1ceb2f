import { describe, expect, it } from 'vitest';
import { type CountingBase, shippedDefinitions } from './counting-definition.ts';
import {
  type CoverageFacts,
  type CoverageWay,
  type GapGroup,
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
  notTransferred: 0,
  ways: [],
  advisor: false,
  massOrg: false,
  responsibilityUnclear: false,
  exempt: false,
};

function masksFor(code: string) {
  const definition = shippedDefinitions.find((each) => each.code === code);
  if (definition === undefined) throw new Error(code);
  return masksOf(definition.settings);
}

describe('buckets of full members (BRANCH-01, 三名以上 includes three)', () => {
  it.each([
    [null, 0, 'unknown'],
    [0, 0, 'none'],
    [1, 0, 'few'],
    [2, 0, 'few'],
    [3, 0, 'due'],
    [50, 0, 'due'],
    [3, 1, 'few'],
    [3, 3, 'few'],
    [1, 1, 'few'],
    [4, 1, 'due'],
  ] as const)('%s, of them %s not transferred → %s', (fullMembers, notTransferred, bucket) => {
    expect(memberBucketOf(fullMembers, notTransferred)).toBe(bucket);
  });
});

describe('members whose 组织关系 is elsewhere (SORGP-15)', () => {
  const working = shippedDefinitions[0]?.settings;
  if (working === undefined) throw new Error('no definition');
  it.each([
    // full, of them not transferred, whether these count → group, 可吸收未转入党员组建
    [3, 0, false, 'establishment_gap', false],
    [3, 1, false, 'few_members', true],
    [3, 1, true, 'establishment_gap', true],
    [3, 3, false, 'few_members', true],
    [3, 3, true, 'establishment_gap', true],
    [2, 1, true, 'few_members', false],
    [2, 2, true, 'few_members', false],
    [0, 0, true, 'no_members', false],
    [null, 0, true, 'unverified', false],
  ] as const)(
    '%s, %s of them elsewhere, counted: %s → %s',
    (fullMembers, notTransferred, counts, gap, absorbable) => {
      const masks = masksOf({ ...working, notTransferredCounts: counts });
      const signature = signatureOf({ ...plain, fullMembers, notTransferred });
      expect(judge(signature, masks)).toMatchObject({ gap, absorbable });
    },
  );

  it('belong to the base of those who could have a Party organisation where they count', () => {
    const inBase = (notTransferredCounts: boolean) =>
      judge(
        signatureOf({ ...plain, fullMembers: 3, notTransferred: 2 }),
        masksOf({ ...working, base: 'eligible', notTransferredCounts }),
      ).inBase;
    expect([inBase(false), inBase(true)]).toEqual([false, true]);
  });
});

describe('另有规定', () => {
  it.each([null, 0, 2, 3])('keeps one with %s members out of the four lists', (fullMembers) => {
    const signature = signatureOf({ ...plain, fullMembers, exempt: true });
    expect(judge(signature, masksFor('working')).gap).toBe('exempt');
  });

  it('is none that is covered', () => {
    const signature = signatureOf({ ...plain, fullMembers: 5, ways: ['sole'], exempt: true });
    expect(judge(signature, masksFor('working'))).toMatchObject({ formal: true, gap: null });
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
      notTransferredCounts: false,
      advisorCounts: true,
      massOrgCounts: true,
    });
    expect(judge(signatureOf({ ...plain, ...facts }), masks).inBase).toBe(inBase);
  });
});

describe('work coverage, gaps and the unverified (SORGP-04, 14, 15)', () => {
  it.each<[Partial<CoverageFacts>, { work: boolean; gap: GapGroup | null }]>([
    [{ advisor: true }, { work: true, gap: 'no_members' }],
    [{ massOrg: true }, { work: true, gap: 'no_members' }],
    [{ ways: ['sole'] }, { work: true, gap: null }],
    [{ fullMembers: 3 }, { work: false, gap: 'establishment_gap' }],
    [
      { fullMembers: 3, advisor: true },
      { work: true, gap: 'establishment_gap' },
    ],
    [
      { fullMembers: 3, ways: ['joint'] },
      { work: true, gap: null },
    ],
    [{ fullMembers: null }, { work: false, gap: 'unverified' }],
    [
      { fullMembers: null, ways: ['attached'] },
      { work: true, gap: null },
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
      gap: null,
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
        for (const [fullMembers, notTransferred] of [
          [null, 0],
          [0, 0],
          [1, 0],
          [3, 1],
          [3, 0],
        ] as const)
          for (let ways = 0; ways < 16; ways += 1)
            for (const advisor of either)
              for (const massOrg of either)
                for (const responsibilityUnclear of either)
                  for (const exempt of either) {
                    const all: CoverageWay[] = ['sole', 'joint', 'attached', 'functional'];
                    const chosen = all.filter((_, bit) => (ways & (1 << bit)) !== 0);
                    seen.add(
                      signatureOf({
                        filed,
                        legalPerson,
                        operating,
                        fullMembers,
                        notTransferred,
                        ways: chosen,
                        advisor,
                        massOrg,
                        responsibilityUnclear,
                        exempt,
                      }),
                    );
                  }
  expect(seen.size).toBe(2 ** 3 * 5 * 2 ** 4 * 2 ** 4);
  expect(Math.max(...seen)).toBeLessThan(SIGNATURE_LIMIT);
});
