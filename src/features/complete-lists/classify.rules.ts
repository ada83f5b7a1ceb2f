/** In which lists a row and the record that it means differ. */
import type { Day } from '../../platform/kernel/day.ts';
import { foldName, foldNameWithoutPlace } from '../../platform/kernel/fold-name.ts';
import { bodyNameKeys } from '../imports/names.rules.ts';
import { oneSpelling } from '../imports/same-org.rules.ts';
import { containsRegion } from '../places/region.rules.ts';
import type { RegionCode } from '../places/region.ts';
import type { ComparedField, DifferenceKind, FieldDifference, FieldDifferences } from './complete-list.ts';
import { isEndedThere, type Said } from './said.rules.ts';

/** Our record, as far as it is compared; bodies by their names. */
export interface OurRecord {
  readonly name: string;
  readonly creditCode: string | null;
  readonly type: string;
  readonly registerKind: string;
  readonly status: string;
  readonly foundedOn: Day | null;
  readonly endedOn: Day | null;
  readonly regionCode: RegionCode;
  readonly address: string | null;
  readonly legalRepresentative: string | null;
  readonly registrarId: string | null;
  readonly supervisingBodyId: string | null;
  readonly industryRegulatorId: string | null;
}

export interface Difference {
  readonly kind: DifferenceKind;
  readonly fields: FieldDifferences;
}

export interface ComparedOn {
  /** The day of the list: what ended with us after it was there on it. */
  readonly listedOn: Day;
  /** Names of the county, the prefecture and the province, which lists leave out of names. */
  readonly placeNames: readonly string[];
}

/** The differences of one pair. One struck off there is told as that alone: nothing else of it matters any more. */
export function differencesOf(theirs: Said, ours: OurRecord, on: ComparedOn): Difference[] {
  if (isEndedThere(theirs)) return ours.endedOn === null ? [endedThere(theirs, ours)] : [];
  if (ours.endedOn !== null) return ours.endedOn > on.listedOn ? [] : [stillThere(theirs, ours)];
  const fields = differingFields(theirs, ours, on);
  return [
    ...(isRenamed(theirs, ours, on) ? [{ kind: 'renamed' as const, fields: {} }] : []),
    ...(Object.keys(fields).length > 0 ? [{ kind: 'differing' as const, fields }] : []),
  ];
}

function endedThere({ status, endedOn }: Said, ours: OurRecord): Difference {
  const day = endedOn === null ? {} : { endedOn: { theirs: endedOn, ours: null } };
  return {
    kind: 'ended_there',
    fields: { status: { theirs: status ?? 'deregistered', ours: ours.status }, ...day },
  };
}

function stillThere({ status }: Said, ours: OurRecord): Difference {
  return { kind: 'differing', fields: { status: { theirs: status ?? 'normal', ours: ours.status } } };
}

/** Another name, not another way of writing it: brackets, spaces, traditional characters and the place in front say nothing. */
function isRenamed({ name }: Said, ours: OurRecord, { placeNames }: ComparedOn): boolean {
  if (name === null || name === ours.name || foldName(name) === foldName(ours.name)) return false;
  return oneSpelling(name, placeNames) !== oneSpelling(ours.name, placeNames);
}

type Same = (theirs: string, ours: string, on: ComparedOn) => boolean;

const exactly: Same = (theirs, ours) => theirs === ours;
const folded: Same = (theirs, ours, { placeNames }) =>
  foldName(theirs) === foldName(ours) ||
  foldNameWithoutPlace(theirs, placeNames) === foldNameWithoutPlace(ours, placeNames);
const within: Same = (theirs, ours) => containsRegion(theirs, ours) || containsRegion(ours, theirs);
const sameBody: Same = (theirs, ours, { placeNames }) => {
  const keys = bodyNameKeys(theirs, placeNames);
  return bodyNameKeys(ours, placeNames).some((key) => keys.includes(key));
};

const SAME: Readonly<Record<Exclude<ComparedField, 'foundedOn'>, Same>> = {
  creditCode: exactly,
  type: exactly,
  registerKind: exactly,
  status: exactly,
  // The level that administers it: a list that names the township of a county's organisation does not contradict us.
  regionCode: within,
  address: folded,
  legalRepresentative: folded,
  registrarId: sameBody,
  supervisingBodyId: sameBody,
  industryRegulatorId: sameBody,
};

function differingFields(theirs: Said, ours: OurRecord, on: ComparedOn): FieldDifferences {
  const found: Partial<Record<ComparedField, FieldDifference>> = {};
  for (const [field, same] of Object.entries(SAME) as [keyof typeof SAME, Same][]) {
    const [said, stored] = [theirs[field], ours[field]];
    if (said === null || said === stored || (stored !== null && same(said, stored, on))) continue;
    found[field] = { theirs: said, ours: stored };
  }
  const founded = foundingDifference(theirs, ours);
  return founded === null ? found : { ...found, foundedOn: founded };
}

const LENGTHS = { day: 10, month: 7, year: 4 } as const;

/** A day known to the month says nothing against a day of that month. */
function foundingDifference({ foundedOn, foundedPrecision }: Said, ours: OurRecord): FieldDifference | null {
  if (foundedOn === null) return null;
  const length = LENGTHS[foundedPrecision];
  if (ours.foundedOn?.slice(0, length) === foundedOn.slice(0, length)) return null;
  const precision = foundedPrecision === 'day' ? undefined : foundedPrecision;
  return { theirs: foundedOn, ours: ours.foundedOn, ...(precision === undefined ? {} : { precision }) };
}
