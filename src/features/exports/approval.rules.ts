/** Whether so many rows may leave on one person's word (SEC-06). */
import { holdsPersons, type TakenKind } from '../audit/exported.ts';

export interface ApprovalRules {
  /** Above so many persons a second one has to approve. */
  readonly approvalRows: number;
  readonly secondPerson: boolean;
}

export interface Approval {
  readonly needed: boolean;
  /** Nobody else could give it. */
  readonly alone: boolean;
  /** What the asker is told; empty where none is needed. */
  readonly text: string;
}

const NONE: Approval = { needed: false, alone: false, text: '' };

/** Whether so many rows of a kind need a second person's word, and whether there is one. */
export function approvalOf(
  kind: TakenKind,
  rows: number,
  { approvalRows, secondPerson }: ApprovalRules,
): Approval {
  if (!holdsPersons(kind) || rows <= approvalRows) return NONE;
  const limit = `超过 ${approvalRows} 名，`;
  return {
    needed: true,
    alone: !secondPerson,
    text: secondPerson
      ? `${limit}须经审批：由本级或上级的另一位党建工作人员，或安全管理员审批。`
      : `${limit}而没有第二人可以审批：请写明理由，系统会通知安全审计员。`,
  };
}
