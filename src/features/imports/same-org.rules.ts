/** When two rows of one file speak of one organisation that the roll does not know yet. */
import { foldNameWithoutPlace } from '../../platform/kernel/fold-name.ts';

export interface OrgSaid {
  /** As `oneSpelling` gives it; empty where the row has none. */
  readonly name: string;
  readonly creditCode: string | undefined;
  /** Region code of nine digits; null where neither the row nor its code tells a place. */
  readonly place: string | null;
}

export interface SameOrgKeys {
  readonly checked: readonly string[];
  readonly kept: readonly string[];
}

/**
 * One spelling for all spellings of a name: brackets, spaces, traditional characters, and with or without the
 * importer's own place in front. A place above it is part of the name: 陕西省书画协会 is not 洋县书画协会.
 */
export function oneSpelling(name: string, [own = '', above = '', top = '']: readonly string[]): string {
  return foldNameWithoutPlace(name, own === '' ? [] : [top + above + own, top + own, above + own, own]);
}

/**
 * Keys by which rows find each other: the code, else the name. A row without a code may be any of its name, one with
 * a code only the one without; and neither may lie in another place, as the 老年协会 of two villages do.
 */
export function sameOrgKeys({ name, creditCode, place }: OrgSaid): SameOrgKeys {
  const byCode = creditCode ? [`code ${creditCode}`] : [];
  if (name === '') return { checked: byCode, kept: byCode };
  const above = placesAbove(place);
  const kept = [
    `name ${name}`,
    `name ${name} at ${place ?? 'no place'}`,
    ...above.map((each) => `name ${name} under ${each}`),
  ];
  const checked =
    place === null
      ? [`name ${name}`]
      : [
          ...[place, ...above, 'no place'].map((each) => `name ${name} at ${each}`),
          `name ${name} under ${place}`,
        ];
  return creditCode
    ? { checked: [...byCode, ...checked.map(uncoded)], kept: [...byCode, ...kept] }
    : { checked, kept: [...kept, ...kept.map(uncoded)] };
}

const uncoded = (key: string) => `uncoded ${key}`;

/** County, prefecture and province of a place, as far as they are above it. */
function placesAbove(place: string | null): string[] {
  if (place === null) return [];
  return [6, 4, 2].map((length) => place.slice(0, length).padEnd(9, '0')).filter((each) => each !== place);
}
