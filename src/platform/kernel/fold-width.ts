const INVISIBLE = /[\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad]/g;

/**
 * Text as a person meant it: full-width letters, digits, brackets and blanks become half width,
 * characters that cannot be seen are dropped, blanks at the ends are trimmed.
 * For codes, numbers and words to look up; names are folded elsewhere and shown as typed.
 */
export function foldWidth(text: string): string {
  return text.normalize('NFKC').replace(INVISIBLE, '').trim();
}
