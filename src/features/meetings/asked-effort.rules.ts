import {
  type DutyUnit,
  isSiteKind,
  type MeetingDuty,
  type MeetingKind,
  meetingKindOf,
} from '../codes/tables/meeting.ts';

/**
 * What an office asks of branches costs them entries (负担). It is reckoned before the office saves, from the contract and the tree
 * alone: no branch is watched for it, and nothing of it is stored.
 */
export interface AskedEffort {
  /** Entries a year, of all branches together. */
  readonly entries: number;
  /** How many the articles, or what is customary under them, ask for without it; null where they ask for none. */
  readonly byArticle: number | null;
  /** Fields that have to be filled, of all entries together. */
  readonly fields: number;
}

interface Frequency {
  readonly per: DutyUnit;
  readonly least: number;
}

const TIMES_A_YEAR: Readonly<Record<DutyUnit, number>> = { month: 12, quarter: 4, year: 1 };

export function timesAYear({ per, least }: Frequency): number {
  return TIMES_A_YEAR[per] * least;
}

/**
 * Whether it is known how many will hold it. Not of an office's own kind below, whose holders the list of branches doesn't tell, nor
 * of what each group or only a branch with a committee owes: how many of those there are changes through the year.
 */
export function isReckoned(kind: MeetingKind, reach: 'own' | 'below'): boolean {
  const { duty, calls } = meetingKindOf(kind);
  if (calls === 'group' || (duty !== undefined && duty.needs !== 'none')) return false;
  return reach === 'own' || !isSiteKind(kind);
}

/** @param duty what the articles ask of each of the branches for the same kind; of 功能型 and temporary ones, nothing */
export function effortOf(
  asked: Frequency,
  branches: number,
  needed: number,
  duty: MeetingDuty | undefined,
): AskedEffort {
  const entries = timesAYear(asked) * branches;
  return {
    entries,
    byArticle: duty === undefined ? null : timesAYear(duty) * branches,
    fields: entries * needed,
  };
}
