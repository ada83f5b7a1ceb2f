import type { Day } from '../../platform/kernel/day.ts';
import { type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import { codesOf } from '../codes/code-table.ts';
import {
  type DutyUnit,
  isSiteKind,
  kindName,
  type MeetingKind,
  meetingKindOf,
  meetingKinds,
} from '../codes/tables/meeting.ts';
import type { PartyOrgTier } from '../codes/tables/party-org-kind.ts';
import { periodAround } from './duty.rules.ts';

/**
 * A rule (应开规则) says how often a kind is owed: by one Party organisation, or by every branch below one; of an office's own
 * kind by every Party organisation below one that holds the kind.
 */
export interface DutyRuleDraft {
  readonly reach: 'own' | 'below';
  readonly kind: MeetingKind;
  readonly per: DutyUnit;
  readonly least: number;
  readonly fromOn: Day;
}

/** Of whom it is asked. */
export interface RuledOrg {
  readonly name: string;
  readonly tier: PartyOrgTier;
  /** 功能型 or 临时: owes only what its approving body has set (BRANCH-07, SORGP-03). */
  readonly special: boolean;
  /** 党支部 or 联合党支部, in its own right. */
  readonly branch: boolean;
}

/** Kinds whose number an office may set: those that need no committee and no groups, and are held by a branch. */
export const ruledKinds: readonly MeetingKind[] = codesOf(meetingKinds).filter((kind) => {
  const { duty, calls } = meetingKindOf(kind);
  return calls !== 'leadership' && (duty === undefined || duty.needs === 'none');
});

const MONTHS: Readonly<Record<DutyUnit, number>> = { month: 1, quarter: 3, year: 12 };
const UNIT_NAMES: Readonly<Record<DutyUnit, string>> = { month: '每月', quarter: '每季度', year: '每年' };

/** 每季度 1 次 */
export function frequencyText({ per, least }: { readonly per: DutyUnit; readonly least: number }): string {
  return `${UNIT_NAMES[per]} ${least} 次`;
}

/** Whether a rule may be set. What an article fixes is never asked for less often; what it leaves open is the office's. */
export function checkDutyRule(
  draft: DutyRuleDraft,
  org: RuledOrg,
  today: Day,
  /** Who holds it, of an office's own kind. */
  heldBy: readonly PartyOrgTier[] = [],
): Refusal[] {
  const ofKind = isSiteKind(draft.kind) ? checkHolders(draft, org, heldBy) : checkKind(draft, org);
  return [...ofKind, ...checkStart(draft, today)];
}

function checkHolders(
  { reach, kind }: DutyRuleDraft,
  org: RuledOrg,
  heldBy: readonly PartyOrgTier[],
): Refusal[] {
  const title = kindName(kind);
  if (reach === 'below' || heldBy.includes(org.tier)) return [];
  return [refuse('duty-rule.other-holder', `“${title}”不由${org.name}这一级召开。`, { field: 'kind' })];
}

function checkKind(
  { reach, kind, per, least }: DutyRuleDraft,
  { name, special, branch }: RuledOrg,
): Refusal[] {
  const at = { field: 'kind' };
  const title = kindName(kind);
  if (!ruledKinds.includes(kind)) {
    return [refuse('duty-rule.kind', `${title}的次数由条例规定，不能另设。`, at)];
  }
  if (reach === 'own' && !special && !branch) {
    return [refuse('duty-rule.no-branch', `${name}不是党支部，请选择“所辖各党支部”。`, { field: 'reach' })];
  }
  if (reach === 'own' && special) {
    if (kind !== 'appraisal') return [];
    return [
      refuse(
        'duty-rule.not-theirs',
        `${name}是功能型或临时党组织，不转接组织关系，民主评议在党员所在支部进行。`,
        {
          ...at,
          clause: 'BRANCH-07 支部工作条例第8条',
        },
      ),
    ];
  }
  const { duty } = meetingKindOf(kind);
  if (duty === undefined || duty.customary === true) return [];
  if (MONTHS[per] <= MONTHS[duty.per] && least >= duty.least) return [];
  return [
    refuse('duty-rule.below-clause', `${title}规定${frequencyText(duty)}，不能少于这个次数。`, {
      field: 'least',
      clause: duty.clause,
    }),
  ];
}

function checkStart({ per, fromOn }: DutyRuleDraft, today: Day): Refusal[] {
  const at = { field: 'fromOn', value: fromOn };
  const { from } = periodAround(fromOn, per);
  if (from !== fromOn) {
    return [
      refuse('duty-rule.start', `${UNIT_NAMES[per]}的要求从一个时段的第一天起算，可以填 ${from}。`, {
        ...at,
        clause: 'GEN-02',
      }),
    ];
  }
  if (fromOn >= periodAround(today, 'year').from) return [];
  return [refuse('duty-rule.past', '不能追溯到去年：已经过去的年度按当时的要求算。', at)];
}
