/** Texts of these characters alone are half width as they stand: most cells, and an import has a million of them. */
const PLAIN = /^[!-~\u4E00-\u9FFF]*$/;
const INVISIBLE = /[\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad]/g;

/**
 * Text as a person meant it: full-width letters, digits, brackets and blanks become half width,
 * characters that cannot be seen are dropped, blanks at the ends are trimmed.
 * For codes, numbers and words to look up; names are folded elsewhere and shown as typed.
 */
export function foldWidth(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.normalize('NFKC').replace(INVISIBLE, '').trim();
}
