import { cleanTitle, foldTitle } from './cell-text.ts';
import { MOST_TITLED_COLUMNS, MergeGrid } from './merge-grid.ts';
import { isReturnedColumn } from './returned-columns.ts';
import { type Merge, type SheetRow, cellAt, columnLetter } from './sheet.ts';

export interface TableColumn {
  /** From 0. */
  readonly index: number;
  /** The lowest title alone: 姓名. */
  readonly title: string;
  /** With the titles above it: 负责人·姓名; the same as `title` under a single row of titles. */
  readonly path: string;
  /** Nothing stands above the column, though it holds values; `title` is then 未命名列 with its letter. */
  readonly untitled: boolean;
}

export interface FoundTable {
  readonly headerRows: readonly number[];
  readonly columns: readonly TableColumn[];
  readonly firstDataRow: number;
  /** Columns that the product itself had added to the file. */
  readonly returnedColumns: readonly number[];
  /** How many columns were recognised. */
  readonly recognised: number;
}

/** How many rows a caller reads before it asks for the table. */
export const ROWS_TO_SEARCH = 30;
const MAX_HEADER_DEPTH = 3;
const PATH_MARK = '·';

/**
 * Finds the row or rows of titles among a sheet's first rows: below any title rows, merged or in two or
 * three rows (负责人 above 姓名 and 电话). `recognise` says whether the product knows a folded title; it is
 * asked for 负责人·姓名 and for 姓名. Null when no row has titles enough to be believed.
 */
export function findTable(
  rows: readonly SheetRow[],
  merges: readonly Merge[],
  recognise: (foldedTitle: string) => boolean,
): FoundTable | null {
  const grid = new MergeGrid(rows, merges);
  let best: Candidate | null = null;
  for (let start = 0; start < rows.length; start++) {
    if (!mayStartHeader(grid, rows[start], recognise)) continue;
    for (let depth = 1; depth <= MAX_HEADER_DEPTH && start + depth <= rows.length; depth++) {
      const header = rows.slice(start, start + depth);
      if (depth > 1 && !belongsToHeader(grid, header)) break;
      const candidate = score(grid, header, recognise);
      if (best === null || isBetter(candidate, best)) best = candidate;
    }
  }
  if (best === null || best.recognised < needed(best)) return null;
  return toTable(best, rows);
}

interface Candidate {
  readonly header: readonly SheetRow[];
  readonly paths: readonly string[][];
  readonly recognised: number;
  /** Ends inside a merged range: the rows below still belong to the header. */
  readonly cut: boolean;
}

/** Titles of two different columns, unless the whole table is one column wide. */
function needed(candidate: Candidate): number {
  return candidate.paths.filter((path) => path.length > 0).length <= 1 ? 1 : 2;
}

function isBetter(candidate: Candidate, best: Candidate): boolean {
  if (candidate.recognised !== best.recognised) return candidate.recognised > best.recognised;
  const sameStart = candidate.header[0]?.number === best.header[0]?.number;
  return sameStart && best.cut;
}

/** The first row of titles holds a known one or spreads over groups of columns; a title above the table does neither. */
function mayStartHeader(
  grid: MergeGrid,
  row: SheetRow | undefined,
  recognise: (title: string) => boolean,
): boolean {
  if (row === undefined) return false;
  return (
    grid.spreadCount(row.number) >= 2 ||
    row.cells.some((cell) => cell.text !== '' && recognise(foldTitle(cell.text)))
  );
}

/** A second row is one of titles when a merge reaches into it, or titles stand under an empty or spread one. */
function belongsToHeader(grid: MergeGrid, header: readonly SheetRow[]): boolean {
  const lower = header.at(-1);
  const upper = header.at(-2);
  if (lower === undefined || upper === undefined || lower.number !== upper.number + 1) return false;
  if (grid.crosses(upper.number, lower.number) || grid.spreadCount(upper.number) > 0) return true;
  return lower.cells.some((cell, column) => cell.kind === 'text' && cellAt(upper, column).kind === 'empty');
}

function score(
  grid: MergeGrid,
  header: readonly SheetRow[],
  recognise: (title: string) => boolean,
): Candidate {
  const width = Math.min(MOST_TITLED_COLUMNS, Math.max(...header.map((row) => row.cells.length)));
  const paths: string[][] = [];
  const seen = new Set<string>();
  for (let column = 0; column < width; column++) {
    const path = pathOf(grid, header, column);
    paths.push(path);
    if (isKnown(path, recognise)) seen.add(path.join(PATH_MARK));
  }
  const last = header.at(-1)?.number ?? 0;
  return { header, paths, recognised: seen.size, cut: grid.crosses(last, last + 1) };
}

function isKnown(path: readonly string[], recognise: (title: string) => boolean): boolean {
  const leaf = path.at(-1);
  if (leaf === undefined) return false;
  return recognise(path.map(foldTitle).join(PATH_MARK)) || recognise(foldTitle(leaf));
}

/** The titles above a column from the top down; one that is merged over rows counts once. */
function pathOf(grid: MergeGrid, header: readonly SheetRow[], column: number): string[] {
  const path: string[] = [];
  header.forEach((row, level) => {
    const own = cleanTitle(grid.textAt(row.number, column));
    const title = own === '' && level < header.length - 1 ? titleToTheLeft(grid, header, level, column) : own;
    if (title !== '' && title !== path.at(-1)) path.push(title);
  });
  return path;
}

/** Without merges, 负责人 stands over its first column only and spreads over the columns with lower titles. */
function titleToTheLeft(grid: MergeGrid, header: readonly SheetRow[], level: number, column: number): string {
  const row = header[level];
  const below = header[level + 1];
  if (row === undefined || below === undefined) return '';
  for (let left = column; left >= 0; left--) {
    if (grid.textAt(below.number, left) === '') return '';
    const title = cleanTitle(grid.textAt(row.number, left));
    if (title !== '') return grid.mergeAt(row.number, left) === undefined ? title : '';
  }
  return '';
}

function toTable(best: Candidate, rows: readonly SheetRow[]): FoundTable {
  const headerRows = best.header.map((row) => row.number);
  const lastHeader = headerRows.at(-1) ?? 0;
  const below = rows.filter((row) => row.number > lastHeader);
  const used = Math.max(best.paths.length, ...below.map((row) => row.cells.length));
  const width = Math.min(MOST_TITLED_COLUMNS, used);
  const columns: TableColumn[] = [];
  const returnedColumns: number[] = [];
  for (let index = 0; index < width; index++) {
    const path = best.paths[index] ?? [];
    const leaf = path.at(-1);
    if (leaf !== undefined) {
      if (isReturnedColumn(leaf)) returnedColumns.push(index);
      else columns.push({ index, title: leaf, path: path.join(PATH_MARK), untitled: false });
    } else if (below.some((row) => cellAt(row, index).kind !== 'empty')) {
      const title = `未命名列 ${columnLetter(index)}`;
      columns.push({ index, title, path: title, untitled: true });
    }
  }
  const firstDataRow = lastHeader + 1;
  return { headerRows, columns, firstDataRow, returnedColumns, recognised: best.recognised };
}
