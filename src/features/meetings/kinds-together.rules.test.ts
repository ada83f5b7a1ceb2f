import { describe, expect, it } from 'vitest';
import { codesOf } from '../codes/code-table.ts';
import { meetingKinds, type MeetingKind } from '../codes/tables/meeting.ts';
import { checkTogether, doubtsTogether } from './kinds-together.rules.ts';
import { assemblyOf } from './meeting.rules.ts';

/** How two kinds stand to each other in one meeting. */
function together(one: MeetingKind, other: MeetingKind): 'apart' | 'clause' | 'doubtful' | 'fits' {
  if (assemblyOf([one, other]) === null) return 'apart';
  if (checkTogether([one, other]).length > 0) return 'clause';
  return doubtsTogether([one, other]).length > 0 ? 'doubtful' : 'fits';
}

describe('one meeting of two kinds', () => {
  it.each<[MeetingKind, MeetingKind, ReturnType<typeof together>]>([
    // MEET-07: 可与组织生活会合并; MEET-06: by 党员大会, 支委会 or 党小组会.
    ['criticism_meeting', 'appraisal', 'fits'],
    ['branch_assembly', 'criticism_meeting', 'fits'],
    ['committee_meeting', 'criticism_meeting', 'fits'],
    ['group_meeting', 'criticism_meeting', 'fits'],
    ['branch_assembly', 'appraisal', 'fits'],
    ['committee_meeting', 'appraisal', 'fits'],
    ['branch_assembly', 'party_lecture', 'fits'],
    ['branch_assembly', 'theme_day', 'fits'],
    ['theme_day', 'party_lecture', 'fits'],
    ['group_meeting', 'party_lecture', 'fits'],
    ['criticism_meeting', 'spirit_review', 'fits'],
    ['democratic_meeting', 'spirit_review', 'fits'],
    ['committee_meeting', 'theme_day', 'doubtful'],
    ['committee_meeting', 'party_lecture', 'doubtful'],
    ['criticism_meeting', 'theme_day', 'doubtful'],
    ['appraisal', 'theme_day', 'doubtful'],
    ['democratic_meeting', 'party_lecture', 'doubtful'],
    ['democratic_meeting', 'criticism_meeting', 'clause'],
    ['democratic_meeting', 'appraisal', 'clause'],
    ['branch_assembly', 'committee_meeting', 'apart'],
    ['branch_assembly', 'group_meeting', 'apart'],
    ['committee_meeting', 'group_meeting', 'apart'],
    ['committee_meeting', 'democratic_meeting', 'apart'],
    ['talks', 'theme_day', 'apart'],
  ])('%s and %s: %s', (one, other, expected) => {
    expect(together(one, other)).toBe(expected);
    expect(together(other, one)).toBe(expected);
  });

  it('names both kinds, the reason and the clause', () => {
    expect(checkTogether(['democratic_meeting', 'criticism_meeting'])).toEqual([
      expect.objectContaining({
        code: 'meeting.kinds-by-clause',
        message:
          '民主生活会和组织生活会不能算作一次：民主生活会由党委领导班子召开，组织生活会由支部召开。请各记一次。',
        clause: 'MEET-16',
      }),
    ]);
  });

  it('has nothing to say of one kind, or of a kind that a place has defined', () => {
    for (const kind of codesOf(meetingKinds)) {
      expect([...checkTogether([kind]), ...doubtsTogether([kind, 'own_kind'])]).toEqual([]);
    }
  });
});
