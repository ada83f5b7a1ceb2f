import { wayName } from '../social-orgs/covering.rules.ts';
import {
  type ChangeCause,
  type ChangeDirection,
  type ChangeMeasure,
  changeMeasures,
  type Standing,
  standings,
} from './coverage-change.ts';

/** What a pair of standings means for one measure; null where it changes nothing. */
export interface Change {
  readonly direction: ChangeDirection;
  readonly cause: ChangeCause;
}

const FIRST_COUNTED: Readonly<Record<ChangeMeasure, Standing>> = {
  total: 'open',
  work: 'work',
  formal: 'formal',
};

/** Whether a measure counts who stands so. */
export function countsIn(measure: ChangeMeasure, standing: Standing): boolean {
  return standings.indexOf(standing) >= standings.indexOf(FIRST_COUNTED[measure]);
}

/** Why somebody who is not counted isn't: the cause of having come in from there, or of having gone out to there. */
function causeOf(standing: Standing): ChangeCause {
  switch (standing) {
    case 'absent':
      return 'existence';
    case 'elsewhere':
      return 'place';
    case 'left_out':
      return 'base';
    default:
      return 'covering';
  }
}

/**
 * What happened to one organisation between two sides of a comparison.
 * @returns null where the measure counts it on both sides, or on neither
 */
export function changeOf(measure: ChangeMeasure, before: Standing, after: Standing): Change | null {
  const [was, is] = [countsIn(measure, before), countsIn(measure, after)];
  if (was === is) return null;
  return is ? { direction: 'entered', cause: causeOf(before) } : { direction: 'left', cause: causeOf(after) };
}

/** A pair of standings as one number, as the database counts them. */
export function pairOf(before: Standing, after: Standing): number {
  return standings.indexOf(before) * standings.length + standings.indexOf(after);
}

/** The standings of a number. */
export function standingsOf(pair: number): readonly [before: Standing, after: Standing] {
  const [before, after] = [
    standings[Math.floor(pair / standings.length)],
    standings[pair % standings.length],
  ];
  if (before === undefined || after === undefined) throw new Error(`no pair of standings: ${pair}`);
  return [before, after];
}

/** All pairs that mean a change of a measure; of one cause, where one is given. */
export function pairsMeaning(measure: ChangeMeasure, wanted: Partial<Change>): number[] {
  return standings.flatMap((before) =>
    standings.flatMap((after) => {
      const change = changeOf(measure, before, after);
      const fits =
        change !== null &&
        (wanted.direction ?? change.direction) === change.direction &&
        (wanted.cause ?? change.cause) === change.cause;
      return fits ? [pairOf(before, after)] : [];
    }),
  );
}

/** So many organisations went from one standing to another. */
export interface CountedPair {
  readonly pair: number;
  readonly n: number;
}

export interface MeasureChange {
  readonly measure: ChangeMeasure;
  readonly before: number;
  readonly after: number;
  readonly entered: { cause: ChangeCause; count: number }[];
  readonly left: { cause: ChangeCause; count: number }[];
}

/**
 * Sums up, measure by measure.
 * @param after what each measure counts on the later side; what it counted on the earlier side follows
 */
export function summariseChanges(
  pairs: readonly CountedPair[],
  after: Readonly<Record<ChangeMeasure, number>>,
): MeasureChange[] {
  return changeMeasures.map((measure) => {
    const counts = { entered: new Map<ChangeCause, number>(), left: new Map<ChangeCause, number>() };
    for (const { pair, n } of pairs) {
      const change = changeOf(measure, ...standingsOf(pair));
      if (change === null) continue;
      const of = counts[change.direction];
      of.set(change.cause, (of.get(change.cause) ?? 0) + n);
    }
    const listed = (of: ReadonlyMap<ChangeCause, number>) =>
      [...of].map(([cause, count]) => ({ cause, count })).toSorted((a, b) => b.count - a.count);
    const sum = (of: ReadonlyMap<ChangeCause, number>) => [...of.values()].reduce((all, n) => all + n, 0);
    return {
      measure,
      before: after[measure] - sum(counts.entered) + sum(counts.left),
      after: after[measure],
      entered: listed(counts.entered),
      left: listed(counts.left),
    };
  });
}

const DAYS: Readonly<Record<ChangeCause, Readonly<Record<ChangeDirection, string>>>> = {
  existence: { entered: '新登记（备案）', left: '注销、撤销' },
  place: { entered: '划入本范围', left: '划出本范围' },
  base: { entered: '纳入统计基数', left: '不再计入统计基数' },
  covering: { entered: '新增覆盖', left: '不再覆盖' },
};
const DEFINITIONS: Readonly<Record<ChangeCause, Readonly<Record<ChangeDirection, string>>>> = {
  ...DAYS,
  base: { entered: '只有后一口径计入基数', left: '只有前一口径计入基数' },
  covering: { entered: '只有后一口径算作覆盖', left: '只有前一口径算作覆盖' },
};

/** A cause in the office's words; between two definitions nothing happened, they only count differently. */
export function causeText(compared: 'days' | 'definitions', { cause, direction }: Change): string {
  return (compared === 'days' ? DAYS : DEFINITIONS)[cause][direction];
}

/** In place of the name of who has moved out of the caller's sight. */
export const OUT_OF_SIGHT = '（已划出管理范围）';

/** By which Party organisations, and how; null by none in sight. */
export function coveredText(by: readonly { readonly name: string; readonly way: string }[]): string | null {
  return by.length === 0 ? null : by.map(({ name, way }) => `${name}（${wayName(way)}）`).join('、');
}
