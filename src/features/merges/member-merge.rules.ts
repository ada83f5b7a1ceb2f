/** What two records of one person must keep to before one goes into the other. */
import { type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import type { Standing } from './merge.rules.ts';

/** One of the two, as far as it bears on a merge. */
export interface MemberSide extends Standing {
  /** Full, probationary or suspended: somebody who is a member now. */
  readonly current: boolean;
  readonly branchId: string;
  /** Null: out of the caller's sight. */
  readonly branchName: string | null;
  /** Managed within the caller's part of the Party tree. */
  readonly managedHere: boolean;
  readonly hasNumber: boolean;
  readonly accounts: number;
  /** 更正申请 that wait for an answer. */
  readonly waiting: number;
}

/** @returns why the two can not be merged as they stand, each with what to end or settle first; none: they can */
export function judgeMemberMerge(keeper: MemberSide, loser: MemberSide): Refusal[] {
  return [
    keeper.managedHere && loser.managedHere ? null : ELSEWHERE,
    keeper.hasNumber && loser.hasNumber ? TWO_NUMBERS : null,
    !keeper.current && loser.current ? KEEPER_LEFT : null,
    checkBranches(keeper, loser),
    keeper.accounts > 0 && loser.accounts > 0 ? TWO_ACCOUNTS : null,
    loser.waiting > 0 ? REQUEST_WAITS : null,
  ].filter((each) => each !== null);
}

/** A number is on the roll once: two numbers are two persons, or one of them is wrong. */
const TWO_NUMBERS = refuse(
  'merge.two-numbers',
  '两条记录的公民身份号码不同，应是两个人。如果其中一条录错了，请先把它更正，再合并。',
);
const ELSEWHERE = refuse(
  'not-allowed.managed-elsewhere',
  '两条记录都要由您管理范围内的支部管理，才能合并。请由管理双方的上级党组织办理。',
);
const KEEPER_LEFT = refuse(
  'merge.keeper-ended',
  '保留的一条已不是在册党员，另一条还是。请点“互换”，保留仍在册的一条。',
);
const TWO_ACCOUNTS = refuse(
  'merge.two-accounts',
  '两条记录都开了账号。请先在其中一条的“账号”里停用并解除关联，再合并。',
);
const REQUEST_WAITS = refuse('merge.request-waits', '并入的一条还有没有答复的更正申请。请先答复，再合并。');

/** A member now in two branches at once: where the person is, nobody but a person can say. */
function checkBranches(keeper: MemberSide, loser: MemberSide): Refusal | null {
  if (!keeper.current || !loser.current || keeper.branchId === loser.branchId) return null;
  const nameOf = ({ branchName }: MemberSide) => branchName ?? '范围外的支部';
  return refuse(
    'merge.members-of-both',
    `两条记录现在都在册，分属“${nameOf(keeper)}”和“${nameOf(loser)}”。请先把并入的一条“调整支部”到同一个支部，或变更它的状态，再合并。`,
  );
}
