import { type Paper, type PaperBlock, paragraphsOf } from '../paper/paper.ts';
import { breakLines } from './break-lines.ts';
import { ASCENT } from './page-measures.ts';
import type { TypeCase, Weight } from './type-case.ts';

const MM = 72 / 25.4;
const A4 = { short: 210 * MM, long: 297 * MM } as const;
const MARGIN = { side: 22 * MM, top: 24 * MM, bottom: 22 * MM } as const;
/** Sizes of type in points, with the distance of their lines. */
const TITLE = { size: 20, leading: 30 } as const;
const HEADING = { size: 13, leading: 22 } as const;
const WORDS = { size: 11.5, leading: 20 } as const;
const BODY = { size: 12.5, leading: 23 } as const;
const CELL = { size: 10.5, leading: 15 } as const;
const NOTE = { size: 9, leading: 14 } as const;
const PAD = { x: 4, y: 5 } as const;
const TALL_ROW = 10 * MM;
const NAMED_CELL = 66;
const RULE = 0.6;
const SIGNATURE_GAP = 22;
const TWO_CHARACTERS = '一一';

export interface PaperPage {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
}

interface CellToSet {
  readonly text: string;
  readonly left: number;
  readonly width: number;
  readonly align: 'left' | 'center';
  readonly weight: Weight;
}

const round = (value: number) => Math.round(value * 100) / 100;

/** The page of a paper: A4 upright or across. */
export function pageOf({ across }: Pick<Paper, 'across'>): PaperPage {
  const [width, height] = across ? [A4.long, A4.short] : [A4.short, A4.long];
  return { width, height, left: MARGIN.side, right: width - MARGIN.side };
}

/** Sets a paper on pages. @returns the drawing of each page, without its foot */
export function setPaper(paper: Paper, type: TypeCase): string[] {
  const sheet = new Sheet(pageOf(paper), type);
  for (const line of breakLines(paper.title, sheet.room, (text) => type.widthOf(text, TITLE.size, 'bold'))) {
    sheet.line(line, { ...TITLE, weight: 'bold', align: 'center' });
  }
  sheet.gap(6);
  for (const block of paper.blocks) setBlock(block, sheet);
  if (type.missing.size > 0) {
    sheet.text('注：字库中没有的字以〓代替，请手工填写。', { ...NOTE, weight: 'regular' });
  }
  return sheet.finish();
}

function setBlock(block: PaperBlock, sheet: Sheet): void {
  switch (block.kind) {
    case 'words':
      return sheet.words(block.left, block.right);
    case 'heading':
      sheet.gap(8);
      return sheet.line(block.text, { ...HEADING, weight: 'bold', align: 'left', keepWith: BODY.leading });
    case 'facts':
      return block.rows.forEach((row) => sheet.row(factCells(row, sheet), 0));
    case 'table':
      return setTable(block, sheet);
    case 'prose':
      for (const paragraph of paragraphsOf(block.text)) {
        sheet.paragraph(paragraph);
      }
      return undefined;
    case 'note':
      sheet.gap(5);
      return sheet.text(block.text, { ...NOTE, weight: 'regular' });
    case 'signatures':
      return sheet.signatures(block.names);
  }
}

function factCells(
  row: Extract<PaperBlock, { kind: 'facts' }>['rows'][number],
  { left, room }: Sheet,
): CellToSet[] {
  const width = room / row.length;
  return row.flatMap(({ title, text }, at): CellToSet[] => {
    const from = left + width * at;
    return [
      { text: title, left: from, width: NAMED_CELL, align: 'center', weight: 'bold' },
      { text, left: from + NAMED_CELL, width: width - NAMED_CELL, align: 'left', weight: 'regular' },
    ];
  });
}

function setTable({ columns, rows, tall }: Extract<PaperBlock, { kind: 'table' }>, sheet: Sheet): void {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  let { left } = sheet;
  const places = columns.map(({ share }) => {
    const place = { left, width: (share / whole) * sheet.room };
    left += place.width;
    return place;
  });
  const cells = (texts: readonly string[], weight: Weight) =>
    columns.map(({ align }, at): CellToSet => {
      const place = places[at] ?? { left, width: 0 };
      return { ...place, text: texts[at] ?? '', align: weight === 'bold' ? 'center' : align, weight };
    });
  const least = tall ? TALL_ROW : 0;
  const head = cells(
    columns.map(({ title }) => title),
    'bold',
  );
  sheet.head(head);
  for (const texts of rows) sheet.row(cells(texts, 'regular'), least);
  sheet.endTable();
}

interface LineLook {
  readonly size: number;
  readonly leading: number;
  readonly weight: Weight;
  readonly align?: 'left' | 'center';
  /** Room for what belongs below it. */
  readonly keepWith?: number;
  /** How far from the left it begins. */
  readonly indent?: number;
}

