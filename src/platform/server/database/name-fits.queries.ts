import { namePartsOf, type Piece } from '../../kernel/search-pieces.ts';
import type { Parameters } from './parameters.ts';
import type { CodeRange } from './scope.ts';

/** How the records of a list and the pieces of their names are stored. */
export interface NamedRecords {
  /** By which the statement calls the record. */
  readonly alias: string;
  readonly tokens: string;
  /** The token's column that names the record. */
  readonly id: string;
  /** The names in which a word may stand, as one text. */
  readonly spoken: string;
  /** The records whose names are not cut into pieces yet, and the table they stand in. */
  readonly due?: { readonly table: string; readonly record: string };
}

/** What is looked for in names. */
export interface NameAsked {
  /** As it was written. */
  readonly text: string;
  /** As names are compared; null: any. */
  readonly nameKey: string | null;
}

/** The tokens' column and bounds along which the caller's records are reached. */
export interface TokenBounds {
  readonly column: string;
  readonly range: CodeRange;
}

/**
 * The condition that a record's name fits a text as the search box understands it: parts of names, initials of pinyin in all
 * readings, several words; what can't be cut into pieces is looked for as it stands. Row-level rules bind the pieces too.
 */
export function nameFits(
  text: string,
  nameKey: string,
  records: NamedRecords,
  bounds: TokenBounds,
  p: Parameters,
): string {
  const { alias, spoken } = records;
  const found = waysOf(text, spoken, p, (run) => `${alias}.id in (${spelled(run, records, bounds, p)})`);
  return found ?? `strpos(${alias}.name_key, ${p.add(nameKey)}) > 0`;
}

/**
 * The same of a name for which no pieces are stored: one that a row keeps for itself, or of a record out of sight. Its pieces are
 * cut as it is asked, so this is for rows that other conditions have made few.
 */
export function looseNameFits(text: string, nameKey: string, name: string, p: Parameters): string {
  const found = waysOf(text, `search_key(${name})`, p, (run) => `exists (${cutBySpelling(run, name, p)})`);
  return found ?? `strpos(${name}, ${p.add(nameKey)}) > 0`;
}

/** Where in a name, cut as it is asked, the letters of a run begin: a row for each place. */
export function cutBySpelling([first, ...rest]: readonly Piece[], name: string, p: Parameters): string {
  if (first === undefined) throw new Error('a run of initials has a piece');
  const cut = `name_tokens(${name})`;
  const others = rest.map(
    ({ tokens, at }) =>
      ` and exists (select from ${cut} v where v.token = any (${p.add(tokens)}) and v.at = t.at + ${p.add(at - first.at)}::int2)`,
  );
  return `select t.at - ${p.add(first.at)}::int2 as start from ${cut} t where t.token = any (${p.add(first.tokens)})${others.join('')}`;
}

/** Words are compared with the name as it is spoken, initials by their pieces; null where there is nothing to cut. */
function waysOf(
  text: string,
  spoken: string,
  p: Parameters,
  spelledBy: (run: readonly Piece[]) => string,
): string | null {
  const ways = namePartsOf(text).map(({ words, pieces }) => [
    ...words.map((word) => `strpos(${spoken}, ${p.add(word)}) > 0`),
    ...initialsOf(pieces).map(spelledBy),
  ]);
  return ways.length === 0 ? null : `(${ways.map((way) => way.join(' and ')).join(' or ')})`;
}

/** The pieces of each run of initials. */
export function initialsOf(pieces: readonly Piece[]): Piece[][] {
  const runs = new Map<number, Piece[]>();
  for (const piece of pieces.filter(({ spelt }) => spelt))
    runs.set(piece.run, [...(runs.get(piece.run) ?? []), piece]);
  return [...runs.values()];
}

/** The records in whose names the letters stand, one piece behind the other. */
function spelled(
  run: readonly Piece[],
  { tokens, id, due }: NamedRecords,
  { column, range }: TokenBounds,
  p: Parameters,
): string {
  const [first, ...rest] = run;
  if (first === undefined) throw new Error('a run of initials has a piece');
  const others = rest.map(
    ({ tokens: letters, at }) => ` and exists (select from ${tokens} v where v.token = any (${p.add(letters)})
      and v.pos = t.pos and v.${id} = t.${id} and v.at = t.at + ${p.add(at - first.at)}::int2)`,
  );
  const byTokens = `select t.${id} from ${tokens} t where t.token = any (${p.add(first.tokens)})
    and t.${column} between ${p.add(range.from)} and ${p.add(range.to)}${others.join('')}`;
  if (due === undefined) return byTokens;
  // With a limit of one, so that each is reached by its key whatever the planner thinks of how many wait.
  return `${byTokens} union all select q.${id} from ${due.table} q
    cross join lateral (select name_key from ${due.record} where id = q.${id} limit 1) r
    where exists (${cutBySpelling(run, 'r.name_key', p)})`;
}
