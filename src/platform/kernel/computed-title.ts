const MARK = '（计算）';

/** The title of a column that is worked out from others, in a file that goes out: 正式党员（计算）. */
export function computedTitle(title: string): string {
  return title + MARK;
}

/** Whether such a column comes back: it says nothing new, and is not read. */
export function isComputedTitle(title: string): boolean {
  return title.trim().endsWith(MARK);
}
