import type { TrueTypeFont } from './true-type.ts';

/** The glyphs of a font that a document uses, renumbered in the order in which they came; 0 is the empty box. */
export class UsedGlyphs {
  private readonly numbers = new Map<number, number>([[0, 0]]);
  private readonly texts = new Map<number, string>();

  /** @returns its number in the document */
  use(glyph: number, character: string): number {
    const number = this.numberOf(glyph);
    if (!this.texts.has(number)) this.texts.set(number, character);
    return number;
  }

  /** Parts of a composed glyph come along without a character of their own. */
  numberOf(glyph: number): number {
    const found = this.numbers.get(glyph);
    if (found !== undefined) return found;
    this.numbers.set(glyph, this.numbers.size);
    return this.numbers.size - 1;
  }

  /** Glyphs by number; grows while it is walked. */
  get glyphs(): IterableIterator<number> {
    return this.numbers.keys();
  }

  get size(): number {
    return this.numbers.size;
  }

  /** Which character each number was used for. */
  get characters(): ReadonlyMap<number, string> {
    return this.texts;
  }
}

/** Tables that are kept as they are: programs that fit outlines to a screen. */
const KEPT = ['cvt ', 'fpgm', 'prep'];

/** A font file with the used glyphs alone. */
export function subsetFont(font: TrueTypeFont, used: UsedGlyphs): Buffer {
  const outlines: Buffer[] = [];
  for (const glyph of used.glyphs) outlines.push(renumberParts(font.outlineOf(glyph), used));
  const glyphs = [...used.glyphs];
  const loca = Buffer.alloc((glyphs.length + 1) * 4);
  let at = 0;
  outlines.forEach((outline, index) => {
    loca.writeUInt32BE(at, index * 4);
    at += padded(outline.length);
  });
  loca.writeUInt32BE(at, glyphs.length * 4);
  const tables = new Map<string, Buffer>([
    ['head', headOf(font)],
    ['hhea', withCount(font.table('hhea'), 34, glyphs.length)],
    ['maxp', withCount(font.table('maxp'), 4, glyphs.length)],
    ['hmtx', metricsOf(font, glyphs)],
    ['loca', loca],
    ['glyf', Buffer.concat(outlines.map(pad))],
  ]);
  for (const tag of KEPT) {
    const table = font.find(tag);
    if (table !== undefined) tables.set(tag, table);
  }
  return fontFile(tables);
}

/** Bits of a part in a composed glyph: numbers of two bytes, a scale, two scales, four, and whether another part follows. */
const WORDS = 0x1;
const SCALE = 0x8;
const MORE = 0x20;
const TWO_SCALES = 0x40;
const FOUR_SCALES = 0x80;

/** A composed glyph (contours below zero) names its parts by number. */
function renumberParts(outline: Buffer, used: UsedGlyphs): Buffer {
  if (outline.length < 10 || outline.readInt16BE(0) >= 0) return outline;
  const copy = Buffer.from(outline);
  let at = 10;
  for (let flags = MORE; (flags & MORE) !== 0; ) {
    flags = copy.readUInt16BE(at);
    copy.writeUInt16BE(used.numberOf(copy.readUInt16BE(at + 2)), at + 2);
    const scales =
      (flags & SCALE) !== 0 ? 2 : (flags & TWO_SCALES) !== 0 ? 4 : (flags & FOUR_SCALES) !== 0 ? 8 : 0;
    at += 4 + ((flags & WORDS) !== 0 ? 4 : 2) + scales;
  }
  return copy;
}

/** Places in `loca` are told in four bytes. */
function headOf(font: TrueTypeFont): Buffer {
  const head = Buffer.from(font.table('head'));
  head.writeUInt32BE(0, 8);
  head.writeInt16BE(1, 50);
  return head;
}

function withCount(table: Buffer, at: number, count: number): Buffer {
  const copy = Buffer.from(table);
  copy.writeUInt16BE(count, at);
  return copy;
}

function metricsOf(font: TrueTypeFont, glyphs: readonly number[]): Buffer {
  const metrics = Buffer.alloc(glyphs.length * 4);
  glyphs.forEach((glyph, index) => {
    metrics.writeUInt16BE(font.advanceOf(glyph), index * 4);
    metrics.writeInt16BE(font.bearingOf(glyph), index * 4 + 2);
  });
  return metrics;
}

const TRUE_TYPE = 0x00010000;

function fontFile(tables: ReadonlyMap<string, Buffer>): Buffer {
  const tags = [...tables.keys()].toSorted();
  const power = Math.floor(Math.log2(tags.length));
  const directory = Buffer.alloc(12 + tags.length * 16);
  directory.writeUInt32BE(TRUE_TYPE, 0);
  directory.writeUInt16BE(tags.length, 4);
  directory.writeUInt16BE(2 ** power * 16, 6);
  directory.writeUInt16BE(power, 8);
  directory.writeUInt16BE(tags.length * 16 - 2 ** power * 16, 10);
  const parts: Buffer[] = [directory];
  let at = directory.length;
  tags.forEach((tag, index) => {
    const table = tables.get(tag) ?? Buffer.alloc(0);
    const entry = 12 + index * 16;
    directory.write(tag, entry, 'latin1');
    directory.writeUInt32BE(sumOf(table), entry + 4);
    directory.writeUInt32BE(at, entry + 8);
    directory.writeUInt32BE(table.length, entry + 12);
    parts.push(pad(table));
    at += padded(table.length);
  });
  return Buffer.concat(parts);
}

const padded = (length: number) => Math.ceil(length / 4) * 4;

function pad(table: Buffer): Buffer {
  const missing = padded(table.length) - table.length;
  return missing === 0 ? table : Buffer.concat([table, Buffer.alloc(missing)]);
}

function sumOf(table: Buffer): number {
  const whole = pad(table);
  let sum = 0;
  for (let at = 0; at < whole.length; at += 4) sum = (sum + whole.readUInt32BE(at)) >>> 0;
  return sum;
}
