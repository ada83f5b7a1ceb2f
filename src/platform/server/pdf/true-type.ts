/** A TrueType font file (.ttf): which glyph shows a character, how wide it is, and its outline as the file holds it. */
export class TrueTypeFont {
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  /** Corners of the box that holds every glyph. */
  readonly box: readonly [number, number, number, number];
  readonly name: string;
  private readonly tables: ReadonlyMap<string, Buffer>;
  private readonly widths: number;
  private readonly wide: boolean;
  private readonly ranges: readonly GlyphRange[];
  private readonly known = new Map<number, number>();

  /** @throws RangeError for a file that is no TrueType font with outlines of its own kind (`glyf`) */
  constructor(file: Buffer, name: string) {
    this.name = name;
    this.tables = tablesOf(file);
    const head = this.table('head');
    const hhea = this.table('hhea');
    this.unitsPerEm = head.readUInt16BE(18);
    this.box = [head.readInt16BE(36), head.readInt16BE(38), head.readInt16BE(40), head.readInt16BE(42)];
    this.wide = head.readInt16BE(50) === 1;
    this.ascent = hhea.readInt16BE(4);
    this.descent = hhea.readInt16BE(6);
    this.widths = hhea.readUInt16BE(34);
    this.ranges = rangesOf(this.table('cmap'));
    this.table('glyf');
  }

  table(tag: string): Buffer {
    const found = this.tables.get(tag);
    if (found === undefined) throw new RangeError(`${this.name} has no table ${tag}`);
    return found;
  }

  find(tag: string): Buffer | undefined {
    return this.tables.get(tag);
  }

  /** @returns 0 where the font has no glyph for it */
  glyphOf(code: number): number {
    const known = this.known.get(code);
    if (known !== undefined) return known;
    const range = rangeWith(this.ranges, code);
    const glyph = range === undefined ? 0 : range.glyphOf(code);
    this.known.set(code, glyph);
    return glyph;
  }

  /** In units of the em. */
  advanceOf(glyph: number): number {
    return this.table('hmtx').readUInt16BE(Math.min(glyph, this.widths - 1) * 4);
  }

  bearingOf(glyph: number): number {
    const hmtx = this.table('hmtx');
    const at = glyph < this.widths ? glyph * 4 + 2 : this.widths * 4 + (glyph - this.widths) * 2;
    return at + 2 <= hmtx.length ? hmtx.readInt16BE(at) : 0;
  }

  /** Empty for a blank. */
  outlineOf(glyph: number): Buffer {
    return this.table('glyf').subarray(this.placeOf(glyph), this.placeOf(glyph + 1));
  }

  private placeOf(glyph: number): number {
    const loca = this.table('loca');
    return this.wide ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2;
  }
}

const DIRECTORY_AT = 12;
const ENTRY_BYTES = 16;

function tablesOf(file: Buffer): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (let index = 0; index < file.readUInt16BE(4); index += 1) {
    const entry = DIRECTORY_AT + index * ENTRY_BYTES;
    const from = file.readUInt32BE(entry + 8);
    const tag = file.toString('latin1', entry, entry + 4);
    found.set(tag, file.subarray(from, from + file.readUInt32BE(entry + 12)));
  }
  return found;
}

/** Characters that follow each other, with their glyphs. */
interface GlyphRange {
  readonly from: number;
  readonly to: number;
  readonly glyphOf: (code: number) => number;
}

function rangeWith(ranges: readonly GlyphRange[], code: number): GlyphRange | undefined {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (range === undefined) return undefined;
    if (code < range.from) high = middle - 1;
    else if (code > range.to) low = middle + 1;
    else return range;
  }
  return undefined;
}

/** Format 12 holds all of Unicode, format 4 its first 65,536 characters. */
const FULL = 12;
const BASIC = 4;

function rangesOf(cmap: Buffer): GlyphRange[] {
  const parts = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) =>
    cmap.subarray(cmap.readUInt32BE(4 + index * 8 + 4)),
  );
  const withFormat = (format: number) => parts.find((part) => part.readUInt16BE(0) === format);
  const full = withFormat(FULL);
  const basic = withFormat(BASIC);
  const ranges = full !== undefined ? fullRanges(full) : basic !== undefined ? basicRanges(basic) : [];
  return ranges.toSorted((a, b) => a.from - b.from);
}

function fullRanges(part: Buffer): GlyphRange[] {
  return Array.from({ length: part.readUInt32BE(12) }, (_, index) => {
    const group = 16 + index * 12;
    const from = part.readUInt32BE(group);
    const first = part.readUInt32BE(group + 8);
    return { from, to: part.readUInt32BE(group + 4), glyphOf: (code: number) => first + code - from };
  });
}

/** Ends of all segments, two bytes of padding, their starts, what to add, and where to look the glyph up instead. */
function basicRanges(part: Buffer): GlyphRange[] {
  const size = part.readUInt16BE(6);
  return Array.from({ length: size / 2 }, (_, index) => {
    const at = 14 + index * 2;
    const from = part.readUInt16BE(at + 2 + size);
    const more = part.readUInt16BE(at + 2 + size * 2);
    const offsetAt = at + 2 + size * 3;
    const offset = part.readUInt16BE(offsetAt);
    const glyphOf = (code: number) => {
      if (offset === 0) return (code + more) & 0xffff;
      const listed = part.readUInt16BE(offsetAt + offset + (code - from) * 2);
      return listed === 0 ? 0 : (listed + more) & 0xffff;
    };
    return { from, to: part.readUInt16BE(at), glyphOf };
  });
}
