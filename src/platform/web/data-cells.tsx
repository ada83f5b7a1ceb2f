import type { TableColumnsType } from 'antd';
import { Table } from 'antd';
import type { ReactNode } from 'react';
import { compareValues, type DataColumn, emptyText, widthOf } from './data-column.ts';
import { PageLink } from './navigation.tsx';
import { countText } from './rate-text.ts';

interface Opening<Row> {
  readonly rowAddress?: (row: Row) => string;
  readonly onOpen?: (row: Row) => void;
}

const SELECTION_WIDTH = 40;

/** Columns as antd's Table takes them; the first one carries the row's link, where the arrow keys move. */
export function antColumns<Row extends object>(
  columns: readonly DataColumn<Row>[],
  opening: Opening<Row>,
  scale: number,
): TableColumnsType<Row> {
  return columns.map((column, index) => ({
    key: column.key,
    title: column.title,
    width: widthOf(column, scale),
    className: `kind-${column.kind ?? 'text'}`,
    render: (_value: unknown, row: Row) =>
      index === 0 ? <OpeningCell row={row} column={column} {...opening} /> : cellOf(row, column),
    ...(column.sortable === true
      ? { sorter: (a: Row, b: Row) => compareValues(column.value?.(a), column.value?.(b)) }
      : {}),
  }));
}

/** The width below which the table scrolls inside its own frame. */
export function fullWidth<Row>(
  columns: readonly DataColumn<Row>[],
  scale: number,
  selectable: boolean,
): number {
  const widths = columns.map((column) => widthOf(column, scale));
  return widths.reduce((sum, width) => sum + width, selectable ? SELECTION_WIDTH : 0);
}

/** What a cell shows. */
export function cellOf<Row>(row: Row, column: DataColumn<Row>): ReactNode {
  if (column.render !== undefined) return column.render(row);
  const value = column.value?.(row);
  if (value === null || value === undefined || value === '')
    return <span className="quiet">{emptyText(column)}</span>;
  return typeof value === 'number' ? countText(value) : value;
}

interface OpeningCellProps<Row> extends Opening<Row> {
  readonly row: Row;
  readonly column: DataColumn<Row>;
}

/** The cell that names the row and opens it. */
export function OpeningCell<Row extends object>({
  row,
  column,
  rowAddress,
  onOpen,
}: OpeningCellProps<Row>): ReactNode {
  const cell = cellOf(row, column);
  if (onOpen !== undefined) {
    return (
      <button type="button" className="link-button row-link" onClick={() => onOpen(row)}>
        {cell}
      </button>
    );
  }
  if (rowAddress === undefined) return cell;
  return (
    <PageLink to={rowAddress(row)} className="row-link">
      {cell}
    </PageLink>
  );
}

interface SummaryRowProps<Row> {
  readonly row: Row;
  readonly columns: readonly DataColumn<Row>[];
  /** Columns before the first one: the selection's. */
  readonly offset: number;
}

export function SummaryRow<Row extends object>({ row, columns, offset }: SummaryRowProps<Row>) {
  return (
    <Table.Summary.Row className="summary-row">
      {offset === 0 ? null : <Table.Summary.Cell index={0} />}
      {columns.map((column, index) => (
        <Table.Summary.Cell
          key={column.key}
          index={index + offset}
          className={`kind-${column.kind ?? 'text'}`}
        >
          {cellOf(row, column)}
        </Table.Summary.Cell>
      ))}
    </Table.Summary.Row>
  );
}
