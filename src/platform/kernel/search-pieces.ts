import { foldName } from './fold-name.ts';
import { foldCode } from './fold-text.ts';

/**
 * What is asked, cut into the pieces under which names and codes are kept (database/migrations/0026_search.sql): two characters
 * that follow each other, three letters of the initials, four characters of a code.
 */
export interface Piece {
  /** Any of these stands for the piece: two letters may be followed by any third. */
  readonly tokens: readonly string[];
  /** Which run of characters it is part of, and where in it. */
  readonly run: number;
  readonly at: number;
  /** Of initials: found by tokens alone. Characters are compared with the name once more. */
  readonly spelt: boolean;
}

/** One way to understand a text as parts of one name; all of it must be found. */
export interface NameParts {
  /** Stand in the name as they are. */
  readonly words: readonly string[];
  readonly pieces: readonly Piece[];
  /** Where there is no piece: the character with which a token must begin. */
  readonly character: string | null;
  /** Characters of a text that is one run of initials, else 0. */
  readonly letters: number;
}

/** A part of a code. */
export interface CodePart {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

const MARKS = /[()/\\&+#%@~=!?|^$`]/g;
const LETTER = /^[0-9A-Z]$/;
const THIRD_LETTERS = ['', ...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const BETWEEN_WORDS = /[\s\u3000,，、;；]+/;
const CODE = /^[0-9A-Z._-]{4,40}$/;
/** More pieces of one text don't make it rarer. */
const MOST_PIECES = 8;

/** A name without what people add or leave out: as `foldName`, without brackets and marks; `search_key` in the database. */
export function searchKey(text: string): string {
  return foldName(text).replace(MARKS, '');
}

/**
 * The ways to understand a text, the likelier one first: as one run, else as several words in any order, where Chinese
 * characters and initials may stand beside each other. Empty where nothing can be looked for: a single letter, marks alone.
 */
export function namePartsOf(text: string): readonly NameParts[] {
  const whole = runsOf(searchKey(text));
  const asOne = whole.length === 1 ? partsOf(whole) : partsOfMixed(searchKey(text));
  const runs = text.split(BETWEEN_WORDS).flatMap((word) => runsOf(searchKey(word)));
  const loosened = runs.length > 1 ? partsOf(runs.filter((run) => !isLetter(run))) : null;
  return [asOne, loosened].filter((parts) => parts !== null);
}

/** The text as a part of a code: its last four characters, or any five and more that follow each other. */
export function codePartOf(text: string): CodePart | null {
  const code = foldCode(text);
  if (!CODE.test(code)) return null;
  const fours = Array.from({ length: code.length - 3 }, (_, at) => code.slice(at, at + 4));
  // Of two fours that follow each other one is kept. The end of a code tells more than its beginning.
  const pairs =
    fours.length === 1 ? [fours] : fours.slice(1).map((four, before) => [fours[before] ?? '', four]);
  const pieces = pairs
    .slice(-MOST_PIECES)
    .map((tokens, at) => ({ tokens, run: 0, at, spelt: false }) satisfies Piece);
  return { text: code, pieces };
}

function isLetter(run: string): boolean {
  return LETTER.test(run);
}

/** Cut where Chinese characters and letters meet. */
function runsOf(key: string): string[] {
  const runs: string[] = [];
  let spelt: boolean | null = null;
  for (const character of key) {
    const same = spelt === isLetter(character);
    spelt = isLetter(character);
    if (same) runs[runs.length - 1] += character;
    else runs.push(character);
  }
  return runs;
}

function partsOf(runs: readonly string[]): NameParts | null {
  const words = runs.filter((run) => !isSpelt(run));
  const pieces = runs.flatMap((run, index) => (isSpelt(run) ? speltPieces(run, index) : pairsOf(run, index)));
  const [first] = words;
  if (pieces.length === 0 && first === undefined) return null;
  const [only, another] = runs;
  return {
    words,
    pieces,
    character: pieces.length === 0 ? ([...(first ?? '')][0] ?? null) : null,
    letters: another === undefined && only !== undefined && isSpelt(only) ? only.length : 0,
  };
}

/** Letters among characters, as they stand: K歌, 第2中学. */
function partsOfMixed(key: string): NameParts | null {
  const character = [...key].findLast((each) => !isLetter(each));
  if (character === undefined) return null;
  const pieces = pairsOf(key, 0);
  return { words: [key], pieces, character: pieces.length === 0 ? character : null, letters: 0 };
}

function isSpelt(run: string): boolean {
  return isLetter(run.slice(0, 1));
}

/** Every two characters of which the first is no letter; of many, some from all over the run. */
function pairsOf(run: string, index: number): Piece[] {
  const characters = [...run];
  const pairs = characters
    .slice(0, -1)
    .map((character, at) => ({ pair: character + (characters[at + 1] ?? ''), at }))
    .filter(({ pair }) => !isSpelt(pair));
  const step = Math.ceil(pairs.length / MOST_PIECES);
  return pairs
    .filter((_, nth) => nth % step === 0)
    .map(({ pair, at }) => ({ tokens: [pair], run: index, at, spelt: false }));
}

/** All of a run of initials: every three letters, of a long run as few as hold all of it. */
function speltPieces(run: string, index: number): Piece[] {
  if (run.length < 2) return [];
  if (run.length === 2) {
    const tokens = THIRD_LETTERS.map((third) => run + third);
    return [{ tokens, run: index, at: 0, spelt: true }];
  }
  const last = run.length - 3;
  const all = Array.from({ length: last + 1 }, (_, at) => at);
  const kept = all.length <= MOST_PIECES ? all : all.filter((at) => at % 3 === 0 || at === last);
  return kept.map((at) => ({ tokens: [run.slice(at, at + 3)], run: index, at, spelt: true }));
}
