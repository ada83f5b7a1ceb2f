import type { CellStyle } from 'hucre/xlsx';

/** A font must say its face and size, or programs fall back to 10 points. */
const FONT = { name: '宋体', size: 11 } as const;
const RED = { rgb: 'C00000' } as const;
const LINE = { style: 'thin', color: { rgb: 'BFBFBF' } } as const;
const BORDER = { top: LINE, bottom: LINE, left: LINE, right: LINE };
const CENTRED = { horizontal: 'center', vertical: 'center', wrapText: true } as const;
const HEADER_FILL = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F2F2F2' } } as const;

/** The colour of a cell at fault; also how a mark of ours is known when the file comes again. */
export const MARK_RGB = 'FFC7CE';
export const TEXT_FORMAT = '@';
export const DAY_FORMAT = 'yyyy-mm-dd';
export const MONTH_FORMAT = 'yyyy-mm';

export const MARK_FILL = { type: 'pattern', pattern: 'solid', fgColor: { rgb: MARK_RGB } } as const;
export const TITLE_STYLE: CellStyle = {
  font: { ...FONT, bold: true, size: 16 },
  alignment: { horizontal: 'center', vertical: 'center' },
};
/** Who took the file out, and when: plain to see, and plainly no record. */
export const EXPORT_MARK_STYLE: CellStyle = {
  font: { ...FONT, size: 9, color: RED },
  alignment: { horizontal: 'left', vertical: 'center' },
};
export const HEADER_STYLE: CellStyle = {
  font: { ...FONT, bold: true },
  fill: HEADER_FILL,
  border: BORDER,
  alignment: CENTRED,
};
export const REQUIRED_STYLE: CellStyle = { ...HEADER_STYLE, font: { ...FONT, bold: true, color: RED } };
export const REASON_STYLE: CellStyle = {
  font: { ...FONT, color: RED },
  alignment: { vertical: 'top', wrapText: true },
};
export const TEXT_STYLE: CellStyle = { numFmt: TEXT_FORMAT };
export const MARKED_STYLE: CellStyle = { numFmt: TEXT_FORMAT, fill: MARK_FILL };
export const SAMPLE_STYLE: CellStyle = {
  font: { ...FONT, italic: true, color: { rgb: '7F7F7F' } },
  numFmt: TEXT_FORMAT,
};
export const WRAPPED_STYLE: CellStyle = { alignment: { vertical: 'top', wrapText: true } };
