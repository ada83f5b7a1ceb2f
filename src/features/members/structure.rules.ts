import { addDays, type Day } from '../../platform/kernel/day.ts';
import {
  ageBands,
  educationBandOf,
  educationBands,
  joiningBandBegins,
  joiningBands,
} from '../codes/bands.rules.ts';
import type { CodeTable } from '../codes/code-table.ts';
import { type Education, educations } from '../codes/tables/education.ts';
import { memberStatuses, postLevels } from '../codes/tables/member.ts';
import { sexes } from '../codes/tables/sex.ts';
import { birthRangeOf } from './member-list.rules.ts';
import type { StructureDimension } from './structure.ts';

/** Members counted by one value of a dimension as it is stored: a code, or for days the number of the band. */
export interface CountedValue {
  readonly value: string | null;
  readonly count: number;
}

export interface StructureRow {
  /** Null: not on record. */
  readonly key: string | null;
  readonly label: string;
  readonly count: number;
}

/** The first days of birth of all bands but the oldest, ascending. */
export function ageBounds(on: Day): Day[] {
  const days = ageBands.entries.map(({ code }) => birthRangeOf(code, on).after);
  return days.flatMap((after) => (after === null ? [] : [addDays(after, 1)])).toReversed();
}

/** The days on which the bands of joining after the first begin, ascending. */
export const joiningBounds: readonly Day[] = Object.values(joiningBandBegins).filter((day) => day !== null);

/** A band's number, as PostgreSQL's `width_bucket` counts it, by its code. */
const AGE_BY_NUMBER = ageBands.entries.map(({ code }) => code).toReversed();
const JOINING_BY_NUMBER = joiningBands.entries.map(({ code }) => code);

const TABLES: Readonly<Record<Exclude<StructureDimension, 'sector'>, CodeTable>> = {
  age: ageBands,
  education: educationBands,
  sex: sexes,
  joined: joiningBands,
  postLevel: postLevels,
  status: memberStatuses,
};

/**
 * The rows of a dimension in the order of its table, those not on record last; values that nobody has are left out where the
 * table is long, and stand with 0 where it is a scale of bands.
 * @param sectors an office's own, in its order
 */
export function structureRows(
  dimension: StructureDimension,
  values: readonly CountedValue[],
  sectors: readonly { readonly code: string; readonly name: string }[],
): StructureRow[] {
  const counts = new Map<string | null, number>();
  for (const { value, count } of values) {
    const key = value === null ? null : keyOf(dimension, value);
    counts.set(key, (counts.get(key) ?? 0) + count);
  }
  const entries = dimension === 'sector' ? sectors : TABLES[dimension].entries;
  const keepsEmpty = ['age', 'education', 'joined'].includes(dimension);
  const rows = entries
    .map(({ code, name }) => ({ key: code, label: name, count: counts.get(code) ?? 0 }))
    .filter(({ count }) => keepsEmpty || count > 0);
  const unfilled = counts.get(null) ?? 0;
  return unfilled === 0 ? rows : [...rows, { key: null, label: UNFILLED[dimension], count: unfilled }];
}

const UNFILLED: Readonly<Record<StructureDimension, string>> = {
  age: '出生日期未填',
  education: '学历未填',
  sex: '性别未填',
  sector: '工作单位或其行业不明',
  joined: '入党日期未填',
  postLevel: '岗位层级未填',
  status: '状态未填',
};

function keyOf(dimension: StructureDimension, value: string): string | null {
  if (dimension === 'age') return AGE_BY_NUMBER[Number(value)] ?? null;
  if (dimension === 'joined') return JOINING_BY_NUMBER[Number(value)] ?? null;
  if (dimension === 'education') return isEducation(value) ? educationBandOf(value) : null;
  return value;
}

function isEducation(value: string): value is Education {
  return educations.entries.some(({ code }) => code === value);
}
