/** Bands of the Party's yearly statistics (STAT-01, STAT-02, TAB-07). */
import { ageOn, type Day } from '../../platform/kernel/day.ts';
import type { CodeOf, CodeTable } from './code-table.ts';
import type { Education } from './tables/education.ts';

/** STAT-01: whole years of age on the day of the figure. */
export const ageBands = {
  id: 'ageBand',
  title: '年龄段',
  entries: [
    { code: 'up_to_30', name: '30 岁及以下' },
    { code: 'from_31', name: '31 至 35 岁' },
    { code: 'from_36', name: '36 至 40 岁' },
    { code: 'from_41', name: '41 至 45 岁' },
    { code: 'from_46', name: '46 至 50 岁' },
    { code: 'from_51', name: '51 至 55 岁' },
    { code: 'from_56', name: '56 至 60 岁' },
    { code: 'from_61', name: '61 岁及以上' },
  ],
} as const satisfies CodeTable;

export type AgeBand = CodeOf<typeof ageBands>;

/** The band of a person's age on a day. */
export function ageBandOf(bornOn: Day, on: Day): AgeBand {
  const age = ageOn(bornOn, on);
  const index = age <= 30 ? 0 : Math.min(7, Math.floor((age - 26) / 5));
  return (ageBands.entries[index] ?? ageBands.entries[0]).code;
}

/** STAT-02: when a member joined the Party. */
export const joiningBands = {
  id: 'joiningBand',
  title: '入党时间段',
  entries: [
    { code: 'before_1949', name: '新中国成立前' },
    { code: 'before_1978', name: '新中国成立后至党的十一届三中全会前' },
    { code: 'before_2012', name: '党的十一届三中全会后至党的十八大前' },
    { code: 'since_2012', name: '党的十八大以来' },
  ],
} as const satisfies CodeTable;

export type JoiningBand = CodeOf<typeof joiningBands>;

/** The first day of each band, earliest first; null: from the beginning. */
export const joiningBandBegins: Readonly<Record<JoiningBand, Day | null>> = {
  before_1949: null,
  before_1978: '1949-10-01',
  before_2012: '1978-12-01',
  since_2012: '2012-11-01',
};

/** The band of a day of joining. */
export function joiningBandOf(joinedOn: Day): JoiningBand {
  const begun = joiningBands.entries.filter(({ code }) => (joiningBandBegins[code] ?? '') <= joinedOn);
  return (begun.at(-1) ?? joiningBands.entries[0]).code;
}

/** TAB-07, highest first. 大专及以上 are the first three. */
export const educationBands = {
  id: 'educationBand',
  title: '学历段',
  entries: [
    { code: 'postgraduate', name: '研究生' },
    { code: 'undergraduate', name: '大学本科' },
    { code: 'junior_college', name: '大专' },
    { code: 'secondary_vocational', name: '中专' },
    { code: 'senior_high', name: '高中' },
    { code: 'junior_high_or_less', name: '初中及以下' },
  ],
} as const satisfies CodeTable;

export type EducationBand = CodeOf<typeof educationBands>;

/**
 * The band of an education code. Unfinished studies (结业, 肄业) do not count at their level
 * but at the one that they presuppose; a code that tells the level alone (20, 30 …) counts at it.
 */
export function educationBandOf(education: Education): EducationBand {
  const unfinished = UNFINISHED.has(education);
  switch (education.charAt(0)) {
    case '1':
      return unfinished ? 'undergraduate' : 'postgraduate';
    case '2':
      return unfinished ? 'senior_high' : 'undergraduate';
    case '3':
      return unfinished ? 'senior_high' : 'junior_college';
    case '4':
      return unfinished ? 'junior_high_or_less' : 'secondary_vocational';
    case '6':
      return unfinished ? 'junior_high_or_less' : 'senior_high';
    default:
      return 'junior_high_or_less';
  }
}

const UNFINISHED: ReadonlySet<Education> = new Set<Education>([
  '12',
  '13',
  '15',
  '16',
  '18',
  '19',
  '22',
  '23',
  '32',
  '33',
  '42',
  '43',
  '45',
  '46',
  '48',
  '49',
  '62',
  '63',
]);

/** Whether a band is 大专及以上. */
export function isJuniorCollegeOrAbove(band: EducationBand): boolean {
  return band === 'postgraduate' || band === 'undergraduate' || band === 'junior_college';
}
