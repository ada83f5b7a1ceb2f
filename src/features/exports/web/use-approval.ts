import { useRoute } from '../../../platform/web/use-route.ts';
import { holdsPersons } from '../../audit/exported.ts';
import { type Approval, approvalOf } from '../approval.rules.ts';
import type { RequestedKind } from '../export-request.ts';
import { readExportRulesRoute } from '../export-requests.contract.ts';

/** Whether so many rows of a kind need a second person's word, as far as is known yet. */
export function useApproval(kind: RequestedKind | undefined, rows: number | undefined): Approval {
  const rules = useRoute(
    readExportRulesRoute,
    {},
    { enabled: kind !== undefined && holdsPersons(kind) },
  ).data;
  if (kind === undefined || rules === undefined) return { needed: false, alone: false, text: '' };
  return approvalOf(kind, rows ?? 0, rules);
}
