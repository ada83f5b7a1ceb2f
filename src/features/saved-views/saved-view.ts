/**
 * Saved views (常用视图): filters and columns of a list that a person wants again, kept under a name. Of the records
 * nothing is kept, so a view shows what holds when it is opened; nobody else sees it, and a colleague gets the address itself.
 */

/** As many as still fit on a screen. */
export const MOST_VIEWS = 20;

/** Which page of a list, and where an answer is opened: of the moment, not of the view. */
const PASSING = ['after'];

/** The part of an address that a view keeps. */
export function searchToKeep(search: string): string {
  const kept = new URLSearchParams(search);
  for (const name of PASSING) kept.delete(name);
  return kept.toString();
}
