import { describe, expect, it } from 'vitest';
import {
  changesStanding,
  checkBecomingFull,
  checkChangeDay,
  checkNewStatus,
  checkNumberKept,
  refuseDouble,
  warnOfPosts,
} from './member-change.rules.ts';

const TODAY = '2026-11-22';

it.each([
  ['today', TODAY, '2026-01-01', false, null],
  ['on the day of the last change', '2026-01-01', '2026-01-01', false, null],
  ['tomorrow', '2026-11-23', '2026-01-01', false, 'member.future-change'],
  ['before the last change', '2025-12-31', '2026-01-01', false, 'member.change-before-last'],
  ['a correction before the last change', '2025-12-31', '2026-01-01', true, null],
  ['a correction tomorrow', '2026-11-23', '2026-01-01', true, 'member.future-change'],
] as const)('a change %s', (_, on, lastOn, correcting, code) => {
  expect(checkChangeDay(on, lastOn, correcting, TODAY)?.code ?? null).toBe(code);
});

it.each([
  [{ education: '21' }, { education: '31' }, false],
  [{ status: 'probationary' }, { status: 'full' }, true],
  [{ workUnitId: null }, {}, false],
  [{ workUnitId: 'a' }, { workUnitId: null }, true],
  [{ fullTime: null }, { fullTime: false }, true],
] as const)('from %j to %j changes the standing: %s', (before, after, changes) => {
  expect(changesStanding(before, after)).toBe(changes);
});

describe('refusals of one record', () => {
  it.each([
    ['full', null],
    ['probationary', null],
    ['left', 'member.new-status'],
    ['dead', 'member.new-status'],
  ] as const)('a new member who is %s', (status, code) => {
    expect(checkNewStatus(status)?.code ?? null).toBe(code);
  });

  it.each([
    ['probationary', { status: 'full' }, 'member.no-full-day'],
    ['probationary', { status: 'full', fullOn: '2026-10-01' }, null],
    ['probationary', { status: 'cancelled' }, null],
    ['suspended', { status: 'full' }, null],
  ] as const)('from %s with %j', (before, draft, code) => {
    expect(checkBecomingFull(before, draft)?.code ?? null).toBe(code);
  });

  it.each([
    [true, null, false, 'member.number-removed'],
    [true, null, true, null],
    [true, undefined, false, null],
    [false, null, false, null],
  ] as const)(
    'a stored number %s and %s given, correcting %s',
    (stored, identityNumber, correcting, code) => {
      expect(checkNumberKept(stored, { identityNumber }, correcting)?.code ?? null).toBe(code);
    },
  );

  it.each([
    ['same month, nobody has a number', '1990-03-01', null, { bornOn: '1990-03-07', hasNumber: false }, true],
    ['same month, both have numbers', '1990-03-07', 'n', { bornOn: '1990-03-07', hasNumber: true }, false],
    ['same month, one has a number', '1990-03-07', 'n', { bornOn: '1990-03-01', hasNumber: false }, true],
    ['another month', '1990-04-01', null, { bornOn: '1990-03-07', hasNumber: false }, false],
    ['a birth that is not known', '1990-04-01', null, { bornOn: null, hasNumber: false }, true],
  ] as const)('a namesake with %s', (_, bornOn, identityNumber, namesake, refused) => {
    expect(refuseDouble({ name: '张三', bornOn, identityNumber }, [namesake]) !== null).toBe(refused);
  });
});

it('names the post that does not move along', () => {
  expect(warnOfPosts([{ partyOrgName: '明德学校党支部', post: 'secretary' }])[0]?.message).toContain(
    '“明德学校党支部”书记',
  );
});
