import { describe, expect, it } from 'vitest';
import type { DeclaredFigureDraft, SocialOrgFactDrafts, SocialOrgFactKind } from './social-org-fact.ts';
import {
  checkSocialOrgFact,
  compareDeclared,
  type MismatchSettlement,
  evaluationEndOf,
  tellDeclarations,
  tellRollCounts,
} from './social-org-fact.rules.ts';

const TODAY = '2026-11-22';

const GOOD: SocialOrgFactDrafts = {
  heads: {
    personName: '张三',
    post: '会长',
    isMember: null,
    deputyRoles: ['party_congress'],
    phone: '13800138000',
  },
  annualChecks: { year: 2025, result: 'qualified' },
  evaluations: { grade: 4, fromOn: '2024-01-01' },
  creditListings: { kind: 'abnormal', fromOn: '2024-01-01', toOn: '2025-01-01' },
  massOrgs: { kind: 'union', fromOn: '2020-01-01' },
  advisors: { kind: 'advisor', personName: '李四', fromOn: '2024-01-01', toOn: '2027-01-01' },
  declaredFigures: { figure: 'members', value: 0, source: '2025 年台账', declaredOn: '2025-12-31' },
};

function codesOf<K extends SocialOrgFactKind>(
  kind: K,
  change: Partial<SocialOrgFactDrafts[K]> = {},
): string[] {
  return checkSocialOrgFact(kind, { ...GOOD[kind], ...change }, TODAY).refusals.map((each) => each.code);
}

describe('checkSocialOrgFact', () => {
  it.each(Object.keys(GOOD) as SocialOrgFactKind[])('takes good %s', (kind) => {
    expect(codesOf(kind)).toEqual([]);
  });

  it.each<[string, readonly string[], string]>([
    ['a head without a name', codesOf('heads', { personName: ' ' }), 'fact.missing'],
    ['a head with a telephone number in words', codesOf('heads', { phone: '问老王' }), 'phone.unreadable'],
    ['a head in office from a day to come', codesOf('heads', { fromOn: '2027-01-01' }), 'day.future'],
    ['a check of next year', codesOf('annualChecks', { year: 2027 }), 'fact.year'],
    ['a check of 1989', codesOf('annualChecks', { year: 1989 }), 'fact.year'],
    [
      'a result that no table has',
      codesOf('annualChecks', { result: 'fine' as 'qualified' }),
      'field.unknown-code',
    ],
    ['a grade of six', codesOf('evaluations', { grade: 6 }), 'field.unknown-code'],
    ['a grade from an impossible day', codesOf('evaluations', { fromOn: '2023-02-30' }), 'day.impossible'],
    ['a listing that ends before it begins', codesOf('creditListings', { toOn: '2024-01-01' }), 'day.order'],
    ['a mass organisation without a day', codesOf('massOrgs', { fromOn: '' }), 'fact.missing'],
    ['a negative declared figure', codesOf('declaredFigures', { value: -1 }), 'count.unreadable'],
    [
      'a declared figure beyond what can be stored',
      codesOf('declaredFigures', { value: 3e9 }),
      'count.unreadable',
    ],
    ['a declaration without its source', codesOf('declaredFigures', { source: '' }), 'fact.missing'],
  ])('refuses %s', (_what, codes, expected) => {
    expect(codes).toContain(expected);
  });

  it('warns of a grade that holds longer than five years', () => {
    const { warnings } = checkSocialOrgFact(
      'evaluations',
      { grade: 3, fromOn: '2020-01-01', toOn: '2026-01-01' },
      TODAY,
    );
    expect(warnings.map((each) => each.code)).toEqual(['fact.evaluation-too-long']);
  });
});

it('a grade holds five years unless it says otherwise', () => {
  expect(evaluationEndOf({ grade: 5, fromOn: '2024-02-29' })).toBe('2029-02-28');
  expect(evaluationEndOf({ grade: 5, fromOn: '2024-02-29', toOn: '2026-01-01' })).toBe('2026-01-02');
});

