import { breakLines } from './break-lines.ts';
import { ASCENT, BODY, CELL_SIZE, LEADING, PAD, RULE, TITLE_SIZE, WORDS_SIZE } from './page-measures.ts';
import type { PrintedColumn, PrintedLine, PrintedList } from './printed-list.ts';
import type { TypeCase, Weight } from './type-case.ts';

/** A cell with its text broken into lines. */
interface SetCell {
  readonly lines: readonly string[];
  readonly left: number;
  readonly width: number;
  readonly align: PrintedColumn['align'];
}

interface SetRow {
  readonly cells: readonly SetCell[];
  readonly height: number;
  readonly weight: Weight;
  readonly shaded: boolean;
}

const GREY = 0.93;
const round = (value: number) => Math.round(value * 100) / 100;

/** How many rows are set between two reports of how far it is. */
const REPORT_EVERY = 100;

/** Sets a list on pages. @returns the drawing of each page, without its foot */
export function printPages(
  list: PrintedList,
  type: TypeCase,
  onProgress: (done: number) => void = () => undefined,
): string[] {
  const columns = placeColumns(list.columns);
  const header = setRow(
    columns.map(({ title, ...place }) => ({ ...place, align: 'center' as const, text: title })),
    'bold',
    type,
  );
  const pages = new Pages(header, type);
  pages.begin(drawHeading(list, type));
  list.lines.forEach((line, index) => {
    pages.add(setLine(line, columns, type), keepsNext(line));
    if (index % REPORT_EVERY === 0) onProgress(index);
  });
  if (type.missing.size > 0) {
    pages.add(setLine({ kind: 'note', text: missingNote([...type.missing]) }, columns, type), false);
  }
  pages.close(list.below);
  return pages.drawn;
}

interface PlacedColumn extends PrintedColumn {
  readonly left: number;
  readonly width: number;
}

function placeColumns(columns: readonly PrintedColumn[]): PlacedColumn[] {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  let left = BODY.left;
  return columns.map((column) => {
    const placed = { ...column, left, width: (column.share / whole) * BODY.width };
    left += placed.width;
    return placed;
  });
}

/** A group's head stays with its first row. */
function keepsNext(line: PrintedLine): boolean {
  return line.kind === 'group';
}

function setLine(line: PrintedLine, columns: readonly PlacedColumn[], type: TypeCase): SetRow {
  if (line.kind === 'row') {
    const cells = columns.map(({ left, width, align }, index) => ({
      left,
      width,
      align,
      text: line.cells[index] ?? '',
    }));
    return setRow(cells, 'regular', type);
  }
  const whole = { left: BODY.left, width: BODY.width, align: 'left' as const, text: line.text };
  const row = setRow([whole], line.kind === 'note' ? 'regular' : 'bold', type);
  return { ...row, shaded: line.kind === 'group' };
}

interface CellToSet {
  readonly left: number;
  readonly width: number;
  readonly align: PrintedColumn['align'];
  readonly text: string;
}

function setRow(cells: readonly CellToSet[], weight: Weight, type: TypeCase): SetRow {
  const widthOf = (text: string) => type.widthOf(text, CELL_SIZE, weight);
  const set = cells.map(({ left, width, align, text }) => ({
    left,
    width,
    align,
    lines: text === '' ? [] : breakLines(text, width - 2 * PAD.x, widthOf),
  }));
  const most = Math.max(1, ...set.map(({ lines }) => lines.length));
  return { cells: set, height: most * LEADING + 2 * PAD.y, weight, shaded: false };
}

function drawHeading(
  { title, above }: PrintedList,
  type: TypeCase,
): { readonly drawn: string; readonly height: number } {
  const titleWidth = type.widthOf(title, TITLE_SIZE, 'bold');
  const titleY = BODY.top - TITLE_SIZE * ASCENT;
  const wordsY = titleY - TITLE_SIZE * 1.35;
  const places = [
    () => BODY.left,
    (width: number) => BODY.left + (BODY.width - width) / 2,
    (width: number) => BODY.left + BODY.width - width,
  ];
  const words = above.map((text, index) => {
    const x = places[index]?.(type.widthOf(text, WORDS_SIZE, 'regular')) ?? BODY.left;
    return type.lineAt(text, x, wordsY, WORDS_SIZE, 'regular');
  });
  const x = Math.max(BODY.left, BODY.left + (BODY.width - titleWidth) / 2);
  return {
    drawn: type.lineAt(title, x, titleY, TITLE_SIZE, 'bold') + words.join(''),
    height: BODY.top - wordsY + WORDS_SIZE * 0.6,
  };
}

