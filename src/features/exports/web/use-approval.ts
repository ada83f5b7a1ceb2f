import { useRoute } from '../../../platform/web/use-route.ts';
import { holdsPersons } from '../../audit/exported.ts';
import type { RequestedKind } from '../export-request.ts';
import { readExportRulesRoute } from '../export-requests.contract.ts';

export interface Approval {
  readonly needed: boolean;
  /** Nobody else could give it. */
  readonly alone: boolean;
  readonly text: string;
}

/** Whether so many rows of a kind need a second person's word. */
export function useApproval(kind: RequestedKind | undefined, rows: number | undefined): Approval {
  const persons = kind !== undefined && holdsPersons(kind);
  const rules = useRoute(readExportRulesRoute, {}, { enabled: persons }).data;
  const needed = persons && rules !== undefined && (rows ?? 0) > rules.approvalRows;
  const alone = needed && !rules.secondPerson;
  const limit = rules === undefined ? '' : `超过 ${rules.approvalRows} 名党员，`;
  return {
    needed,
    alone,
    text: alone
      ? `${limit}而没有第二人可以审批：请写明理由，系统会通知安全审计员。`
      : `${limit}须经审批：由本级或上级的另一位党建工作人员，或安全管理员审批。`,
  };
}
