/** When a Party organisation may be said to cover a social organisation. */
import type { Day } from '../../platform/kernel/day.ts';
import { type Findings, findingsOf } from '../../platform/kernel/findings.ts';
import { type Refusal, refuse, type Warning, warn } from '../../platform/kernel/refusal.ts';
import type { SetUpMode } from '../codes/tables/party-org.ts';

export interface CoverageAsked {
  readonly way: SetUpMode;
  readonly fromOn: Day;
  /** The first day without it; null: it still holds. */
  readonly toOn: Day | null;
}

export interface CoverageFacts {
  readonly partyOrg: { readonly name: string; readonly firstOn: Day; readonly endedOn: Day | null };
  readonly socialOrg: { readonly name: string; readonly firstOn: Day; readonly endedOn: Day | null };
  /** Others that cover the organisation today. */
  readonly others: readonly { readonly name: string; readonly way: string }[];
}

/** Checks days and what has ended; 单独 beside another covering is warned of (it may be right for a while). */
export function checkCoverage(asked: CoverageAsked, facts: CoverageFacts, today: Day): Findings {
  const { fromOn, toOn } = asked;
  return findingsOf([
    fromOn > today
      ? refuse('change.future', `覆盖开始日期 ${fromOn} 晚于今天。请在建立以后再登记。`, {
          field: 'fromOn',
          value: fromOn,
        })
      : null,
    toOn !== null && toOn <= fromOn
      ? refuse('input.days-in-order', `停止日期 ${toOn} 应晚于开始日期 ${fromOn}。请改正其中一个。`, {
          field: 'toOn',
          value: toOn,
        })
      : null,
    refuseAfterEnd(facts.partyOrg, asked, '党组织'),
    refuseAfterEnd(facts.socialOrg, asked, '社会组织'),
    fromOn < facts.partyOrg.firstOn
      ? warn(
          'coverage.before-founding',
          `开始日期 ${fromOn} 早于“${facts.partyOrg.name}”的成立日期 ${facts.partyOrg.firstOn}，从成立之日起计算。`,
          { field: 'fromOn' },
        )
      : null,
    toOn === null ? warnOfSoleBeside(asked.way, facts.socialOrg.name, facts.others) : null,
  ]);
}

function refuseAfterEnd(
  { name, endedOn }: { readonly name: string; readonly endedOn: Day | null },
  { fromOn, toOn }: CoverageAsked,
  what: string,
): Refusal | null {
  if (endedOn === null || (fromOn < endedOn && toOn !== null && toOn <= endedOn)) return null;
  return refuse(
    'coverage.after-end',
    `${what}“${name}”已于 ${endedOn} 终止，覆盖关系最晚到这一天。请填写停止日期。`,
    { field: 'toOn' },
  );
}

/** @param others that cover the organisation besides */
export function warnOfSoleBeside(
  way: SetUpMode,
  socialOrg: string,
  others: CoverageFacts['others'],
): Warning | null {
  const beside = way === 'sole' ? others[0] : others.find((other) => other.way === 'sole');
  if (beside === undefined) return null;
  return warn(
    'coverage.sole-beside-other',
    `“${socialOrg}”同时由“${beside.name}”覆盖，其中一个是单独建。请核对是否有一条已经停止。`,
    {
      field: 'way',
    },
  );
}
