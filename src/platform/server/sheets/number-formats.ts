import type { FormatHint } from './cell-value.ts';

/** Built-in formats that show a month and no day; 27 to 57 are the Chinese ones (yyyy年m月). */
const MONTH_FORMAT_IDS = new Set([17, 27, 36, 50, 52, 57]);
const TWO_DECIMALS_IDS = new Set([2, 4]);

/**
 * Reads the styles part of an .xlsx: for each cell style, what its number format changes in meaning,
 * or null when it changes nothing. A format that shows no day makes a date known to the month only;
 * 0.00 shows 1990.1 as 1990.10; 000 shows 7 as 007.
 */
export function readFormatHints(stylesXml: string): (FormatHint | null)[] {
  const codes = new Map<number, string>();
  for (const [, attributes = ''] of stylesXml.matchAll(/<(?:\w+:)?numFmt\s([^>]*)>/g)) {
    codes.set(Number(attribute(attributes, 'numFmtId')), decode(attribute(attributes, 'formatCode')));
  }
  const cellXfs = /<(?:\w+:)?cellXfs[\s>][\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(stylesXml)?.[0] ?? '';
  return [...cellXfs.matchAll(/<(?:\w+:)?xf\s([^>]*)>/g)].map(([, attributes = '']) => {
    const id = Number(attribute(attributes, 'numFmtId') || '0');
    return hintOf(id, codes.get(id));
  });
}

function hintOf(id: number, code: string | undefined): FormatHint | null {
  if (code === undefined) {
    if (MONTH_FORMAT_IDS.has(id)) return { kind: 'month' };
    return TWO_DECIMALS_IDS.has(id) ? { kind: 'decimals', digits: 2 } : null;
  }
  const shown = code.split(';')[0] ?? '';
  const zeros = /^0{2,}$/.exec(shown);
  if (zeros) return { kind: 'zeros', digits: zeros[0].length };
  const decimals = /^(?:0|#|#,##0)\.(0+)_?\s*$/.exec(shown);
  if (decimals?.[1]) return { kind: 'decimals', digits: decimals[1].length };
  return dateHint(shown);
}

function dateHint(code: string): FormatHint | null {
  if (/general|@/i.test(code)) return null;
  const letters = code
    .replace(/\[[^\]]*\]/g, '')
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .toLowerCase();
  if (!/[ye]/.test(letters) || /[dhs#0?]/.test(letters)) return null;
  return { kind: letters.includes('m') ? 'month' : 'year' };
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