/** The pages as they fill, from the top down. */
class Sheet {
  readonly left: number;
  readonly room: number;
  private readonly pages: string[] = [];
  private readonly type: TypeCase;
  private readonly top: number;
  private page = '';
  private y: number;
  /** Of the table that is being set: stands again on the next page. */
  private repeated: readonly CellToSet[] | null = null;

  constructor(page: PaperPage, type: TypeCase) {
    this.type = type;
    this.left = page.left;
    this.room = page.right - page.left;
    this.top = page.height - MARGIN.top;
    this.y = this.top;
  }

  gap(points: number): void {
    if (this.y < this.top) this.y -= points;
  }

  line(text: string, { size, leading, weight, align = 'left', keepWith = 0, indent = 0 }: LineLook): void {
    this.need(leading + keepWith);
    const width = this.type.widthOf(text, size, weight);
    const x = align === 'center' ? this.left + Math.max(0, (this.room - width) / 2) : this.left + indent;
    this.page += this.type.lineAt(text, x, this.baseOf(size, leading), size, weight);
    this.y -= leading;
  }

  /** Begun two characters in: they hold the place while the lines are broken. */
  paragraph(text: string): void {
    const look = { ...BODY, weight: 'regular' } as const;
    const widthOf = (part: string) => this.type.widthOf(part, look.size, look.weight);
    const [first = '', ...rest] = breakLines(`${TWO_CHARACTERS}${text}`, this.room, widthOf);
    this.line(first.slice(TWO_CHARACTERS.length), { ...look, indent: widthOf(TWO_CHARACTERS) });
    for (const line of rest) this.line(line, look);
  }

  /** As many lines as it takes. */
  text(text: string, look: LineLook): void {
    const widthOf = (part: string) => this.type.widthOf(part, look.size, look.weight);
    for (const line of breakLines(text, this.room, widthOf)) this.line(line, look);
  }

  words(left: string, right: string): void {
    const { size, leading } = WORDS;
    this.need(leading);
    const y = this.baseOf(size, leading);
    const width = this.type.widthOf(right, size, 'regular');
    this.page += this.type.lineAt(left, this.left, y, size, 'regular');
    this.page += this.type.lineAt(right, this.left + this.room - width, y, size, 'regular');
    this.y -= leading;
  }

  signatures(names: readonly string[]): void {
    this.need(SIGNATURE_GAP + WORDS.leading);
    this.y -= SIGNATURE_GAP;
    const y = this.baseOf(WORDS.size, WORDS.leading);
    names.forEach((name, at) => {
      const x = this.left + (this.room / names.length) * at;
      this.page += this.type.lineAt(`${name}：`, x, y, WORDS.size, 'regular');
    });
    this.y -= WORDS.leading;
  }

  head(cells: readonly CellToSet[]): void {
    this.row(cells, 0, TALL_ROW);
    this.repeated = cells;
  }

  endTable(): void {
    this.repeated = null;
    this.y -= PAD.y;
  }

  row(cells: readonly CellToSet[], least: number, keepWith = 0): void {
    const set = cells.map((cell) => ({ ...cell, lines: this.linesOf(cell) }));
    const most = Math.max(1, ...set.map(({ lines }) => lines.length));
    const height = Math.max(least, most * CELL.leading + 2 * PAD.y);
    this.need(height + keepWith);
    const bottom = this.y - height;
    for (const { left, width } of set) {
      this.page += `${round(left)} ${round(bottom)} ${round(width)} ${round(height)} re\n`;
    }
    this.page += `${RULE} w S\n`;
    for (const cell of set) this.drawCell(cell, height);
    this.y = bottom;
  }

  finish(): string[] {
    return [...this.pages, this.page];
  }

  private linesOf({ text, width, weight }: CellToSet): string[] {
    const widthOf = (part: string) => this.type.widthOf(part, CELL.size, weight);
    return paragraphsOf(text).flatMap((line) => breakLines(line, width - 2 * PAD.x, widthOf));
  }

  private drawCell(
    { lines, left, width, align, weight }: CellToSet & { lines: string[] },
    height: number,
  ): void {
    let y =
      this.y -
      (height - lines.length * CELL.leading) / 2 -
      (CELL.leading - CELL.size) / 2 -
      CELL.size * ASCENT;
    for (const line of lines) {
      const spare = width - 2 * PAD.x - this.type.widthOf(line, CELL.size, weight);
      const moved = align === 'center' ? Math.max(0, spare / 2) : 0;
      this.page += this.type.lineAt(line, left + PAD.x + moved, y, CELL.size, weight);
      y -= CELL.leading;
    }
  }

  private baseOf(size: number, leading: number): number {
    return this.y - (leading - size) / 2 - size * ASCENT;
  }

  private need(height: number): void {
    if (this.y - height >= MARGIN.bottom || this.y >= this.top) return;
    this.pages.push(this.page);
    this.page = '';
    this.y = this.top;
    const { repeated } = this;
    if (repeated === null) return;
    this.repeated = null;
    this.head(repeated);
  }
}
