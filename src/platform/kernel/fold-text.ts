import { foldWidth } from './fold-width.ts';

/**
 * Text as people type it into cells, made comparable: full-width letters, stray spaces,
 * invisible characters. Nothing here changes what a text says, only how it is written.
 */

const INVISIBLE =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFE00-\uFE0F\uFEFF]/g;
const ANY_SPACE = /[ \t\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g;
/** Texts of these characters alone are clean as they stand: most cells, and an import has a million of them. */
const CLEAN = /^[!-~\u4E00-\u9FFF（），。、：；]*$/;
const DASHES = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g;
const MIDDLE_DOTS = /[\u2022\u2024\u2027\u22C5\u30FB\uFF65\u00B7.．]/g;
const HAN = '\\p{Script=Han}';
const SPACE_BESIDE_HAN = new RegExp(`(?<=${HAN}) +(?=${HAN})`, 'gu');
const DOT_BETWEEN_HAN = new RegExp(`(?<=${HAN}) *${MIDDLE_DOTS.source} *(?=${HAN})`, 'gu');

/** Removes zero-width, direction and control characters; line breaks and tabs stay. */
export function dropInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}

/** All the dashes that look like a hyphen to `-`. */
export function foldDashes(text: string): string {
  return text.replace(DASHES, '-');
}

/** What a person meant to type in a cell: no invisible characters, single spaces, trimmed lines, `\n` breaks. */
export function cleanText(text: string): string {
  if (CLEAN.test(text)) return text;
  return dropInvisible(text.replace(/\r\n?|\u2028|\u2029/g, '\n'))
    .replace(ANY_SPACE, ' ')
    .split('\n')
    .map((line) => line.replace(/ {2,}/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

/**
 * A person's name: spaces between Chinese characters go (张　三 → 张三), a foreign name keeps
 * single ones, and every kind of dot between Chinese characters becomes `·`.
 */
export function cleanPersonName(text: string): string {
  return cleanText(text).replace(/\n/g, ' ').replace(SPACE_BESIDE_HAN, '').replace(DOT_BETWEEN_HAN, '·');
}

/** A code or number: half width, upper case, without any space; dashes as `-`. */
export function foldCode(text: string): string {
  return foldDashes(foldWidth(text)).replace(/\s/g, '').toUpperCase();
}

/** Several units in one cell, parted by 、 , ; / or a line break; empty parts and doubles go, the order stays. */
export function splitUnits(text: string): string[] {
  const parts = text.split(/[、,，;；/／\n\r]/).map(cleanText);
  return [...new Set(parts.filter((part) => part !== ''))];
}
