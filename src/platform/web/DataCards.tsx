import { Checkbox } from 'antd';
import { cellOf, OpeningCell } from './data-cells.tsx';
import type { DataColumn } from './data-column.ts';

interface DataCardsProps<Row> {
  readonly rows: readonly Row[];
  readonly columns: readonly DataColumn<Row>[];
  readonly rowKey: (row: Row) => string;
  readonly rowAddress?: (row: Row) => string;
  readonly onOpen?: (row: Row) => void;
  readonly selection?: { readonly keys: readonly string[]; readonly onChange: (keys: string[]) => void };
  readonly summary?: Row | undefined;
}

/** The rows as cards, for a screen too narrow for columns. */
export function DataCards<Row extends object>({
  rows,
  columns,
  rowKey,
  selection,
  summary,
  ...opening
}: DataCardsProps<Row>) {
  const [first, ...others] = columns;
  if (first === undefined) return null;
  const lines = others.filter((column) => column.phone !== 'hidden');
  return (
    <ul className="data-cards">
      {rows.map((row) => (
        <li key={rowKey(row)}>
          <div className="data-card-head">
            {selection === undefined ? null : <CardChoice cardKey={rowKey(row)} {...selection} />}
            <OpeningCell row={row} column={first} {...opening} />
          </div>
          <CardLines row={row} columns={lines} />
        </li>
      ))}
      {summary === undefined ? null : (
        <li className="summary-row">
          <div className="data-card-head">{cellOf(summary, first)}</div>
          <CardLines row={summary} columns={lines} />
        </li>
      )}
    </ul>
  );
}

function CardLines<Row>({
  row,
  columns,
}: {
  readonly row: Row;
  readonly columns: readonly DataColumn<Row>[];
}) {
  return (
    <dl>
      {columns.map((column) => (
        <div key={column.key}>
          <dt>{column.title}</dt>
          <dd className={`kind-${column.kind ?? 'text'}`}>{cellOf(row, column)}</dd>
        </div>
      ))}
    </dl>
  );
}

interface CardChoiceProps {
  readonly cardKey: string;
  readonly keys: readonly string[];
  readonly onChange: (keys: string[]) => void;
}

function CardChoice({ cardKey, keys, onChange }: CardChoiceProps) {
  const chosen = keys.includes(cardKey);
  const toggle = () => onChange(chosen ? keys.filter((key) => key !== cardKey) : [...keys, cardKey]);
  return <Checkbox checked={chosen} onChange={toggle} aria-label="选择" />;
}
