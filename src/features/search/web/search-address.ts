import { pageAddress } from '../../../platform/web/address.ts';
import type { SearchGroup } from '../search.contract.ts';
import type { RecordKind } from '../search.ts';

/** The page of a search, with its text in the address. */
export function searchAddress(state: { readonly q: string; readonly kind?: RecordKind }): string {
  return pageAddress('/search', state);
}

/** How many were found: 12, or 100 以上. */
export function countText({ count, capped }: Pick<SearchGroup, 'count' | 'capped'>): string {
  return capped ? `${count} 以上` : String(count);
}
