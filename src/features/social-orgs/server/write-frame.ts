import type { Day } from '../../../platform/kernel/day.ts';
import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import type { StoredOrgRow } from './write.queries.ts';

/** How a change counts in time, as a form sends it. */
export interface ChangeAsked {
  readonly changeOn?: Day | undefined;
  readonly correctionReason?: string | undefined;
}

/** What a write answers: refusals, of which none is an empty list, or what it stored. */
export type Written<Result> = Result | readonly Refusal[];

export function isRefused<Result extends object>(result: Written<Result>): result is readonly Refusal[] {
  return Array.isArray(result);
}

/** Refuses a day that has not come yet: what will change is written when it does. */
export function refuseFutureChange({ changeOn }: ChangeAsked, today: Day): Refusal | null {
  if (changeOn === undefined || changeOn <= today) return null;
  return refuse('change.future', `变化日期 ${changeOn} 晚于今天 ${today}。请在变化发生以后再登记。`, {
    field: 'changeOn',
    value: changeOn,
  });
}

/** Refuses to write over what somebody else changed since it was read. */
export function refuseStale(stored: StoredOrgRow, version: number): Refusal | null {
  if (stored.version === version) return null;
  const who = stored.updated_by === null ? '' : `（${stored.updated_by}，${stored.updated_at}）`;
  return refuse('conflict.version', `这条记录刚被别人修改${who}，请刷新后再改。您填写的内容仍在页面上。`);
}

/** What people can run into at the very moment of storing. */
export const STORING_REASONS: Readonly<Record<string, Refusal>> = {
  social_org_credit_code_key: refuse(
    'conflict.credit-code',
    '这个统一社会信用代码已经登记在另一个社会组织上。请核对代码；如那条记录不在您的列表中，请向上级核实。',
    { field: 'creditCode' },
  ),
  evaluation_social_org_id_valid_excl: overlap('同一时间已有另一个评估等级'),
  credit_listing_social_org_id_kind_valid_excl: overlap('同一时间已在同一名单中'),
  mass_org_social_org_id_kind_valid_excl: overlap('同一时间已有同类群团组织'),
  advisor_assignment_social_org_id_kind_person_name_valid_excl: overlap('这个人在同一时间已经派驻'),
  annual_check_pkey: refuse('conflict.same-year', '这一年度的年检已经登记。请修改原有的一条，或改正年度。', {
    field: 'year',
  }),
  declared_figure_pkey: refuse(
    'conflict.same-day',
    '同一天已经填报过这个数。请修改原有的一条，或改正填报日期。',
    { field: 'declaredOn' },
  ),
  advisor_assignment_account_id_fkey: refuse('fact.account', '所选账号不存在。请重新选择。', {
    field: 'accountId',
  }),
  advisor_assignment_member_id_fkey: refuse('fact.member', '所选党员不存在。请重新选择。', {
    field: 'memberId',
  }),
};

function overlap(what: string): Refusal {
  return refuse('conflict.overlap', `${what}。请先把原来的一条写上结束日期，或改正日期。`, {
    field: 'fromOn',
  });
}
