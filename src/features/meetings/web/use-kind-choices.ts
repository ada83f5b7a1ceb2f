import { officeToday } from '../../../platform/web/office-today.ts';
import { useRoute } from '../../../platform/web/use-route.ts';
import { kindChoices } from '../kind-choices.ts';
import { listMeetingKindsRoute } from '../meeting-kind.contract.ts';

/** Kinds to choose from in a form or a filter. */
export function useKindChoices(of: 'form' | 'filter') {
  const answer = useRoute(listMeetingKindsRoute, {});
  return kindChoices(answer.data?.rows ?? [], of === 'form' ? officeToday() : null);
}
