import { describe, expect, it } from 'vitest';
import type { MeetingKind } from '../codes/tables/meeting.ts';
import type { CalledPerson, MeetingDraft, MeetingHost } from './meeting.ts';
import { assemblyOf, checkElsewhere, checkMeeting, checkRoll, missingIn } from './meeting.rules.ts';

const TODAY = '2026-03-15';
const HOST: MeetingHost = {
  name: '明德学校党支部',
  firstOn: '2026-01-05',
  endedOn: null,
  tier: 'branch',
  outsideSystem: false,
};
const DRAFT: MeetingDraft = {
  kinds: ['theme_day'],
  assembly: 'members',
  heldOn: '2026-03-10',
  resolutions: [],
  roll: [],
};
const codesOf = (draft: Partial<MeetingDraft>, host: Partial<MeetingHost> = {}) =>
  checkMeeting({ ...DRAFT, ...draft }, { ...HOST, ...host }, TODAY).map(({ code }) => code);

describe('whom kinds call together', () => {
  it.each<[MeetingKind[], string | null]>([
    [['branch_assembly'], 'members'],
    [['branch_assembly', 'party_lecture', 'theme_day'], 'members'],
    [['committee_meeting', 'criticism_meeting'], 'committee'],
    [['group_meeting', 'party_lecture'], 'group'],
    [['criticism_meeting', 'appraisal'], 'any'],
    [['democratic_meeting'], 'committee'],
    [['branch_assembly', 'committee_meeting'], null],
    [['committee_meeting', 'group_meeting'], null],
    [['talks'], 'round'],
    [['talks', 'theme_day'], null],
  ])('%j: %s', (kinds, called) => {
    expect(assemblyOf(kinds)).toBe(called);
  });
});

describe('a meeting is refused', () => {
  it.each<[string, Partial<MeetingDraft>, Partial<MeetingHost>, string]>([
    [
      'kinds that call different people',
      { kinds: ['branch_assembly', 'committee_meeting'] },
      {},
      'meeting.kinds-apart',
    ],
    [
      'another roll than its kind calls',
      { kinds: ['branch_assembly'], assembly: 'committee' },
      {},
      'meeting.assembly',
    ],
    ['a group without its name', { kinds: ['group_meeting'], assembly: 'group' }, {}, 'meeting.no-group'],
    ['a day to come', { heldOn: '2026-03-16' }, {}, 'meeting.future'],
    ['a day before the branch', { heldOn: '2026-01-04' }, {}, 'meeting.before-host'],
    [
      'the day on which the branch ended',
      { heldOn: '2026-03-01' },
      { endedOn: '2026-03-01' },
      'meeting.after-host',
    ],
    [
      '民主生活会 of a branch',
      { kinds: ['democratic_meeting'], assembly: 'committee' },
      {},
      'meeting.not-leadership',
    ],
    [
      '支部党员大会 of a committee',
      { kinds: ['branch_assembly'] },
      { tier: 'committee' },
      'meeting.not-branch',
    ],
    ['one of another system', {}, { outsideSystem: true, tier: 'other' }, 'meeting.outside'],
    ['talks without counts', { kinds: ['talks'], assembly: 'round' }, {}, 'meeting.no-talks'],
    [
      'more talks than planned',
      { kinds: ['talks'], assembly: 'round', talksDone: 9, talksPlanned: 8 },
      {},
      'meeting.more-talks',
    ],
    [
      'what was said in talks',
      { kinds: ['talks'], assembly: 'round', talksDone: 8, talksPlanned: 8, minutes: '谈了' },
      {},
      'meeting.talk-content',
    ],
  ])('%s', (_, draft, host, code) => {
    expect(codesOf(draft, host)).toEqual([code]);
  });

  it('not on the last day of the branch, nor on its first', () => {
    expect(codesOf({ heldOn: '2026-02-28' }, { endedOn: '2026-03-01' })).toEqual([]);
    expect(codesOf({ heldOn: '2026-01-05' })).toEqual([]);
  });
});

describe('a roll', () => {
  const called: CalledPerson[] = ['a', 'b'].map((id) => ({
    memberId: id,
    postId: null,
    name: `党员${id}`,
    votes: true,
  }));
  const refused = (roll: MeetingDraft['roll'], of = called) =>
    checkRoll({ ...DRAFT, roll }, of).map(({ code }) => code);
  const present = (id: string) => ({ id, state: 'present' as const });

  it.each<[string, MeetingDraft['roll'], string[]]>([
    ['complete', [present('a'), present('b')], []],
    ['with somebody left out', [present('a')], ['meeting.roll-changed']],
    ['with a stranger', [present('a'), present('x')], ['meeting.roll-changed']],
    ['with somebody twice', [present('a'), present('a')], ['meeting.roll-changed']],
    ['of a leave without a reason', [present('a'), { id: 'b', state: 'leave' }], ['meeting.no-leave-reason']],
    ['of a leave with its reason', [present('a'), { id: 'b', state: 'leave', reason: '出差' }], []],
    ['of an absence, which needs none', [present('a'), { id: 'b', state: 'absent' }], []],
    [
      'on which nobody came',
      [
        { id: 'a', state: 'absent' },
        { id: 'b', state: 'absent' },
      ],
      ['meeting.none-present'],
    ],
  ])('%s', (_, roll, codes) => {
    expect(refused(roll)).toEqual(codes);
  });

  it('of nobody', () => {
    expect(refused([], [])).toEqual(['meeting.nobody']);
  });
});

it('refuses more voters from elsewhere than there are', () => {
  const draft = { ...DRAFT, elsewherePresent: 3 };
  expect(checkElsewhere(draft, 2)[0]?.message).toBe(
    '由别处管理、在本支部有表决权的党员到会 3 人，多于在册的 2 人。',
  );
  expect(checkElsewhere(draft, 3)).toEqual([]);
  expect(checkElsewhere(DRAFT, 0)).toEqual([]);
});

it('tells what a record lacks', () => {
  expect(missingIn({ ...DRAFT, place: '会议室', chair: '张某' })).toEqual(['时间', '记录人', '议题']);
  expect(missingIn({ ...DRAFT, assembly: 'round' })).toEqual([]);
});
