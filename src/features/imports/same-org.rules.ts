/** When two rows of one file speak of one organisation that the roll does not know yet. */
import { foldNameWithoutPlace } from '../../platform/kernel/fold-name.ts';
import { containsRegion } from '../places/region.rules.ts';

export interface OrgSaid {
  /** As `oneSpelling` gives it; empty where the row has none. */
  readonly name: string;
  readonly creditCode: string | undefined;
  /** Region code of nine digits; null where neither the row nor its code tells a place. */
  readonly place: string | null;
}

/**
 * One spelling for all spellings of a name: brackets, spaces, traditional characters, and with or without the
 * importer's own place in front. A place above it is part of the name: 陕西省书画协会 is not 洋县书画协会.
 */
export function oneSpelling(name: string, placeNames: readonly string[]): string {
  return foldNameWithoutPlace(name, writtenInFront(placeNames));
}

/** By the list that they come from, since the rows of a file share a few. */
const IN_FRONT = new WeakMap<readonly string[], readonly string[]>();

function writtenInFront(placeNames: readonly string[]): readonly string[] {
  const known = IN_FRONT.get(placeNames);
  if (known !== undefined) return known;
  const [own = '', above = '', top = ''] = placeNames;
  const written = own === '' ? [] : [top + above + own, top + own, above + own, own];
  IN_FRONT.set(placeNames, written);
  return written;
}

/**
 * Whether two rows speak of one organisation: by the code, else by the name. A row without a code may be any of its name, one
 * with a code only the one without; and neither may lie in another place, as the 老年协会 of two villages do.
 */
export function isSameOrg(a: OrgSaid, b: OrgSaid): boolean {
  if (a.creditCode && b.creditCode) return a.creditCode === b.creditCode;
  return a.name !== '' && a.name === b.name && mayBeOnePlace(a.place, b.place);
}

function mayBeOnePlace(a: string | null, b: string | null): boolean {
  return a === null || b === null || containsRegion(a, b) || containsRegion(b, a);
}
