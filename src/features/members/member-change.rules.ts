/** What a change of one member's record must keep to, beside what `checkMember` says of the whole. */
import type { Day } from '../../platform/kernel/day.ts';
import { type Refusal, refuse, type Warning, warn } from '../../platform/kernel/refusal.ts';
import { nameOfCode } from '../codes/code-table.ts';
import { isCurrentMember, type MemberStatus } from '../codes/tables/member.ts';
import { partyPosts } from '../codes/tables/party-org.ts';
import type { MemberDraft } from './member.ts';

/** Fields whose past is kept by periods: figures of earlier days rest on them. */
const DATED = [
  'status',
  'managingBranchId',
  'membershipBranchId',
  'workUnitId',
  'fullTime',
] as const satisfies readonly (keyof MemberDraft)[];

/** Whether the change touches what is kept by periods. */
export function changesStanding(before: MemberDraft, after: MemberDraft): boolean {
  return DATED.some((field) => (before[field] ?? null) !== (after[field] ?? null));
}

/**
 * A change counts from a day that is not to come and not before the last one, whose period it would swallow.
 * @param lastOn the first day of what holds now; a correction may go behind it, for it replaces it
 */
export function checkChangeDay(changeOn: Day, lastOn: Day, correcting: boolean, today: Day): Refusal | null {
  const details = { field: 'changeOn', value: changeOn };
  if (changeOn > today)
    return refuse('member.future-change', `变化日期 ${changeOn} 晚于今天。请核对。`, details);
  if (correcting || changeOn >= lastOn) return null;
  return refuse(
    'member.change-before-last',
    `变化日期 ${changeOn} 早于上一次变化（${lastOn}）。请填写 ${lastOn} 或以后的日期；原来登记有误的，请选择“更正”。`,
    details,
  );
}

/** A new record is of somebody who is a member now: a past one has nothing to count. */
export function checkNewStatus(status: MemberStatus | undefined): Refusal | null {
  if (status === undefined || isCurrentMember(status)) return null;
  return refuse('member.new-status', '新登记的只能是正式党员或预备党员。', {
    field: 'status',
    value: status,
  });
}

/** Who becomes a full member does so on a day (DEV-22). */
export function checkBecomingFull(before: MemberStatus, draft: MemberDraft): Refusal | null {
  if (before !== 'probationary' || draft.status !== 'full' || draft.fullOn) return null;
  return refuse('member.no-full-day', '转为正式党员，请填写转正日期（支部党员大会通过、预备期满之日）。', {
    field: 'fullOn',
    clause: 'DEV-22 发展党员工作细则第32至33条',
  });
}

/** A number is put right, not taken away: without it the person could be entered a second time. */
export function checkNumberKept(hasStored: boolean, draft: MemberDraft, correcting: boolean): Refusal | null {
  if (!hasStored || draft.identityNumber !== null || correcting) return null;
  return refuse(
    'member.number-removed',
    '公民身份号码不能清空。录错的请改为正确的号码，或选择“更正”并写明原因。',
    {
      field: 'identityNumber',
    },
  );
}

/** Somebody of the same name in the same branch. */
export interface Namesake {
  readonly bornOn: Day | null;
  readonly hasNumber: boolean;
}

/** The same name, branch and birth month is one person, unless both have numbers, which then differ. */
export function refuseDouble(draft: MemberDraft, namesakes: readonly Namesake[]): Refusal | null {
  const month = draft.bornOn?.slice(0, 7);
  const same = namesakes.some(
    ({ bornOn, hasNumber }) =>
      !(hasNumber && draft.identityNumber) && (bornOn === null || bornOn.slice(0, 7) === month),
  );
  if (!same) return null;
  return refuse(
    'member.double',
    `这个支部已有一位姓名和出生年月相同的“${draft.name ?? ''}”。如果是同一人，请打开原记录修改；确是另一人，请为两人都填写公民身份号码。`,
    { field: 'name' },
  );
}

/** A post is held in a branch; it does not move along. */
export interface HeldPost {
  readonly partyOrgName: string | null;
  readonly post: string;
}

/** Whoever leaves a branch, or the Party, gives up the posts there. */
export function warnOfPosts(posts: readonly HeldPost[]): Warning[] {
  return posts.map(({ partyOrgName, post }) =>
    warn(
      'member.holds-post',
      `仍登记为${partyOrgName === null ? '' : `“${partyOrgName}”`}${nameOfCode(partyPosts, post)}，请到党组织的“班子与届次”中办理免职。`,
      { field: 'posts' },
    ),
  );
}
