/** Values of a difference as people read them. */
import type { Day } from '../../platform/kernel/day.ts';
import { nameOfCode } from '../codes/code-table.ts';
import { registrationKinds, socialOrgStatuses } from '../codes/tables/social-org.ts';
import { socialOrgTypes } from '../codes/tables/social-org-type.ts';
import { titleOfSocialOrgField } from '../social-orgs/social-org.ts';

/** One line of what stands side by side; null where a side says nothing. */
export interface ComparedLine {
  readonly field: string;
  readonly title: string;
  readonly theirs: string | null;
  readonly ours: string | null;
}

const TABLES = { type: socialOrgTypes, registerKind: registrationKinds, status: socialOrgStatuses };

/** @param placeNames names of regions by their codes */
export function shownValue(
  field: string,
  value: string | null,
  placeNames: ReadonlyMap<string, string>,
): string | null {
  if (value === null) return null;
  if (field === 'regionCode') return placeNames.get(value) ?? value;
  if (field === 'type' || field === 'registerKind' || field === 'status')
    return nameOfCode(TABLES[field], value);
  return value;
}

/** A day known to the month shows no day of it. */
export function shownDay(day: Day, precision: 'month' | 'year' | undefined): string {
  if (precision === undefined) return day;
  return day.slice(0, precision === 'month' ? 7 : 4);
}

export function lineOf(
  field: string,
  theirs: string | null,
  ours: string | null,
  placeNames: ReadonlyMap<string, string>,
): ComparedLine {
  return {
    field,
    title: titleOfSocialOrgField(field),
    theirs: shownValue(field, theirs, placeNames),
    ours: shownValue(field, ours, placeNames),
  };
}
