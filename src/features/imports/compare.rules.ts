/** What a row changes of a stored record. */

type Values = Readonly<Record<string, unknown>>;

/**
 * The fields in which a draft differs from what is stored. A field that the draft leaves out changes nothing, and a day known
 * less exactly than the stored one does not blur it: such a field is left out with its precision.
 */
export function changedFields(
  draft: Values,
  stored: Values,
  precisionFields: Readonly<Record<string, string>>,
): string[] {
  const changed = new Set<string>();
  const precisions = new Set(Object.values(precisionFields));
  for (const field of Object.keys(draft)) {
    const value = draft[field];
    if (value === undefined || field === 'extra' || precisions.has(field)) continue;
    const precisionField = precisionFields[field];
    if (precisionField === undefined) {
      if (!isSame(value, stored[field])) changed.add(field);
    } else if (!saysNoMore(value, draft[precisionField], stored[field], stored[precisionField])) {
      changed.add(field);
      changed.add(precisionField);
    }
  }
  return [...changed];
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || ((a === '' || a === null) && (b === null || b === undefined));
}

const LENGTHS: Readonly<Record<string, number>> = { day: 10, month: 7, year: 4 };

function saysNoMore(day: unknown, precision: unknown, stored: unknown, storedPrecision: unknown): boolean {
  if (typeof day !== 'string' || typeof stored !== 'string') return false;
  const length = LENGTHS[String(precision)] ?? 10;
  const storedLength = LENGTHS[String(storedPrecision)] ?? 10;
  return storedLength >= length && stored.slice(0, length) === day.slice(0, length);
}

export interface ExtraCellValue {
  readonly title: string;
  readonly value: string;
}

/** 附列 with the values of a row laid over those that are stored, in the stored order; null when nothing changes. */
export function mergeExtra<Stored extends ExtraCellValue>(
  stored: readonly Stored[],
  added: readonly Stored[],
): Stored[] | null {
  const byTitle = new Map(stored.map((each) => [each.title, each]));
  let changed = false;
  for (const each of added) {
    if (byTitle.get(each.title)?.value === each.value) continue;
    byTitle.set(each.title, each);
    changed = true;
  }
  return changed ? [...byTitle.values()] : null;
}
