/** How a cell's number format changes what a person sees; only formats that change the meaning are told apart. */
export type FormatHint =
  | { readonly kind: 'month' }
  | { readonly kind: 'year' }
  | { readonly kind: 'decimals'; readonly digits: number }
  | { readonly kind: 'zeros'; readonly digits: number };

export interface NumberFormat {
  /** The number stands for a day or a time. */
  readonly isDate: boolean;
  readonly hint: FormatHint | undefined;
}

/** Built-in formats that show a month and no day; 27 to 57 are the Chinese ones (yyyy年m月). */
const MONTH_FORMAT_IDS = new Set([17, 27, 36, 50, 52, 57]);
const TWO_DECIMALS_IDS = new Set([2, 4]);
/** Built-in formats of days and times, by the first and last of each group; from 27 on the Chinese ones. */
const DATE_FORMAT_IDS: readonly (readonly [first: number, last: number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/**
 * Reads the styles part of an .xlsx: for each cell style, what its number format says of the number. A format
 * that shows no day makes a date known to the month only; 0.00 shows 1990.1 as 1990.10; 000 shows 7 as 007.
 */
export function readNumberFormats(stylesXml: string): NumberFormat[] {
  const codes = new Map<number, string>();
  for (const [, attributes = ''] of stylesXml.matchAll(/<(?:\w+:)?numFmt\s([^>]*)>/g)) {
    codes.set(Number(attribute(attributes, 'numFmtId')), decode(attribute(attributes, 'formatCode')));
  }
  const cellXfs = /<(?:\w+:)?cellXfs[\s>][\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(stylesXml)?.[0] ?? '';
  return [...cellXfs.matchAll(/<(?:\w+:)?xf\s([^>]*)>/g)].map(([, attributes = '']) => {
    const id = Number(attribute(attributes, 'numFmtId') || '0');
    const code = codes.get(id);
    return code === undefined ? builtInFormat(id) : formatOf(code.split(';')[0] ?? '');
  });
}

function builtInFormat(id: number): NumberFormat {
  const isDate = DATE_FORMAT_IDS.some(([first, last]) => id >= first && id <= last);
  if (MONTH_FORMAT_IDS.has(id)) return { isDate, hint: { kind: 'month' } };
  return { isDate, hint: TWO_DECIMALS_IDS.has(id) ? { kind: 'decimals', digits: 2 } : undefined };
}

function formatOf(shown: string): NumberFormat {
  const zeros = /^0{2,}$/.exec(shown);
  if (zeros) return { isDate: false, hint: { kind: 'zeros', digits: zeros[0].length } };
  const decimals = /^(?:0|#|#,##0)\.(0+)_?\s*$/.exec(shown);
  if (decimals?.[1]) return { isDate: false, hint: { kind: 'decimals', digits: decimals[1].length } };
  return dateFormat(shown);
}

function dateFormat(code: string): NumberFormat {
  if (/general|@/i.test(code)) return { isDate: false, hint: undefined };
  // [h]:mm counts hours on beyond a day; other brackets hold a colour, a condition or a language.
  const letters = code
    .replace(/\[(h+|m+|s+)\]/gi, '$1')
    .replace(/\[[^\]]*\]|"[^"]*"|\\.|[_*]./g, '')
    .toLowerCase();
  const isNumber = /[#0?]/.test(letters);
  const isDate = /[ydhs]/.test(letters) || (/[em]/.test(letters) && !isNumber);
  if (isNumber || !/[ye]/.test(letters) || /[dhs]/.test(letters)) return { isDate, hint: undefined };
  return { isDate, hint: { kind: letters.includes('m') ? 'month' : 'year' } };
}

function attribute(attributes: string, name: string): string {
  return (
    new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)?.slice(1).find(Boolean) ??
    ''
  );
}

function decode(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