/** The pages as they fill: rows, the rules between them, the head again at the top of each. */
class Pages {
  readonly drawn: string[] = [];
  private readonly header: SetRow;
  private readonly type: TypeCase;
  private page = '';
  private y = 0;
  /** A row that must stand on the page of the one behind it. */
  private waiting: SetRow | null = null;

  constructor(header: SetRow, type: TypeCase) {
    this.header = header;
    this.type = type;
  }

  begin(heading: { readonly drawn: string; readonly height: number } = { drawn: '', height: 0 }): void {
    this.page = heading.drawn;
    this.y = BODY.top - heading.height;
    this.draw(this.header);
  }

  add(row: SetRow, keepWithNext: boolean): void {
    const held = this.waiting;
    this.waiting = null;
    const height = row.height + (held?.height ?? 0);
    if (this.y - height < BODY.bottom && !this.isFresh()) this.turn();
    if (held !== null) this.draw(held);
    if (keepWithNext) this.waiting = row;
    else this.draw(row);
  }

  /** The last words stand together below the last row. */
  close(below: readonly string[]): void {
    if (this.waiting !== null) this.draw(this.waiting);
    const height = WORDS_SIZE * 2.4;
    if (this.y - height < BODY.bottom - WORDS_SIZE) this.turn();
    const y = this.y - WORDS_SIZE * 1.9;
    below.forEach((text, index) => {
      const x = BODY.left + (BODY.width / below.length) * index;
      this.page += this.type.lineAt(text, x, y, WORDS_SIZE, 'regular');
    });
    this.drawn.push(this.page);
  }

  private isFresh(): boolean {
    return this.y >= BODY.top - this.header.height - 0.01;
  }

  private turn(): void {
    this.drawn.push(this.page);
    this.begin();
  }

  private draw(row: SetRow): void {
    const bottom = this.y - row.height;
    const parts: string[] = [];
    if (row.shaded) {
      parts.push(
        `${GREY} g ${round(BODY.left)} ${round(bottom)} ${round(BODY.width)} ${round(row.height)} re f 0 g\n`,
      );
    }
    for (const { left, width } of row.cells) {
      parts.push(`${round(left)} ${round(bottom)} ${round(width)} ${round(row.height)} re\n`);
    }
    parts.push(`${RULE} w S\n`);
    for (const cell of row.cells) parts.push(...this.textOf(cell, row));
    this.page += parts.join('');
    this.y = bottom;
  }

  private textOf({ lines, left, width, align }: SetCell, { height, weight }: SetRow): string[] {
    const room = height - lines.length * LEADING;
    let y = this.y - room / 2 - (LEADING - CELL_SIZE) / 2 - CELL_SIZE * ASCENT;
    return lines.map((line) => {
      const spare = width - 2 * PAD.x - this.type.widthOf(line, CELL_SIZE, weight);
      const moved = { left: 0, center: spare / 2, right: spare }[align];
      const drawn = this.type.lineAt(line, left + PAD.x + Math.max(0, moved), y, CELL_SIZE, weight);
      y -= LEADING;
      return drawn;
    });
  }
}

const MOST_NAMED = 12;

/** A box that nobody can read would stand for somebody's name. */
function missingNote(missing: readonly string[]): string {
  const named = missing.slice(0, MOST_NAMED).map(codeOf);
  const more = missing.length > MOST_NAMED ? `等 ${missing.length} 个` : '';
  return `注：字库中没有的字以〓代替，请手工填写（${named.join('、')}${more}）。系统管理员可把含有这些字的字体（.ttf）放进数据文件夹的 fonts 中。`;
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`;
}
