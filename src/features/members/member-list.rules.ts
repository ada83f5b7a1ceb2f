/** How the list's bands are asked of stored days and codes. */
import { addYears, type Day } from '../../platform/kernel/day.ts';
import {
  type AgeBand,
  ageBands,
  type EducationBand,
  educationBandOf,
  type JoiningBand,
  joiningBandBegins,
  joiningBands,
} from '../codes/bands.rules.ts';
import { type Education, educations } from '../codes/tables/education.ts';

/** Born after `after` and not after `to`; null: no bound. */
export interface BirthRange {
  readonly after: Day | null;
  readonly to: Day | null;
}

/** Years of age at which the bands after the first begin. */
const BEGINS: Readonly<Record<AgeBand, number>> = {
  up_to_30: 0,
  from_31: 31,
  from_36: 36,
  from_41: 41,
  from_46: 46,
  from_51: 51,
  from_56: 56,
  from_61: 61,
};

/** When the people of an age band on a day were born (STAT-01), as `ageBandOf` has it. */
export function birthRangeOf(band: AgeBand, on: Day): BirthRange {
  const next = ageBands.entries[ageBands.entries.findIndex(({ code }) => code === band) + 1];
  return {
    after: next === undefined ? null : addYears(on, -BEGINS[next.code]),
    to: BEGINS[band] === 0 ? null : addYears(on, -BEGINS[band]),
  };
}

/** The codes of education that count in one of the bands (TAB-07). */
export function educationsIn(bands: readonly EducationBand[]): Education[] {
  return educations.entries.map(({ code }) => code).filter((code) => bands.includes(educationBandOf(code)));
}

/** Joined on or after `from` and before `before`; null: no bound. */
export interface JoiningRange {
  readonly from: Day | null;
  readonly before: Day | null;
}

/** When the members of a band joined (STAT-02). */
export function joiningRangeOf(band: JoiningBand): JoiningRange {
  const next = joiningBands.entries[joiningBands.entries.findIndex(({ code }) => code === band) + 1];
  return { from: joiningBandBegins[band], before: next === undefined ? null : joiningBandBegins[next.code] };
}
