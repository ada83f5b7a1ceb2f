import { describe, expect, it } from 'vitest';
import { differencesOf, mergeValues } from './merge-values.ts';

const line = (name: string, state: string, reason: string | null = null) => ({
  id: name,
  name,
  votes: true,
  state,
  reason,
});
const roll = (...lines: object[]) => ({ of: '', lines, votersElsewhere: 0 });
const base = {
  topic: '学习',
  place: null,
  minutes: '原来的讨论',
  kinds: ['theme_day'],
  roll: roll(line('甲', 'present'), line('乙', 'present')),
  resolutions: [],
};

describe('two people at the same minutes', () => {
  const mine = { ...base, topic: '学习和评优', minutes: '我的讨论', reason: '补记' };
  const theirs = {
    ...base,
    place: '会议室',
    minutes: '他的讨论',
    roll: roll(line('甲', 'present'), line('乙', 'leave', '出差')),
  };
  const versions = { base, mine, theirs };

  it('are shown what differs, and what only the other one has touched', () => {
    expect(differencesOf(versions)).toEqual([
      { field: 'roll', title: '点名', mine: '2 人全部到会', theirs: '乙 请假（出差）', onlyTheirs: true },
      { field: 'place', title: '地点', mine: '', theirs: '会议室', onlyTheirs: true },
      { field: 'minutes', title: '讨论情况', mine: '我的讨论', theirs: '他的讨论', onlyTheirs: false },
    ]);
  });

  it('lose nothing of either: what both have touched is chosen', () => {
    expect(mergeValues(versions, new Set())).toEqual({
      ...mine,
      place: '会议室',
      roll: theirs.roll,
      minutes: '我的讨论',
    });
    expect(mergeValues(versions, new Set(['minutes'] as const)).minutes).toBe('他的讨论');
  });

  it('have nothing to choose where both say the same, in whatever order', () => {
    const same = { ...base, kinds: ['party_lecture', 'theme_day'], place: '会议室' };
    const other = { ...same, kinds: ['theme_day', 'party_lecture'] };
    expect(differencesOf({ base, mine: same, theirs: other })).toEqual([]);
    expect(differencesOf({ base, mine: { ...base, place: '' }, theirs: base })).toEqual([]);
  });
});
