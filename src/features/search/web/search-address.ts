import { pageAddress } from '../../../platform/web/address.ts';
import type { SearchAnswer, SearchGroup } from '../search.contract.ts';
import { mayStandInAddress } from '../search.rules.ts';
import type { RecordKind } from '../search.ts';

/** The page of a search, with its text in the address. */
export function searchAddress(state: { readonly q: string; readonly kind?: RecordKind }): string {
  return pageAddress('/search', state);
}

/** How many were found: 12, or 100 以上. */
export function countText({ count, capped }: Pick<SearchGroup, 'count' | 'capped'>): string {
  return capped ? `${count} 以上` : String(count);
}

/** Where all of it stands; null where all of it is shown, and where the text may stand in no address. */
export function addressOfAll(answer: SearchAnswer | undefined, text: string): string | null {
  const isMore = answer?.groups.some(({ count, rows }) => count > rows.length) === true;
  return isMore && mayStandInAddress(text) ? searchAddress({ q: text }) : null;
}
