/** A4 landscape, in points (1 mm = 72/25.4 points), counted from the lower left corner. */
const MM = 72 / 25.4;

export const PAGE = { width: 297 * MM, height: 210 * MM } as const;
export const MARGIN = { side: 12 * MM, top: 13 * MM, bottom: 15 * MM } as const;
export const BODY = {
  left: MARGIN.side,
  width: PAGE.width - 2 * MARGIN.side,
  top: PAGE.height - MARGIN.top,
  bottom: MARGIN.bottom,
} as const;

export const TITLE_SIZE = 17;
/** 填报单位 and the like. */
export const WORDS_SIZE = 10;
export const CELL_SIZE = 8.5;
export const QUIET_SIZE = 7;
export const WATERMARK_SIZE = 13;

/** From base line to base line. */
export const LEADING = 11;
/** Between a cell's rule and its text. */
export const PAD = { x: 1.6 * MM * 0.6, y: 2.6 } as const;
/** Part of a line's height that lies above the base line; the rest hangs below it. */
export const ASCENT = 0.86;
export const RULE = 0.4;

export const FOOT_Y = 8.5 * MM;
export const HEAD_Y = PAGE.height - 9.5 * MM;
