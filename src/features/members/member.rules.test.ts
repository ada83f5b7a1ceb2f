import { describe, expect, it } from 'vitest';
import { makeIdentityNumber } from '../codes/identity-number.rules.ts';
import type { MemberDraft } from './member.ts';
import {
  checkMember,
  checkStatusChange,
  completeMember,
  isProbationOverdue,
  type MemberFacts,
  partyAgeOn,
} from './member.rules.ts';

const TODAY = '2026-11-22';
// 000000 is no region, so the numbers are nobody's.
const NUMBER = makeIdentityNumber({ region: '100199', bornOn: '1990-03-07', sex: '2', sequence: 12 });
const SOUND: MemberDraft = {
  name: '张三丰',
  status: 'full',
  managingBranchId: 'b',
  identityNumber: NUMBER,
  sex: '2',
  bornOn: '1990-03-07',
  joinedOn: '2012-06-01',
  fullOn: '2013-06-01',
};
const WITHOUT_NUMBER: MemberDraft = {
  ...SOUND,
  identityNumber: null,
  bornPrecision: 'month',
  bornOn: '1990-03-01',
};
const codes = (draft: MemberDraft, facts: MemberFacts = {}) => {
  const { refusals, warnings } = checkMember(draft, facts, TODAY);
  return [refusals.map((each) => each.code), warnings.map((each) => each.code)];
};

describe('checkMember', () => {
  it.each<[string, MemberDraft, MemberFacts, string[], string[]]>([
    ['sound', SOUND, {}, [], []],
    ['no number: name, birth month and branch suffice', WITHOUT_NUMBER, {}, [], ['member.identity-pending']],
    [
      'no number in the change, but one stored',
      { ...WITHOUT_NUMBER, bornOn: null },
      { hasStoredIdentityNumber: true },
      [],
      [],
    ],
    ['neither number nor birth', { ...WITHOUT_NUMBER, bornOn: null }, {}, ['member.unidentified'], []],
    ['no name', { ...SOUND, name: '' }, {}, ['member.no-name'], []],
    ['no status', { ...SOUND, status: undefined }, {}, ['member.no-status'], []],
    ['no branch', { ...SOUND, managingBranchId: undefined }, {}, ['member.no-branch'], []],
    [
      'a number with a wrong check character',
      { ...SOUND, identityNumber: '440300199003076511' },
      {},
      ['identity-number.check-character'],
      [],
    ],
    ['sex against the number', { ...SOUND, sex: '1' }, {}, ['identity-number.sex-mismatch'], []],
    [
      'birth against the number',
      { ...SOUND, bornOn: '1990-03-08' },
      {},
      ['identity-number.birth-mismatch'],
      [],
    ],
    ['birth month that agrees', { ...SOUND, bornOn: '1990-03-01', bornPrecision: 'month' }, {}, [], []],
    [
      'joined a day before 18',
      { ...WITHOUT_NUMBER, bornOn: '1990-03-07', bornPrecision: 'day', joinedOn: '2008-03-06', fullOn: null },
      {},
      ['member.joined-under-18'],
      ['member.identity-pending'],
    ],
    ['joined on the 18th birthday', { ...SOUND, joinedOn: '2008-03-07', fullOn: null }, {}, [], []],
    [
      'joined in the month of the 18th birthday',
      { ...SOUND, joinedOn: '2008-03-01', joinedPrecision: 'month', fullOn: null },
      {},
      [],
      [],
    ],
    [
      'joined in the month before it',
      { ...SOUND, joinedOn: '2008-02-01', joinedPrecision: 'month', fullOn: null },
      {},
      ['member.joined-under-18'],
      [],
    ],
    ['an impossible day', { ...SOUND, joinedOn: '2012-06-31' }, {}, ['member.impossible-day'], []],
    ['a day to come', { ...SOUND, joinedOn: '2026-11-23', fullOn: null }, {}, ['member.future-day'], []],
    [
      'joined before the Party',
      { ...SOUND, joinedOn: '1912-06-01', fullOn: null },
      {},
      ['member.early-day', 'member.joined-under-18'],
      [],
    ],
    ['full before joining', { ...SOUND, fullOn: '2011-06-01' }, {}, ['member.full-before-joining'], []],
    ['full within the year', { ...SOUND, fullOn: '2013-05-31' }, {}, [], ['member.short-probation']],
    [
      'probation over',
      { ...SOUND, status: 'probationary', joinedOn: '2025-11-21', fullOn: null },
      {},
      [],
      ['member.probation-overdue'],
    ],
    [
      'probation ends today',
      { ...SOUND, status: 'probationary', joinedOn: '2025-11-22', fullOn: null },
      {},
      [],
      [],
    ],
    [
      'probationary with a full day',
      { ...SOUND, status: 'probationary', joinedOn: '2026-01-01', fullOn: '2026-11-01' },
      {},
      [],
      ['member.short-probation', 'member.probationary-with-full-day'],
    ],
    ['an unreadable number', { ...SOUND, phone: '没有' }, {}, ['phone.unreadable'], []],
    ['an emptied status', { ...SOUND, status: '' as never }, {}, ['field.empty'], []],
    ['an unknown code', { ...SOUND, ethnicity: '99' }, {}, ['field.unknown-code'], []],
    [
      'a branch that has ended',
      SOUND,
      { managingBranch: { name: '甲', kind: 'branch', functional: false, endedOn: '2025-01-01' } },
      ['member.branch-ended'],
      [],
    ],
    [
      'managed by a committee',
      SOUND,
      { managingBranch: { name: '甲', kind: 'party_committee', functional: false, endedOn: null } },
      [],
      ['member.not-in-a-branch'],
    ],
    [
      'membership in a functional one',
      SOUND,
      { membershipBranch: { name: '甲', kind: 'branch', functional: true, endedOn: null } },
      [],
      ['member.membership-in-functional'],
    ],
  ])('%s', (_, draft, facts, refusals, warnings) => {
    expect(codes(draft, facts)).toEqual([refusals, warnings]);
  });

  it('never shows an identity number', () => {
    for (const draft of [
      { ...SOUND, sex: '1' as const },
      { ...SOUND, identityNumber: '440300199003076511' },
    ]) {
      expect(JSON.stringify(checkMember(draft, {}, TODAY))).not.toMatch(/\d{10}/);
    }
  });
});

