import { describe, expect, it } from 'vitest';
import type { MeetingHost } from '../meetings/meeting.ts';
import { cancelledText, groupText } from './convening-words.ts';
import type { ConveningDraft } from './convening.ts';
import {
  beginsAt,
  checkConvening,
  checkLeave,
  checkLeaveAnswer,
  checkRecordable,
  suggestState,
} from './convening.rules.ts';

const HOST: MeetingHost = {
  name: '某支部',
  firstOn: '2026-01-05',
  endedOn: null,
  tier: 'branch',
  outsideSystem: false,
};
const DRAFT: ConveningDraft = {
  kinds: ['theme_day'],
  assembly: 'members',
  onDay: '2026-11-22',
  startsAt: '19:30',
  place: '会议室',
};
/** 18:00 of the day in China. */
const NOW = new Date('2026-11-22T10:00:00Z');
const codes = (draft: Partial<ConveningDraft>, host: Partial<MeetingHost> = {}) =>
  checkConvening({ ...DRAFT, ...draft }, { ...HOST, ...host }, [], NOW).map(
    ({ code, field }) => `${code} ${field}`,
  );

describe('a notice', () => {
  it.each<[Partial<ConveningDraft>, string[]]>([
    [{}, []],
    [{ startsAt: '18:01' }, []],
    [{ startsAt: '18:00' }, ['convening.past startsAt']],
    [{ onDay: '2026-11-21' }, ['convening.past onDay']],
    [{ onDay: '2027-11-22' }, []],
    [{ onDay: '2027-11-23' }, ['convening.far onDay']],
    [{ kinds: ['committee_meeting'] }, ['meeting.assembly assembly']],
    [{ kinds: ['branch_assembly', 'committee_meeting'] }, ['meeting.kinds-apart kinds']],
    [{ kinds: ['talks'] }, ['meeting.assembly assembly']],
    [{ kinds: ['group_meeting'], assembly: 'group' }, ['meeting.no-group partyGroup']],
  ])('of %o is refused for %o', (draft, refusals) => {
    expect(codes(draft)).toEqual(refusals);
  });

  it('is not for a branch that is gone by then, nor for one of another system', () => {
    expect(codes({ onDay: '2026-12-01' }, { endedOn: '2026-12-01' })).toEqual(['convening.after-host onDay']);
    expect(codes({}, { outsideSystem: true })).toEqual(['meeting.outside partyOrgId']);
  });
});

describe('leave', () => {
  const standing = { state: 'announced', onDay: '2026-11-22', startsAt: '19:30' } as const;
  it.each([
    [{}, null, -60, null],
    [{}, 'declined', -60, null],
    [{}, 'taken_back', -60, null],
    [{}, 'waiting', -60, 'leave.already'],
    [{}, 'accepted', -60, 'leave.already'],
    [{}, null, 0, 'leave.late'],
    [{ state: 'cancelled' }, null, -60, 'conflict.cancelled'],
    [{ state: 'held' }, null, -60, 'conflict.held'],
  ] as const)('%o, before: %s, asked %i s after the beginning: %s', (more, before, seconds, refusal) => {
    const now = new Date(beginsAt(standing).getTime() + seconds * 1000);
    expect(checkLeave({ ...standing, ...more }, before, now)?.code ?? null).toBe(refusal);
  });

  it.each([
    ['waiting', null],
    ['accepted', null],
    ['declined', null],
    ['taken_back', 'leave.gone'],
    [null, 'leave.gone'],
  ] as const)('that is %s is answered: %s', (before, refusal) => {
    expect(checkLeaveAnswer(before, standing)?.code ?? null).toBe(refusal);
  });
});

describe('the record of a convened meeting', () => {
  it.each([
    ['announced', '2026-11-21', 'convening.not-yet'],
    ['announced', '2026-11-22', null],
    ['held', '2026-11-22', 'conflict.held'],
    ['cancelled', '2026-11-22', 'conflict.cancelled'],
  ] as const)('of one that is %s, on %s: %s', (state, today, refusal) => {
    expect(checkRecordable({ state, onDay: '2026-11-22', startsAt: '19:30' }, today)?.code ?? null).toBe(
      refusal,
    );
  });

  it.each([
    // leave, sign-in, somebody signed in by code → state
    [null, null, false, 'present'],
    [null, null, true, 'absent'],
    [null, 'counted', true, 'present'],
    [null, 'confirmed', true, 'present'],
    [null, 'waiting', true, 'absent'],
    [null, 'declined', true, 'absent'],
    ['accepted', null, false, 'leave'],
    ['accepted', null, true, 'leave'],
    ['accepted', 'counted', true, 'present'],
    ['waiting', null, false, 'present'],
    ['declined', null, false, 'present'],
  ] as const)('leave %s, sign-in %s, by code %s: filled in as %s', (leaveState, checkIn, byCode, state) => {
    expect(suggestState({ leaveState, leaveReason: '出差', checkIn }, byCode)).toEqual({
      state,
      reason: state === 'leave' ? '出差' : null,
    });
  });
});

describe('what is copied into the group chat', () => {
  const told = {
    branch: '某支部',
    kinds: ['theme_day', 'party_lecture'],
    onDay: '2026-11-22',
    startsAt: '19:30',
    place: '会议室',
  };
  it('says when, where and what, and holds no name', () => {
    expect(groupText(told, 'https://example.cn/m/').split('\n')).toEqual([
      '【会议通知】某支部',
      '内容：主题党日、党课',
      '时间：2026-11-22（星期日）19:30',
      '地点：会议室',
      '请打开社组通查看通知；不能参加的，请在里面请假：https://example.cn/m/',
    ]);
    expect(cancelledText(told)).toBe(
      '【会议取消】某支部原定 2026-11-22（星期日）19:30 的主题党日、党课取消，何时再开另行通知。',
    );
  });
});
