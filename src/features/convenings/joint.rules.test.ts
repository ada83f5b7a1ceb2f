import { describe, expect, it } from 'vitest';
import { codesOf } from '../codes/code-table.ts';
import { meetingKinds, type MeetingKind } from '../codes/tables/meeting.ts';
import { checkAnswer, checkInviting, checkTogether } from './joint.rules.ts';

const NOW = new Date('2026-11-22T10:00:00+08:00');
const together = (kinds: readonly string[], assembly: 'members' | 'committee' = 'members') =>
  checkTogether({ kinds: kinds as readonly MeetingKind[], assembly })?.code;

describe('what may be held together', () => {
  it('is 主题党日 and 党课 of the articles, and nothing that votes or looks at the own members', () => {
    expect(codesOf(meetingKinds).filter((kind) => together([kind]) === undefined)).toEqual([
      'party_lecture',
      'theme_day',
    ]);
  });

  it.each([
    ['both at once', ['theme_day', 'party_lecture'], 'members', undefined],
    ['with an assembly', ['theme_day', 'branch_assembly'], 'members', 'joint.kind'],
    ['of committees alone', ['theme_day'], 'committee', 'joint.assembly'],
    ['an own kind of all members', ['site:members:0000aaaa:读书会'], 'members', undefined],
    ['an own kind of any', ['site:any:0000aaaa:参观'], 'members', undefined],
    ['an own kind of a group', ['site:group:0000aaaa:小组读书'], 'members', 'joint.kind'],
    ['an own kind of a committee', ['site:committee:0000aaaa:例会'], 'members', 'joint.kind'],
  ] as const)('%s', (_, kinds, assembly, code) => {
    expect(together(kinds, assembly)).toBe(code);
  });
});

describe('an invitation', () => {
  const standing = { state: 'announced', onDay: '2026-11-22', startsAt: '10:01' } as const;
  const draft = { kinds: ['theme_day'], assembly: 'members' } as const;
  it.each([
    ['in time', standing, false, undefined],
    ['once it has begun', { ...standing, startsAt: '10:00' }, false, 'joint.late'],
    ['to what is called off', { ...standing, state: 'cancelled' }, false, 'conflict.cancelled'],
    ['by one who was invited', standing, true, 'joint.not-host'],
  ] as const)('is sent %s', (_, given, joined, code) => {
    expect(checkInviting(draft, given, joined, NOW)?.code).toBe(code);
  });

  const asked = { state: 'waiting', cancelled: false, onDay: '2026-11-22', startsAt: '10:01' } as const;
  const yes = { accept: true, reason: null };
  it.each([
    ['with yes', asked, yes, undefined],
    ['with no and why', asked, { accept: false, reason: '当天有会' }, undefined],
    ['with no alone', asked, { accept: false, reason: null }, 'joint.no-reason'],
    ['with yes after no', { ...asked, state: 'declined' }, yes, undefined],
    ['twice', { ...asked, state: 'accepted' }, yes, 'joint.joined'],
    ['too late', { ...asked, startsAt: '10:00' }, yes, 'joint.late'],
    ['after the host called off', { ...asked, cancelled: true }, yes, 'joint.cancelled'],
    ['after it was taken back', { ...asked, state: 'taken_back' }, yes, 'joint.taken-back'],
  ] as const)('is answered %s', (_, invitation, answer, code) => {
    expect(checkAnswer(invitation, answer, NOW)?.code).toBe(code);
  });
});
