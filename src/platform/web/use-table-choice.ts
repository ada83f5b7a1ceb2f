import { useEffect } from 'react';
import type { DataColumn } from './data-column.ts';
import { readChoice, storeChoice, useStoredChoice } from './stored-choice.ts';

interface Stored {
  /** Null: as the page proposes. */
  readonly shown: readonly string[] | null;
  readonly dense: boolean;
}

export interface TableChoice<Row> {
  readonly all: readonly Pick<DataColumn<Row>, 'key' | 'title'>[];
  readonly shown: readonly DataColumn<Row>[];
  readonly shownKeys: readonly string[];
  readonly setShownKeys: (keys: readonly string[]) => void;
  readonly reset: () => void;
  readonly dense: boolean;
  readonly setDense: (dense: boolean) => void;
}

/** By the tables' names; null: as the page proposes. */
export type ChosenColumns = Readonly<Record<string, readonly string[] | null>>;

const PROPOSED: Stored = { shown: null, dense: true };
const nameOf = (table: string) => `table.${table}`;
/** The tables that are drawn now. */
const onScreen = new Set<{ readonly name: string }>();

/** Which columns are shown of the tables on the screen. */
export function columnsOnScreen(): ChosenColumns {
  return Object.fromEntries(
    [...onScreen].map(({ name }) => [name, readChoice(nameOf(name), isStored)?.shown ?? null]),
  );
}

/** Shows these columns from now on; tables that are not named keep theirs. */
export function showColumns(chosen: ChosenColumns): void {
  for (const [table, shown] of Object.entries(chosen))
    storeChoice(nameOf(table), { ...(readChoice(nameOf(table), isStored) ?? PROPOSED), shown });
}

/** Which columns a person wants of a table, and how close its lines stand. */
export function useTableChoice<Row>(name: string, columns: readonly DataColumn<Row>[]): TableChoice<Row> {
  const [stored, store] = useStoredChoice<Stored>(nameOf(name), PROPOSED, isStored);
  useEffect(() => {
    const table = { name };
    onScreen.add(table);
    return () => void onScreen.delete(table);
  }, [name]);
  const isShown = (column: DataColumn<Row>, index: number) =>
    index === 0 || (stored.shown === null ? column.optional !== true : stored.shown.includes(column.key));
  const shown = columns.filter(isShown);
  return {
    all: columns,
    shown,
    shownKeys: shown.map((column) => column.key),
    setShownKeys: (keys) => store({ ...stored, shown: keys }),
    reset: () => store({ ...stored, shown: null }),
    dense: stored.dense,
    setDense: (dense) => store({ ...stored, dense }),
  };
}

function isStored(value: unknown): value is Stored {
  if (typeof value !== 'object' || value === null || !('shown' in value) || !('dense' in value)) return false;
  return typeof value.dense === 'boolean' && (value.shown === null || Array.isArray(value.shown));
}
