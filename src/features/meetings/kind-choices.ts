import { kindName, meetingKinds } from '../codes/tables/meeting.ts';
import type { SetKind } from './meeting-kind.contract.ts';

/**
 * Kinds to choose from: of the articles, and those of offices.
 * @param from a form offers what may still be held on this day; null: a filter offers all there were
 */
export function kindChoices(
  own: readonly SetKind[],
  from: string | null,
): readonly { readonly value: string; readonly label: string }[] {
  const held = own.filter(({ lastOn }) => from === null || lastOn === null || lastOn >= from);
  return [...meetingKinds.entries.map(({ code }) => code), ...held.map(({ code }) => code)].map((code) => ({
    value: code,
    label: kindName(code),
  }));
}
