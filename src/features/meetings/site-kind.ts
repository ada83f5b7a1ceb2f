import type { Day } from '../../platform/kernel/day.ts';
import type { PartyOrgTier } from '../codes/tables/party-org-kind.ts';
import type { SiteCalls, SiteKind } from '../codes/tables/meeting.ts';

/**
 * A kind of an office's own (本级设立的类型) stands beside those of the articles: the office says who holds it, from when, and
 * what it needs. How often it is owed is a duty rule (set-rule.rules.ts) as for any kind. It is ended, never deleted.
 */
export interface KindNeeds {
  readonly code: SiteKind;
  /** Half of those with a vote are there. */
  readonly needsQuorum: boolean;
  readonly needsAgenda: boolean;
  readonly needsMinutes: boolean;
  readonly leastPresent: number | null;
}

/** A kind as one Party organisation may hold it. */
export interface KindTerms {
  readonly code: SiteKind;
  readonly heldBy: readonly PartyOrgTier[];
  readonly fromOn: Day;
  /** First day on which none may be held. */
  readonly toOn: Day | null;
  /** Whether the Party organisation stands below the office that set it up, or is it. */
  readonly inReach: boolean;
}

/** What an office says of a new kind. */
export interface SiteKindDraft extends Omit<KindNeeds, 'code'> {
  readonly name: string;
  readonly calls: SiteCalls;
  readonly heldBy: readonly PartyOrgTier[];
  readonly fromOn: Day;
}

export const holderNames: Readonly<Record<PartyOrgTier, string>> = {
  branch: '党支部',
  general_branch: '党总支',
  committee: '党委、党工委',
  other: '楼宇、商圈、小区等党组织',
};

export const callsNames: Readonly<Record<SiteCalls, string>> = {
  members: '全体党员',
  committee: '支委会、委员会',
  group: '党小组',
  any: '由召集人选',
};
