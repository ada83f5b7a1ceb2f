import type { Assembly, RollCounts } from './meeting.ts';
import type { Ballots, Election, ElectionOutcome, Resolution, VoteAnswer } from './vote.ts';

export type Voters = Pick<RollCounts, 'voters' | 'votersPresent'> & Partial<Pick<RollCounts, 'leftOut'>>;

const ORDINARY_CLAUSES: Readonly<Partial<Record<Assembly, string>>> = {
  members: 'MEET-11 支部工作条例第11条',
  committee: 'MEET-02 支部工作条例第12条',
};
export const ADMISSION_CLAUSE = 'DEV-14 发展党员工作细则第19、20条';
export const ELECTION_CLAUSE = 'ELECT-08 基层组织选举工作条例';

const NOT_JUDGED: VoteAnswer = {
  result: 'not-judged',
  quorum: null,
  needed: null,
  clause: null,
  outcome: null,
};

/** Whether enough were there for an ordinary resolution: half of those with a vote, or more. Never by fractions (GEN-01). */
export function isQuorate(voters: number, votersPresent: number): boolean {
  return voters > 0 && 2 * votersPresent >= voters;
}

/** What came of a vote. A group decides nothing for the branch; where nobody has a vote (功能型, 临时) no rule applies. */
export function judgeVote(assembly: Assembly, voters: Voters, resolution: Resolution): VoteAnswer {
  if (voters.voters === 0) return NOT_JUDGED;
  if (resolution.vote === 'ordinary') return judgeOrdinary(assembly, voters, resolution);
  if (resolution.vote === 'election') return judgeBallot(assembly, voters, resolution);
  return assembly === 'members' ? judgeAdmission(voters, resolution) : NOT_JUDGED;
}

/** More than half of all who have a vote, whether there or not (MEET-11); in a committee, of all its members (MEET-02). */
function judgeOrdinary(
  assembly: Assembly,
  { voters, votersPresent }: Voters,
  { yes }: Pick<Resolution, 'yes'>,
): VoteAnswer {
  const clause = ORDINARY_CLAUSES[assembly];
  if (clause === undefined) return NOT_JUDGED;
  const rule = { quorum: Math.ceil(voters / 2), needed: Math.floor(voters / 2) + 1, clause, outcome: null };
  if (!isQuorate(voters, votersPresent)) return { ...rule, result: 'no-quorum' };
  return { ...rule, result: 2 * yes > voters ? 'passed' : 'failed' };
}

/**
 * 接收 and 转正 (DEV-14, DEV-22): more than half have to be there, and more than half of all to agree. A written opinion of somebody who
 * could not come counts as a vote; it brings nobody into the room.
 */
function judgeAdmission({ voters, votersPresent }: Voters, { yes, written }: Resolution): VoteAnswer {
  const most = Math.floor(voters / 2) + 1;
  const rule = { quorum: most, needed: most, clause: ADMISSION_CLAUSE, outcome: null };
  if (2 * votersPresent <= voters) return { ...rule, result: 'no-quorum' };
  return { ...rule, result: 2 * (yes + (written?.yes ?? 0)) > voters ? 'passed' : 'failed' };
}

/** Four fifths have to be there (ELECT-08); no more ballots may come back than were given out (ELECT-11). */
function judgeBallot(
  assembly: Assembly,
  { voters, votersPresent }: Voters,
  { election, ballots }: Resolution,
): VoteAnswer {
  if (election == null || (assembly !== 'members' && assembly !== 'committee')) return NOT_JUDGED;
  const rule = {
    quorum: Math.ceil((4 * voters) / 5),
    // Of those who were asked once more, whoever has more votes is elected.
    needed: election.round === 'tie' ? null : Math.floor(votersPresent / 2) + 1,
    clause: ELECTION_CLAUSE,
  };
  if (5 * votersPresent < 4 * voters) return { ...rule, result: 'no-quorum', outcome: null };
  if (isVoid(ballots)) return { ...rule, result: 'void', outcome: null };
  const outcome = judgeElection(election, votersPresent);
  const done = outcome.state === 'filled' || outcome.state === 'fewer';
  return { ...rule, result: done ? 'passed' : 'failed', outcome };
}

export function isVoid(ballots: Ballots | null | undefined): boolean {
  return ballots != null && ballots.returned > ballots.issued;
}

/**
 * Who is elected: more than half of those present (ELECT-12), by votes down to the last seat. Equal votes at the last seat are voted on
 * again (ELECT-13); seats that stay open are too, unless half of those present or more leave them empty (ELECT-14).
 */
export function judgeElection(election: Election, votersPresent: number): ElectionOutcome {
  const { seats, round, candidates, writtenIn, fewerAgreed } = election;
  const enough = [...candidates, ...writtenIn]
    .filter(({ yes }) => (round === 'tie' ? yes > 0 : 2 * yes > votersPresent))
    .toSorted((a, b) => b.yes - a.yes);
  const nextVotes = enough[seats]?.yes;
  const names = (all: readonly { readonly name: string }[]) => all.map(({ name }) => name);
  if (nextVotes !== undefined && enough[seats - 1]?.yes === nextVotes) {
    const elected = names(enough.filter(({ yes }) => yes > nextVotes));
    const tied = names(enough.filter(({ yes }) => yes === nextVotes));
    return { state: 'tie', elected, tied, open: seats - elected.length };
  }
  const elected = names(enough.slice(0, seats));
  const open = seats - elected.length;
  if (open === 0) return { state: 'filled', elected, tied: [], open };
  const fewer = elected.length > 0 && fewerAgreed != null && 2 * fewerAgreed >= votersPresent;
  return { state: fewer ? 'fewer' : 'short', elected, tied: [], open };
}

/** How many candidates 差额 asks for: a fifth more than seats, rounded up unless the office rounds (ELECT-05, low). */
export function candidatesWanted(seats: number, rounding: 'up' | 'nearest' = 'up'): number {
  const more = rounding === 'up' ? Math.ceil(seats / 5) : Math.floor((2 * seats + 5) / 10);
  return seats + more;
}
