import type { CalledPerson, RollCounts, RollEntry, VotersElsewhere } from './meeting.ts';

const NOBODY: RollCounts = {
  called: 0,
  present: 0,
  onLeave: 0,
  absent: 0,
  exempt: 0,
  voters: 0,
  votersPresent: 0,
  leftOut: 0,
};
const NONE_ELSEWHERE: VotersElsewhere = { total: 0, present: 0 };
const COUNTED = { present: 'present', leave: 'onLeave', absent: 'absent', exempt: 'exempt' } as const;

/**
 * Counts a roll: everybody who was called stands in exactly one of the four states. Where the meeting votes, whoever is left out by
 * GEN-06 and has not come is no voter; one who has come counts like everybody.
 */
export function countRoll(
  called: readonly CalledPerson[],
  roll: readonly RollEntry[],
  elsewhere: VotersElsewhere = NONE_ELSEWHERE,
  meetingVotes = false,
): RollCounts {
  const stateOf = new Map(roll.map(({ id, state }) => [id, state]));
  return called.reduce(
    (counts, person) => {
      const state = stateOf.get(rollIdOf(person)) ?? 'absent';
      const out = meetingVotes && person.votes && person.leftOut === true && state !== 'present';
      const vote = person.votes && !out ? 1 : 0;
      return {
        ...counts,
        called: counts.called + 1,
        [COUNTED[state]]: counts[COUNTED[state]] + 1,
        voters: counts.voters + vote,
        votersPresent: counts.votersPresent + (state === 'present' ? vote : 0),
        leftOut: counts.leftOut + (out ? 1 : 0),
      };
    },
    { ...NOBODY, voters: elsewhere.total, votersPresent: elsewhere.present },
  );
}

/** Under which id a person who is called stands on the roll. */
export function rollIdOf({ memberId, postId }: CalledPerson): string {
  return memberId ?? postId ?? '';
}

/** 到会率: present over those called, without whoever was on leave (MEET-15) or of whom attendance is not asked (MEET-14). */
export function attendanceRate({
  called,
  present,
  onLeave,
  exempt,
}: Pick<RollCounts, 'called' | 'present' | 'onLeave' | 'exempt'>): {
  readonly present: number;
  readonly expected: number;
} {
  return { present, expected: called - onLeave - exempt };
}
