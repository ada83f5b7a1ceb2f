/** Where the columns of a ledger for which there is no field (附列) stand in an export: where they stood in the ledger. */

/** One place at which an 附列 stood, and in how many of the records. */
export interface ExtraPlace {
  readonly title: string;
  /** The import field on whose right it stood; '' at the row's beginning; null where nobody knows. */
  readonly after: string | null;
  readonly records: number;
  /** The furthest back at which it stands among the 附列 of one record. */
  readonly position: number;
}

interface ExportedColumn {
  /** The field that it shows. */
  readonly key: string;
}

const BEGINNING = -1;
const END = Number.POSITIVE_INFINITY;

interface Slot {
  /** Index of the exported column on the left. */
  readonly column: number;
  /** Fields that share a column keep their order. */
  readonly field: number;
}

/**
 * The columns of an export with the 附列 between them, each behind the column that it followed in the ledger. One that stood
 * at different places in several ledgers goes where most records had it; one whose neighbour is not exported, or not
 * known, comes last. Several behind the same column keep their order.
 * @param nearest import fields that are exported under another key, or shown best beside another column
 * @param extraColumn makes the column of a title
 */
export function withExtraColumns<Column extends ExportedColumn>(
  columns: readonly Column[],
  places: readonly ExtraPlace[],
  nearest: Readonly<Record<string, string>>,
  extraColumn: (title: string) => Column,
): Column[] {
  const slotOf = slotsOf(columns, nearest);
  const settled = [...new Set(places.map(({ title }) => title))]
    .map((title) => settle(title, places, slotOf))
    .toSorted(
      (a, b) =>
        a.slot.field - b.slot.field ||
        a.position - b.position ||
        b.records - a.records ||
        (a.title < b.title ? -1 : 1),
    );
  const extrasBehind = (column: number) =>
    settled.filter(({ slot }) => slot.column === column).map(({ title }) => extraColumn(title));
  return [
    ...extrasBehind(BEGINNING),
    ...columns.flatMap((column, index) => [column, ...extrasBehind(index)]),
    ...extrasBehind(END),
  ];
}

function slotsOf(columns: readonly ExportedColumn[], nearest: Readonly<Record<string, string>>) {
  const indexes = new Map(columns.map(({ key }, index) => [key, index]));
  const fields = Object.keys(nearest);
  return (after: string | null): Slot => {
    if (after === null) return { column: END, field: 0 };
    if (after === '') return { column: BEGINNING, field: 0 };
    const elsewhere = Object.hasOwn(nearest, after) ? nearest[after] : undefined;
    // The column's own field comes before those that only stand beside it.
    return { column: indexes.get(elsewhere ?? after) ?? END, field: fields.indexOf(after) + 1 };
  };
}

function settle(title: string, places: readonly ExtraPlace[], slotOf: (after: string | null) => Slot) {
  const stood = places
    .filter((place) => place.title === title)
    .map(({ after, ...place }) => ({ ...place, slot: slotOf(after) }))
    .toSorted(
      (a, b) =>
        Number(a.slot.column === END) - Number(b.slot.column === END) ||
        b.records - a.records ||
        a.slot.column - b.slot.column,
    );
  return {
    title,
    slot: stood[0]?.slot ?? slotOf(null),
    position: Math.max(...stood.map(({ position }) => position)),
    records: stood.reduce((sum, { records }) => sum + records, 0),
  };
}