describe('compareDeclared', () => {
  const declared = (
    figure: DeclaredFigureDraft['figure'],
    value: number,
    declaredOn = '2025-12-31',
  ): DeclaredFigureDraft => ({
    figure,
    value,
    source: '台账',
    declaredOn,
  });

  it('finds figures that differ from the roll, the last declaration counting', () => {
    const figures = [
      declared('full_members', 9, '2024-12-31'),
      declared('full_members', 4),
      declared('members', 5),
    ];
    expect(compareDeclared(figures, { full: 3, probationary: 2, notTransferred: 0 }, [])).toEqual([
      { figure: 'full_members', declared: 4, onRoll: 3, mismatch: true, settled: null },
      { figure: 'members', declared: 5, onRoll: 5, mismatch: false, settled: null },
    ]);
  });

  it('holds nothing against a figure while the roll has nobody', () => {
    expect(
      compareDeclared([declared('members', 5)], { full: 0, probationary: 0, notTransferred: 0 }, []),
    ).toEqual([{ figure: 'members', declared: 5, onRoll: null, mismatch: false, settled: null }]);
  });
});

describe('a settled difference', () => {
  const figures = [
    { figure: 'members', value: 5, source: '台账', declaredOn: '2025-12-31' },
  ] satisfies DeclaredFigureDraft[];
  const made = {
    figure: 'members',
    decision: 'roll',
    declared: 5,
    declaredOn: '2025-12-31',
    onRoll: 3,
    reason: '两人已迁出',
    by: '王五',
    at: '2026-01-05',
  } satisfies MismatchSettlement;
  const counted = (members: number) => ({ full: members, probationary: 0, notTransferred: 0 });

  it.each([
    ['the roll is right', made, 3, false, 'roll'],
    ['the roll moved on', made, 4, true, undefined],
    ['another number was declared', { ...made, declared: 6 }, 3, true, undefined],
    ['it was declared on another day', { ...made, declaredOn: '2025-06-30' }, 3, true, undefined],
    ['another figure', { ...made, figure: 'full_members' }, 3, true, undefined],
    ['the roll is to be mended', { ...made, decision: 'declared' }, 3, true, 'declared'],
    ['the roll is being mended', { ...made, decision: 'declared' }, 4, true, 'declared'],
    ['the roll is mended', { ...made, decision: 'declared' }, 5, false, undefined],
  ] as const)('%s', (_, settlement, members, mismatch, decision) => {
    const [found] = compareDeclared(figures, counted(members), [settlement]);
    expect(found).toMatchObject({ mismatch });
    expect(found?.settled?.decision).toBe(decision);
  });
});

describe('beside the Party line', () => {
  const declared = [
    { figure: 'full_members', declared: 5, onRoll: 5, mismatch: false, settled: null },
    { figure: 'probationary_members', declared: 2, onRoll: 1, mismatch: true, settled: null },
    { figure: 'members', declared: 7, onRoll: 6, mismatch: true, settled: null },
  ] as const;

  it('hides a small number and what would give it away', () => {
    const roll = { full: 5, probationary: 1, notTransferred: 0 };
    expect(tellRollCounts(roll)).toEqual({ full: 'withheld', probationary: 'few', notTransferred: 'few' });
    expect(tellDeclarations(declared, roll)).toEqual([
      { figure: 'full_members', declared: 5, onRoll: 'withheld', mismatch: false, settled: null },
      { figure: 'probationary_members', declared: 2, onRoll: 'few', mismatch: false, settled: null },
      { figure: 'members', declared: 7, onRoll: 6, mismatch: true, settled: null },
    ]);
  });

  it('tells what is large enough', () => {
    const roll = { full: 5, probationary: 4, notTransferred: 3 };
    expect(tellRollCounts(roll)).toEqual(roll);
  });

  it('tells nothing of two, not even the sum', () => {
    const roll = { full: 1, probationary: 1, notTransferred: 0 };
    expect(Object.values(tellRollCounts(roll))).toEqual(['few', 'few', 'few']);
    expect(tellDeclarations(declared, roll).map(({ onRoll }) => onRoll)).toEqual(['few', 'few', 'few']);
  });
});
