import type { Refusal, Warning } from '../../../platform/kernel/refusal.ts';
import { refuseConflictingDouble, warnOfDouble } from '../reasons.rules.ts';

export interface DoubleKeys {
  /** By which an earlier row is looked for. */
  readonly checked: readonly string[];
  /** By which later rows find this one. */
  readonly kept: readonly string[];
}

export interface DoubleFinder {
  /**
   * Null for the first row of its kind; a warning when an earlier row says the same of the same body, a refusal when
   * it says something else.
   */
  check(keys: DoubleKeys | readonly string[], row: number, digest: string): Warning | Refusal | null;
}

/** Finds rows of one file that speak of the same body. `what` names it in the message: 人, 社会组织. */
export function createDoubleFinder(what: string, field: string): DoubleFinder {
  const seen = new Map<string, { readonly row: number; readonly digest: string }>();
  return {
    check(keys, row, digest) {
      const { checked, kept } = 'checked' in keys ? keys : { checked: keys, kept: keys };
      for (const key of checked) {
        const earlier = seen.get(key);
        if (earlier === undefined) continue;
        return earlier.digest === digest
          ? warnOfDouble(what, earlier.row)
          : refuseConflictingDouble(what, earlier.row, field);
      }
      const said = { row, digest };
      for (const key of kept) seen.set(key, said);
      return null;
    },
  };
}
