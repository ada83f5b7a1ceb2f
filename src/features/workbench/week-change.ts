/** Figures of a desk (工作台) beside those of a week before. */
export interface WeekChange {
  readonly title: string;
  readonly before: number;
  readonly now: number;
  /** 增 3, 减 2, 持平. */
  readonly difference: string;
}

/** Sets counts of the same names side by side, in the order of the later ones. */
export function weekChanges(
  before: Readonly<Record<string, number>>,
  now: Readonly<Record<string, number>>,
): readonly WeekChange[] {
  return Object.entries(now).map(([title, count]) => {
    const earlier = before[title] ?? 0;
    return { title, before: earlier, now: count, difference: differenceText(count - earlier) };
  });
}

function differenceText(difference: number): string {
  if (difference === 0) return '持平';
  return difference > 0 ? `增 ${difference}` : `减 ${-difference}`;
}
