import type { ElectionRound, VoteKind } from '../codes/tables/vote.ts';

/**
 * A vote (表决) at a meeting. What is kept of it are sums: how many ballots, how many votes for what (GEN-07). Nobody stands beside a
 * choice, neither here nor in the tables. Votes on paper are entered as their totals.
 */
export interface VoteSums {
  readonly yes: number;
  readonly no: number;
  readonly abstained: number;
}

/** Ballots of a secret vote (无记名), as the tellers counted them. */
export interface Ballots {
  readonly issued: number;
  readonly returned: number;
  readonly invalid: number;
}

/** Somebody who was voted for: as a candidate, or written in (另选他人), where only votes in favour are counted. */
export interface Candidate extends VoteSums {
  readonly name: string;
}

export interface WrittenIn {
  readonly name: string;
  readonly yes: number;
}

/** What an election has beside its ballots. */
export interface Election {
  readonly seats: number;
  readonly round: ElectionRound;
  /** 差额: more candidates than seats. */
  readonly contested: boolean;
  readonly candidates: readonly Candidate[];
  readonly writtenIn: readonly WrittenIn[];
  /** How many of those present agreed to leave the open seats empty (减少名额); null: not asked. */
  readonly fewerAgreed?: number | null | undefined;
}

/** A resolution with its sums of votes. */
export interface Resolution extends VoteSums {
  readonly matter: string;
  readonly vote: VoteKind;
  /** Null: by show of hands. */
  readonly ballots?: Ballots | null | undefined;
  /** Written opinions of those who could not come: counted in an admission alone (DEV-14). */
  readonly written?: VoteSums | null | undefined;
  readonly election?: Election | null | undefined;
}

export type ElectionState = 'filled' | 'fewer' | 'tie' | 'short';

/** Who is elected, and what is still to be voted on. */
export interface ElectionOutcome {
  readonly state: ElectionState;
  readonly elected: string[];
  readonly tied: string[];
  readonly open: number;
}

export const voteResults = ['passed', 'failed', 'no-quorum', 'void', 'not-judged'] as const;
/** void: more ballots came back than were given out. */
export type VoteResult = (typeof voteResults)[number];

/** What came of a vote, with what it took. */
export interface VoteAnswer {
  readonly result: VoteResult;
  /** How many have to be there; null where no rule says. */
  readonly quorum: number | null;
  /** How many votes in favour it takes; null where no rule says. */
  readonly needed: number | null;
  readonly clause: string | null;
  readonly outcome: ElectionOutcome | null;
}

export const MOST_CANDIDATES = 40;
export const MOST_SEATS = 30;