describe('completeMember', () => {
  it('takes sex and birth day from the number', () => {
    const { sex, bornOn, bornPrecision } = completeMember({ identityNumber: NUMBER }, TODAY);
    expect({ sex, bornOn, bornPrecision }).toEqual({ sex: '2', bornOn: '1990-03-07', bornPrecision: 'day' });
  });

  it('sharpens a birth month, keeps a contradiction for the check to refuse', () => {
    expect(
      completeMember({ identityNumber: NUMBER, bornOn: '1990-03-01', bornPrecision: 'month' }, TODAY).bornOn,
    ).toBe('1990-03-07');
    expect(
      completeMember({ identityNumber: NUMBER, bornOn: '1991-03-01', bornPrecision: 'month' }, TODAY).bornOn,
    ).toBe('1991-03-01');
    expect(completeMember({ identityNumber: NUMBER, sex: '1' }, TODAY).sex).toBe('1');
  });
});

it.each([
  ['2025-11-01', 'month', '2026-11-30', false],
  ['2025-11-01', 'month', '2026-12-01', true],
  ['2025-01-01', 'year', '2026-12-31', false],
] as const)('probation from %s (%s) on %s: overdue %s', (joinedOn, precision, today, overdue) => {
  expect(isProbationOverdue(joinedOn, precision, today)).toBe(overdue);
});

it.each([
  [{ status: 'full', joinedOn: '2012-06-01', fullOn: '2013-11-22' }, 13],
  [{ status: 'full', joinedOn: '2012-06-01', fullOn: '2013-11-23' }, 12],
  [{ status: 'full', joinedOn: '2012-06-01' }, 13],
  [{ status: 'full' }, null],
  [{ status: 'probationary', joinedOn: '2012-06-01' }, null],
] as const)('党龄 of %j is %s', (member, years) => {
  expect(partyAgeOn(member, TODAY)).toBe(years);
});

it.each([
  ['probationary', 'full', null],
  ['full', 'suspended', null],
  ['suspended', 'full', null],
  ['full', 'probationary', 'member.status-backwards'],
  ['full', 'cancelled', 'member.status-backwards'],
  ['left', 'full', 'member.status-final'],
  ['dead', 'full', 'member.status-final'],
] as const)('status from %s to %s', (from, to, code) => {
  expect(checkStatusChange(from, to)?.code ?? null).toBe(code);
});
