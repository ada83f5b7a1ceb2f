import { Converter } from 'opencc-js/t2cn';
import { foldDashes } from './fold-text.ts';
import { foldWidth } from './fold-width.ts';

const toSimplified = Converter({ from: 't', to: 'cn' });

/** Marks that people add or leave out without meaning another body: quotes, book marks, spaces, dots, stops. */
const IGNORED = /[\s"'“”‘’「」『』《》〈〉<>·•・‧．.,，。、;；:：\-_*]/g;
const BRACKETS: readonly [RegExp, string][] = [
  [/[[【〔［{｛]/g, '('],
  [/[\]】〕］}｝]/g, ')'],
];
/** Endings of place names, so that 衡阳市 and 衡阳 are one place in front of a name. */
const PLACE_ENDING =
  /(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|自治州|自治县|自治旗|新区|省|市|区|县|旗|盟|州|镇|乡|街道)$/;

/**
 * The key under which two spellings of one body's name meet: full and half width, brackets, spaces,
 * quotes and traditional characters are folded. For comparing only; never shown or stored as the name.
 */
export function foldName(name: string): string {
  let folded = foldDashes(foldWidth(name));
  for (const [pattern, bracket] of BRACKETS) folded = folded.replace(pattern, bracket);
  return toSimplified(folded.replace(IGNORED, '')).toUpperCase();
}

/**
 * A folded name without the place in front of it, so that 衡阳市志愿者协会, (衡阳)志愿者协会 and 志愿者协会
 * meet. Takes the names of the places that may stand there (the organisation's own place and those above).
 * Gives the folded name unchanged when too little would remain to tell bodies apart.
 */
export function foldNameWithoutPlace(name: string, placeNames: readonly string[]): string {
  const folded = foldName(name);
  const prefixes = prefixesOf(placeNames);
  let rest = folded;
  for (let found = true; found; ) {
    const before = rest;
    rest = stripOne(rest, prefixes);
    found = rest !== before;
  }
  return rest.length >= 4 ? rest : folded;
}

function stripOne(folded: string, prefixes: readonly string[]): string {
  for (const prefix of prefixes) {
    for (const written of [`(${prefix})`, prefix]) {
      if (folded.startsWith(written)) return folded.slice(written.length);
    }
  }
  return folded;
}

/** A file of many rows comes with the same few lists of places. */
const PREFIXES = new WeakMap<readonly string[], readonly string[]>();

function prefixesOf(placeNames: readonly string[]): readonly string[] {
  const known = PREFIXES.get(placeNames);
  if (known !== undefined) return known;
  const prefixes = placePrefixes(placeNames);
  PREFIXES.set(placeNames, prefixes);
  return prefixes;
}

/** Longest first, so that 衡阳市 is taken whole before 衡阳. */
function placePrefixes(placeNames: readonly string[]): string[] {
  const prefixes = new Set<string>();
  for (const placeName of placeNames) {
    const folded = foldName(placeName);
    const bare = folded.replace(PLACE_ENDING, '');
    if (folded.length >= 2) prefixes.add(folded);
    if (bare.length >= 2) prefixes.add(bare);
  }
  return [...prefixes].sort((a, b) => b.length - a.length);
}
