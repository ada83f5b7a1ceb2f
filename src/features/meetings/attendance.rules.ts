import type {
  Assembly,
  CalledPerson,
  Resolution,
  RollCounts,
  RollEntry,
  VotersElsewhere,
} from './meeting.ts';

const NOBODY: RollCounts = {
  called: 0,
  present: 0,
  onLeave: 0,
  absent: 0,
  exempt: 0,
  voters: 0,
  votersPresent: 0,
};
const NONE_ELSEWHERE: VotersElsewhere = { total: 0, present: 0 };
const COUNTED = { present: 'present', leave: 'onLeave', absent: 'absent', exempt: 'exempt' } as const;

/** Counts a roll: everybody who was called stands in exactly one of the four states. */
export function countRoll(
  called: readonly CalledPerson[],
  roll: readonly RollEntry[],
  elsewhere: VotersElsewhere = NONE_ELSEWHERE,
): RollCounts {
  const stateOf = new Map(roll.map(({ id, state }) => [id, state]));
  return called.reduce(
    (counts, person) => {
      const state = stateOf.get(rollIdOf(person)) ?? 'absent';
      const vote = person.votes ? 1 : 0;
      return {
        ...counts,
        called: counts.called + 1,
        [COUNTED[state]]: counts[COUNTED[state]] + 1,
        voters: counts.voters + vote,
        votersPresent: counts.votersPresent + (state === 'present' ? vote : 0),
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
export function attendanceRate({ called, present, onLeave, exempt }: RollCounts): {
  readonly present: number;
  readonly expected: number;
} {
  return { present, expected: called - onLeave - exempt };
}

export type ResolutionResult = 'passed' | 'failed' | 'no-quorum' | 'not-judged';

export interface ResolutionAnswer {
  readonly result: ResolutionResult;
  /** How many votes in favour it takes; null where no rule says. */
  readonly needed: number | null;
  readonly clause: string | null;
}

const CLAUSES: Readonly<Partial<Record<Assembly, string>>> = {
  members: 'MEET-11 支部工作条例第11条',
  committee: 'MEET-02 支部工作条例第12条',
};

/** Whether enough were there: half of those with a vote, or more. `2p >= N`, never by fractions (GEN-01). */
export function isQuorate(voters: number, votersPresent: number): boolean {
  return voters > 0 && 2 * votersPresent >= voters;
}

/**
 * Whether an ordinary resolution passed: more than half of all who have a vote, whether there or not (MEET-11); in a committee,
 * of all its members (MEET-02). A group's meeting decides nothing for the branch, and where nobody has a vote (功能型, 临时)
 * no rule of votes applies.
 */
export function judgeResolution(
  assembly: Assembly,
  { voters, votersPresent }: Pick<RollCounts, 'voters' | 'votersPresent'>,
  { yes }: Pick<Resolution, 'yes'>,
): ResolutionAnswer {
  const clause = CLAUSES[assembly];
  if (clause === undefined || voters === 0) return { result: 'not-judged', needed: null, clause: null };
  const needed = Math.floor(voters / 2) + 1;
  if (!isQuorate(voters, votersPresent)) return { result: 'no-quorum', needed, clause };
  return { result: 2 * yes > voters ? 'passed' : 'failed', needed, clause };
}
