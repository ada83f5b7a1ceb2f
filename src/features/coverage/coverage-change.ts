/**
 * Comparing two days, or two 口径 of one day: which social organisations came in and which went out (进入、退出), of the
 * base, of 组织覆盖 and of 工作覆盖, and why. What was before, and what came in less what went out, is what is after.
 */

/** Where an organisation stands on one side of a comparison, from nothing to fully covered. */
export const standings = [
  /** Not yet founded, or over (注销). */
  'absent',
  /** It exists, but outside of what is asked about: in another place, under another body, of another sector. */
  'elsewhere',
  /** Within it, but not in the base of the definition. */
  'left_out',
  /** In the base, covered by nothing. */
  'open',
  /** 工作覆盖 alone. */
  'work',
  /** 组织覆盖, hence 工作覆盖 too. */
  'formal',
] as const;
export type Standing = (typeof standings)[number];

export const changeMeasures = ['total', 'formal', 'work'] as const;
export type ChangeMeasure = (typeof changeMeasures)[number];

export const changeMeasureNames: Readonly<Record<ChangeMeasure, string>> = {
  total: '社会组织',
  formal: '组织覆盖',
  work: '工作覆盖',
};

export const changeDirections = ['entered', 'left'] as const;
export type ChangeDirection = (typeof changeDirections)[number];

export const changeCauses = ['existence', 'place', 'base', 'covering'] as const;
/** Why: it came into being or ended; it moved in or out; the base takes or leaves it; what covers it changed. */
export type ChangeCause = (typeof changeCauses)[number];
