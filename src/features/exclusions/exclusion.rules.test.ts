import { describe, expect, it } from 'vitest';
import type { ExclusionDays, PassingMeeting } from './exclusion.ts';
import {
  checkAgreement,
  checkEnding,
  checkExclusion,
  checkPassing,
  exclusionStateOn,
} from './exclusion.rules.ts';

const TODAY = '2026-06-15';
const WHOLE: ExclusionDays = {
  fromOn: '2026-03-01',
  lastOn: '2026-12-31',
  agreedOn: '2026-03-10',
  passedOn: '2026-03-05',
};
const codesOf = (refusals: readonly { code: string }[]) => refusals.map(({ code }) => code);

describe('where it stands', () => {
  it.each<[Partial<ExclusionDays>, string, string]>([
    [{}, '2026-03-10', 'in-force'],
    [{}, '2026-03-09', 'coming'],
    [{}, '2026-12-31', 'in-force'],
    [{}, '2027-01-01', 'ended'],
    [{ agreedOn: null }, TODAY, 'waiting'],
    [{ passedOn: null }, TODAY, 'waiting'],
    [{ agreedOn: null, passedOn: null }, '2027-01-01', 'ended'],
    [{ lastOn: null }, '2036-01-01', 'in-force'],
    [{ fromOn: '2026-07-01' }, TODAY, 'coming'],
  ])('%j on %s: %s', (more, on, state) => {
    expect(exclusionStateOn({ ...WHOLE, ...more }, on)).toBe(state);
  });
});

describe('a member is put forward', () => {
  const member = { name: '党员甲', votes: true };
  it.each([
    [WHOLE, member, null, []],
    [{ ...WHOLE, lastOn: null }, member, null, []],
    [WHOLE, { ...member, votes: false }, null, ['exclusion.no-vote']],
    [{ ...WHOLE, lastOn: '2026-02-28' }, member, null, ['exclusion.days']],
    [WHOLE, member, { fromOn: '2026-01-01', lastOn: null }, ['exclusion.twice']],
  ])('%#', (days, who, standing, codes) => {
    expect(codesOf(checkExclusion(days, who, standing))).toEqual(codes);
  });
});

describe('the superior agrees', () => {
  it.each<[Partial<ExclusionDays>, string, boolean, string[]]>([
    [{ agreedOn: null }, TODAY, true, []],
    [{ agreedOn: null }, TODAY, false, ['exclusion.not-above']],
    [{ agreedOn: null }, '2026-06-16', true, ['exclusion.future']],
    [{}, TODAY, true, ['conflict.agreed']],
    [{ agreedOn: null, lastOn: '2026-06-14' }, TODAY, true, ['conflict.ended']],
  ])('%#', (more, on, above, codes) => {
    expect(codesOf(checkAgreement({ ...WHOLE, ...more }, { on, above }, TODAY))).toEqual(codes);
  });
});

describe('the assembly passes it', () => {
  const meeting: PassingMeeting = { heldOn: TODAY, assembly: 'members', withdrawn: false, ownBranch: true };
  const open = { ...WHOLE, passedOn: null };
  it.each<[ExclusionDays, PassingMeeting | null, string[]]>([
    [open, meeting, []],
    [WHOLE, meeting, ['conflict.passed']],
    [open, null, ['exclusion.no-meeting']],
    [open, { ...meeting, ownBranch: false }, ['exclusion.no-meeting']],
    [open, { ...meeting, withdrawn: true }, ['exclusion.withdrawn']],
    [open, { ...meeting, assembly: 'committee' }, ['exclusion.not-assembly']],
    [open, { ...meeting, assembly: null }, ['exclusion.not-assembly']],
  ])('%#', (stored, given, codes) => {
    expect(codesOf(checkPassing(stored, given, TODAY))).toEqual(codes);
  });
});

it.each<[Partial<ExclusionDays>, string, string[]]>([
  [{}, TODAY, []],
  [{}, '2026-02-28', ['exclusion.end']],
  [{}, '2027-01-01', ['exclusion.end']],
  [{ lastOn: '2026-06-14' }, TODAY, ['conflict.ended']],
])('it ends: %#', (more, on, codes) => {
  expect(codesOf(checkEnding({ ...WHOLE, ...more }, on, TODAY))).toEqual(codes);
});
