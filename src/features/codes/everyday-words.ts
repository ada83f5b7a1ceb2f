/** Everyday words in ledgers → codes: people write 大学, 本科 or 21 and mean the same. */
import { foldWidth } from '../../platform/kernel/fold-width.ts';
import { isRefusal, quotable, type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import type { CodeEntry, CodeTable } from './code-table.ts';
import { yesNo } from './tables/yes-no.ts';

const MOST_SUGGESTIONS = 3;
const MOST_LISTED = 12;
/** Longer texts are no word for a code: they are compared up to here. */
const MOST_CHARACTERS = 40;
const MOST_REMEMBERED = 500;

/**
 * The code that a text stands for: a code (also one that lost its leading zero in a spreadsheet),
 * a name or an everyday word. An unknown text is refused with the nearest names. `field` names the
 * contract's field in the refusal.
 */
export function toCode<E extends CodeEntry>(
  table: CodeTable<E>,
  text: string,
  field: string = table.id,
): { readonly code: E['code'] } | Refusal {
  const { codes, typed } = lookupOf(table);
  const known = typed.get(text);
  if (known !== undefined) return { code: known };
  const code = codes.get(foldWord(text));
  if (code === undefined) return refuseWord(table, text, field);
  if (typed.size < MOST_REMEMBERED) typed.set(text, code);
  return { code };
}

/** Reads 是/否, 有/无, √/× and the like. */
export function toBoolean(text: string, field: string): { readonly value: boolean } | Refusal {
  const result = toCode(yesNo, text, field);
  return isRefusal(result) ? result : { value: result.code === 'yes' };
}

/** Names of a table nearest to a text, best first: those that share most characters with it. */
export function nearestNames(table: CodeTable, text: string): readonly string[] {
  const word = foldWord(text.slice(0, MOST_CHARACTERS));
  return lookupOf(table)
    .spellings.map(({ name, forms }) => ({ name, likeness: likenessOf(forms, word) }))
    .filter(({ likeness }) => likeness > 0)
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, MOST_SUGGESTIONS)
    .map(({ name }) => name);
}

interface Lookup<C extends string> {
  readonly codes: ReadonlyMap<string, C>;
  /** Texts as typed that have been understood: a column says the same few words over and over. */
  readonly typed: Map<string, C>;
  /** Each name with all its folded forms, for finding the nearest. */
  readonly spellings: readonly { readonly name: string; readonly forms: readonly string[] }[];
}

// Tables are constant and a file asks the same one a hundred thousand times.
const lookups = new WeakMap<CodeTable, Lookup<string>>();

function lookupOf<E extends CodeEntry>(table: CodeTable<E>): Lookup<E['code']> {
  const known = lookups.get(table);
  if (known !== undefined) return known;
  const lookup = {
    codes: codesByWord(table),
    spellings: table.entries.map(spellingOf),
    typed: new Map<string, E['code']>(),
  };
  lookups.set(table, lookup);
  return lookup;
}

function codesByWord<E extends CodeEntry>(table: CodeTable<E>): ReadonlyMap<string, E['code']> {
  const codes = new Map<string, E['code']>();
  const add = (word: string, code: E['code']) => {
    if (!codes.has(word)) codes.set(word, code);
  };
  // Codes first, then names, then words: what is exact wins over what is usual.
  for (const entry of table.entries) add(foldWord(entry.code), entry.code);
  for (const entry of table.entries) add(foldWord(entry.name), entry.code);
  for (const entry of table.entries) {
    for (const word of entry.words ?? []) add(foldWord(word), entry.code);
    if (/^0\d+$/.test(entry.code)) add(entry.code.replace(/^0+/, ''), entry.code);
  }
  return codes;
}

function spellingOf({ name, words = [] }: CodeEntry): { name: string; forms: readonly string[] } {
  return { name, forms: [name, ...words].map(foldWord) };
}

function foldWord(text: string): string {
  return foldWidth(text)
    .toLowerCase()
    .replace(/[\s"'“”‘’()[\]【】《》。.、,]/g, '')
    .replace(/^[-—]+|[-—]+$/g, '');
}

function likenessOf(forms: readonly string[], word: string): number {
  return forms.reduce((best, form) => Math.max(best, sharedPortion(form, word)), 0);
}

/** Dice's coefficient on characters: short Chinese words rarely share a pair of characters when mistyped. */
function sharedPortion(a: string, b: string): number {
  let rest = b;
  for (const character of a) {
    const place = rest.indexOf(character);
    if (place !== -1) rest = rest.slice(0, place) + rest.slice(place + 1);
  }
  const shared = b.length - rest.length;
  return shared === 0 ? 0 : (2 * shared) / (a.length + b.length);
}

function refuseWord(table: CodeTable, text: string, field: string): Refusal {
  const shown = quotable(text);
  const nearest = nearestNames(table, text);
  const names = table.entries.map((entry) => entry.name);
  const listed = names.slice(0, MOST_LISTED).join('、') + (names.length > MOST_LISTED ? '等' : '');
  const mend =
    nearest.length > 0
      ? `是不是${nearest.map((name) => `“${name}”`).join('或')}？可以填写：${listed}。`
      : `可以填写：${listed}。`;
  return refuse('code.unknown', `${table.title}“${shown}”无法识别，${mend}`, {
    field,
    value: shown,
    mend,
    clause: table.source,
  });
}
