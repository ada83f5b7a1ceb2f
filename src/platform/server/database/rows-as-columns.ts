/**
 * Many rows on their way to the database: a column at a time, in PostgreSQL's own binary form of an array, which `unnest` makes
 * rows of again. COPY knows no row-level rules, and reading JSON takes the database several times as long.
 */
export type ColumnTypes<Row> = Readonly<Record<keyof Row & string, ColumnType>>;

export type ColumnType = 'text' | 'bytea' | 'uuid' | 'int' | 'int8' | 'boolean' | 'date' | 'jsonb';

type Missing = null | undefined;

/** What stands behind `from`: the rows whose columns are the statement's parameters from the first on, with an alias. */
export function incomingRows<Row>(types: ColumnTypes<Row>, alias: string): string {
  const columns = Object.entries<ColumnType>(types);
  const arrays = columns.map(([, type], index) => `$${index + 1}::${sentAs(type)}[]`);
  const names = columns.map(([name]) => `"${name}"`);
  const typed = columns.map(([name, type]) => (type === sentAs(type) ? `"${name}"` : `"${name}"::${type}`));
  return `(select ${typed.join(', ')} from unnest(${arrays.join(', ')}) as sent (${names.join(', ')})) ${alias}`;
}

/** The parameters for `incomingRows` of the same types. */
export function columnValues<Row>(types: ColumnTypes<Row>, rows: readonly Row[]): Buffer[] {
  const names = Object.keys(types) as (keyof Row & string)[];
  return names.map((name) =>
    types[name] === 'bytea'
      ? bytesArray(rows.map((row) => row[name] as Buffer | Missing))
      : textArray(rows.map((row) => textOf(row[name]))),
  );
}

function sentAs(type: ColumnType): 'bytea' | 'text' {
  return type === 'bytea' ? type : 'text';
}

function textOf(value: unknown): string | Missing {
  if (typeof value === 'string' || value === null || value === undefined) return value;
  return JSON.stringify(value);
}

const [TEXT, BYTEA] = [25, 17];
const LENGTH_BYTES = 4;
const HEAD_BYTES = 5 * LENGTH_BYTES;
/** Of one UTF-16 unit in UTF-8. */
const MOST_BYTES_A_UNIT = 3;
const NULL_LENGTH = -1;

/** For a parameter that is cast to `text[]`. */
export function textArray(values: readonly (string | Missing)[]): Buffer {
  let most = HEAD_BYTES;
  for (const text of values) most += LENGTH_BYTES + (text?.length ?? 0) * MOST_BYTES_A_UNIT;
  return arrayOf(TEXT, most, values, (text, target, at) => target.write(text, at));
}

/** For a parameter that is cast to `bytea[]`. */
export function bytesArray(values: readonly (Buffer | Missing)[]): Buffer {
  let most = HEAD_BYTES;
  for (const bytes of values) most += LENGTH_BYTES + (bytes?.length ?? 0);
  return arrayOf(BYTEA, most, values, (bytes, target, at) => bytes.copy(target, at));
}

/** Dimensions, whether there are nulls, the type of the elements, their number, the first index; then each behind its length. */
function arrayOf<Value extends object | string>(
  type: number,
  mostBytes: number,
  values: readonly (Value | Missing)[],
  write: (value: Value, target: Buffer, at: number) => number,
): Buffer {
  const target = Buffer.allocUnsafe(mostBytes);
  let at = HEAD_BYTES;
  let hasNulls = 0;
  for (const value of values) {
    const missing = value === null || value === undefined;
    if (missing) hasNulls = 1;
    const length = missing ? NULL_LENGTH : write(value, target, at + LENGTH_BYTES);
    target.writeInt32BE(length, at);
    at += LENGTH_BYTES + Math.max(0, length);
  }
  const head = values.length === 0 ? [0, 0, type] : [1, hasNulls, type, values.length, 1];
  head.forEach((number, index) => target.writeInt32BE(number, index * LENGTH_BYTES));
  return target.subarray(0, values.length === 0 ? head.length * LENGTH_BYTES : at);
}
