import type { Day } from '../../platform/kernel/day.ts';

/**
 * A confirmation (参加情况确认) tells a member's home branch of the attendance in a 功能型 or temporary Party organisation, where the
 * 组织关系 never moves (BRANCH-07, SORGP-03): in which days, how often called and how often there. Its secretary gives it once the days
 * are over. The numbers follow from the meetings; the home branch shows them beside its own and counts none as its own.
 */
export interface ConfirmingHost {
  readonly name: string;
  /** 功能型 or 临时: those alone leave the 组织关系 where it is. */
  readonly special: boolean;
}

/** Somebody who was called there. */
export interface AttendedMember {
  readonly memberId: string;
  readonly name: string;
  /** Where the 组织关系 is; null: outside this roll, or with the host itself. */
  readonly homeBranchId: string | null;
  /** Of which days it is confirmed already, where these meet those that are asked for. */
  readonly confirmed: { readonly fromOn: Day; readonly lastOn: Day } | null;
}
