/**
 * A table of codes: national (GB/T) where one exists, otherwise our own plain identifiers.
 * Codes are what is stored and exchanged; names are what is shown; words are what people type instead.
 */
export interface CodeEntry<C extends string = string> {
  readonly code: C;
  /** The name shown on screens and in exports. */
  readonly name: string;
  /** Everyday words for the same, half width, without blanks. */
  readonly words?: readonly string[];
}

export interface CodeTable<E extends CodeEntry = CodeEntry> {
  /** Identifier of the table, as in contracts. */
  readonly id: string;
  /** What the table is about, as in a refusal: `学历`. */
  readonly title: string;
  /** Where the codes come from, when they are not our own: `GB/T 4658-2006`. */
  readonly source?: string;
  readonly entries: readonly E[];
}

/** The codes of a table, as a type. */
export type CodeOf<T extends CodeTable> = T['entries'][number]['code'];

/** The entry of a code, or undefined when the table has no such code. */
export function findEntry<E extends CodeEntry>(table: CodeTable<E>, code: string): E | undefined {
  return table.entries.find((entry) => entry.code === code);
}

/** The name of a code; an unknown code (stored by another edition of the table) is shown as it is. */
export function nameOfCode(table: CodeTable, code: string): string {
  return findEntry(table, code)?.name ?? code;
}

/** Whether a text is a code of the table. */
export function isCodeOf<E extends CodeEntry>(table: CodeTable<E>, code: string): code is E['code'] {
  return findEntry(table, code) !== undefined;
}

/** All codes of a table, in its order, for schemas: `z.enum(codesOf(sexes))`. */
export function codesOf<E extends CodeEntry>(table: CodeTable<E>): [E['code'], ...E['code'][]] {
  const [first, ...rest] = table.entries;
  if (first === undefined) throw new RangeError(`empty code table ${table.id}`);
  return [first.code, ...rest.map((entry) => entry.code)];
}
