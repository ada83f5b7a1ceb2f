import { Skeleton, Table } from 'antd';
import type { ReactNode } from 'react';
import { antColumns, fullWidth, SummaryRow } from './data-cells.tsx';
import { DataCards } from './DataCards.tsx';
import type { DataColumn } from './data-column.ts';
import { DataPager } from './DataPager.tsx';
import { DataToolbar } from './DataToolbar.tsx';
import { EmptyState } from './EmptyState.tsx';
import { ErrorState } from './ErrorState.tsx';
import { usePageNavigate } from './navigation.tsx';
import { useRowKeys } from './use-row-keys.ts';
import { useTableChoice } from './use-table-choice.ts';
import { useTypeScale } from './type-size.tsx';
import type { Total } from './rate-text.ts';
import type { ExportFormat, Paging } from './use-list.ts';
import { useLater } from './use-later.ts';
import { useIsPhone, usePrinting } from './use-viewport.ts';

export interface DataTableProps<Row> {
  /** Names the table: for its caption, and under which the chosen columns are kept. */
  readonly name: string;
  readonly title: string;
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: readonly Row[] | undefined;
  readonly rowKey: (row: Row) => string;
  /** Where a row opens; `onOpen` instead opens it in place. */
  readonly rowAddress?: (row: Row) => string;
  readonly onOpen?: (row: Row) => void;
  readonly loading?: boolean;
  readonly error?: Error | null;
  readonly onRetry?: () => void;
  readonly paging?: Paging;
  readonly total?: Total | undefined;
  readonly empty: { readonly reason: string; readonly hint?: string; readonly action?: ReactNode };
  readonly selection?: { readonly keys: readonly string[]; readonly onChange: (keys: string[]) => void };
  readonly exportAddress?: ((format: ExportFormat, purpose?: string) => string) | undefined;
  /** The file names persons: it is said what for before it leaves. */
  readonly exportAsksPurpose?: boolean;
  /** Shows the title above the table, where the page has several. */
  readonly headed?: boolean;
  /** Further buttons beside columns, export and print. */
  readonly tools?: ReactNode;
  /** A last row in bold: 合计. */
  readonly summary?: Row | undefined;
  /** False: only the rows, for a small table inside a page. */
  readonly toolbar?: boolean;
}

/** A list as people of an office read it: chosen columns, keyboard, export and print; cards on a phone. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const choice = useTableChoice(props.name, props.columns);
  const slow = useLater(props.loading === true);
  const phone = useIsPhone();
  const printing = usePrinting();
  const { error, rows, toolbar = true } = props;
  return (
    <section className="data-table" aria-label={props.title} aria-busy={props.loading === true}>
      {toolbar ? <DataToolbar {...props} choice={choice} phone={phone} /> : null}
      {error !== null && error !== undefined ? (
        <ErrorState error={error} onRetry={props.onRetry} />
      ) : rows === undefined ? (
        <div className="data-waiting">
          {slow ? <Skeleton active title={false} paragraph={{ rows: 8 }} /> : null}
        </div>
      ) : rows.length === 0 ? (
        <EmptyState {...props.empty} />
      ) : (
        <div className={slow ? 'data-rows stale' : 'data-rows'}>
          {phone && !printing ? (
            <DataCards {...props} rows={rows} columns={choice.shown} />
          ) : (
            <WideTable
              {...props}
              rows={rows}
              columns={choice.shown}
              dense={choice.dense}
              printing={printing}
            />
          )}
        </div>
      )}
      {props.paging === undefined || rows === undefined ? null : <DataPager paging={props.paging} />}
    </section>
  );
}

type WideTableProps<Row> = Omit<DataTableProps<Row>, 'rows'> & {
  readonly rows: readonly Row[];
  readonly dense: boolean;
  readonly printing: boolean;
};

/** On paper the table is one piece without fixed parts, so that its head repeats on every sheet. */
function WideTable<Row extends object>({
  rows,
  columns,
  rowKey,
  selection,
  summary,
  dense,
  printing,
  ...opening
}: WideTableProps<Row>) {
  const keys = useRowKeys();
  const open = useOpen(opening);
  const scale = useTypeScale();
  return (
    <div onKeyDown={keys}>
      <Table<Row>
        size={dense ? 'small' : 'medium'}
        columns={antColumns(columns, opening, scale)}
        dataSource={rows}
        rowKey={rowKey}
        pagination={false}
        showSorterTooltip={false}
        {...(printing
          ? {}
          : {
              sticky: { offsetHeader: 48 },
              scroll: { x: fullWidth(columns, scale, selection !== undefined) },
            })}
        {...(selection === undefined || printing
          ? {}
          : {
              rowSelection: {
                selectedRowKeys: [...selection.keys],
                // What was chosen on another page stays chosen.
                preserveSelectedRowKeys: true,
                onChange: (chosen) => selection.onChange(chosen.map(String)),
              },
            })}
        onRow={(row) =>
          open === null
            ? {}
            : { onClick: (event) => openUnlessBusy(event, () => open(row)), className: 'opens' }
        }
        summary={() =>
          summary === undefined ? null : (
            <SummaryRow
              row={summary}
              columns={columns}
              offset={selection === undefined || printing ? 0 : 1}
            />
          )
        }
      />
    </div>
  );
}

type Opening<Row> = Pick<DataTableProps<Row>, 'rowAddress' | 'onOpen'>;

function useOpen<Row>({ rowAddress, onOpen }: Opening<Row>): ((row: Row) => void) | null {
  const navigate = usePageNavigate();
  if (onOpen !== undefined) return onOpen;
  return rowAddress === undefined ? null : (row) => navigate(rowAddress(row));
}

/** A click on a link, a button or a box does its own thing, and selecting text to copy opens nothing. */
function openUnlessBusy(event: React.MouseEvent, open: () => void): void {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('a, button, input, label, .ant-table-selection-column') !== null) return;
  if ((window.getSelection()?.toString() ?? '') !== '') return;
  open();
}
