import type { Day } from '../../platform/kernel/day.ts';
import type { AttendanceState, MeetingKind } from '../codes/tables/meeting.ts';
import type { Resolution } from './vote.ts';

/**
 * A meeting (组织生活) is what a Party organisation held on a day: of one or several kinds, with those who were called and were
 * there, what was decided with how many votes, and the minutes. From meetings follows what a branch owes and is late with
 * (duty.ts). Who may reach persons reads all of it; beside the Party line only kinds and days are told. An entry is corrected
 * or withdrawn with a reason, never deleted.
 */
export const assemblies = ['members', 'committee', 'group', 'round'] as const;
export type Assembly = (typeof assemblies)[number];

export const assemblyNames: Readonly<Record<Assembly, string>> = {
  members: '全体党员',
  committee: '支部委员',
  group: '党小组党员',
  round: '一轮谈话',
};

/** Somebody on the roll of a meeting, by the member or, for a holder of a post who is not on the roll, by the post. */
export interface CalledPerson {
  readonly memberId: string | null;
  readonly postId: string | null;
  readonly name: string;
  /** With a vote on the day (GEN-04, GEN-05); at a committee its members. */
  readonly votes: boolean;
  /** Left out of the number that has to be there, where the meeting votes (GEN-06). */
  readonly leftOut?: boolean | undefined;
}

/** How one who was called stood on the day. */
export interface RollEntry {
  /** Of the member or the post. */
  readonly id: string;
  readonly state: AttendanceState;
  readonly reason?: string | null | undefined;
}

/** A text that was studied (学习材料). */
export interface StudiedText {
  readonly title: string;
  readonly publishedOn?: Day | null | undefined;
}

/** What a form says of a meeting. */
export interface MeetingDraft {
  readonly kinds: readonly MeetingKind[];
  readonly assembly: Assembly;
  readonly partyGroup?: string | null | undefined;
  readonly heldOn: Day;
  readonly startsAt?: string | null | undefined;
  readonly place?: string | null | undefined;
  readonly chair?: string | null | undefined;
  readonly recorder?: string | null | undefined;
  readonly topic?: string | null | undefined;
  readonly agenda?: string | null | undefined;
  readonly minutes?: string | null | undefined;
  /** 学习材料. */
  readonly studied?: readonly StudiedText[] | undefined;
  /** Who sat in without being called (列席), as a number. */
  readonly guests?: number | null | undefined;
  /** Of those who vote here and are managed elsewhere, how many came. */
  readonly elsewherePresent?: number | null | undefined;
  readonly resolutions: readonly Resolution[];
  readonly roll: readonly RollEntry[];
  /** Of talks: how many were held, of how many. */
  readonly talksDone?: number | null | undefined;
  readonly talksPlanned?: number | null | undefined;
}

/**
 * Those whose 组织关系 is here while another branch manages them: they vote here (GEN-05) and are known by name to that branch
 * alone, so they stand beside the roll as a number.
 */
export interface VotersElsewhere {
  readonly total: number;
  readonly present: number;
}

/**
 * Counts of a roll. `voters` are those who count for a quorum, the ones who are managed elsewhere included; `leftOut` is how many do
 * not count by GEN-06.
 */
export interface RollCounts {
  readonly called: number;
  readonly present: number;
  readonly onLeave: number;
  readonly absent: number;
  readonly exempt: number;
  readonly voters: number;
  readonly votersPresent: number;
  readonly leftOut: number;
}

/** What the rules weigh of the Party organisation that met. */
export interface MeetingHost {
  readonly name: string;
  readonly firstOn: Day;
  readonly endedOn: Day | null;
  readonly tier: 'committee' | 'general_branch' | 'branch' | 'other';
  readonly outsideSystem: boolean;
}

/** The longest minutes that are kept with a record. */
export const MOST_MINUTES = 20_000;
/** A branch has fifty members at most; its largest meetings stay far below. */
export const MOST_CALLED = 500;
export const MOST_RESOLUTIONS = 20;
export const MOST_STUDIED = 10;

export const meetingStates = ['held', 'withdrawn'] as const;
