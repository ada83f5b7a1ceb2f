import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { hexOf, type PdfFile, type Reference } from './pdf-file.ts';
import { subsetFont, UsedGlyphs } from './subset-font.ts';
import { TrueTypeFont } from './true-type.ts';

interface Face {
  readonly font: TrueTypeFont;
  readonly used: UsedGlyphs;
  /** As pages name it. */
  readonly key: string;
}

interface Sort {
  readonly face: Face;
  readonly glyph: number;
  /** In ems. */
  readonly width: number;
  /** The character that is seen. */
  readonly shown: string;
}

export type Weight = 'regular' | 'bold';

/** Fonts to set with, by file; where the first lacks a character the next is asked. */
export interface FontFiles {
  readonly regular: readonly string[];
  readonly bold: readonly string[];
}

/** The printers' sign for a character that is not in the case. */
const GETA = '〓';

/** The characters at hand in two weights: measures text, sets it, and at the end puts into the file what was used. */
export class TypeCase {
  private readonly faces: Readonly<Record<Weight, readonly Face[]>>;
  private readonly sorts: Readonly<Record<Weight, Map<string, Sort>>> = {
    regular: new Map(),
    bold: new Map(),
  };
  /** Characters that no font has: 〓 stands for each. */
  readonly missing = new Set<string>();

  constructor({ regular, bold }: FontFiles) {
    const opened = new Map<string, Face>();
    const open = (file: string) => {
      const face = opened.get(file) ?? openFace(file, opened.size);
      opened.set(file, face);
      return face;
    };
    this.faces = { regular: regular.map(open), bold: bold.map(open) };
  }

  /** Width in points. */
  widthOf(text: string, size: number, weight: Weight): number {
    let width = 0;
    for (const character of seen(text)) width += this.sortOf(character, weight).width;
    return width * size;
  }

  /** How a line is written on a page, from a point at its base line. */
  lineAt(text: string, x: number, y: number, size: number, weight: Weight): string {
    const runs: { readonly face: Face; glyphs: string }[] = [];
    for (const character of seen(text)) {
      const { face, glyph, shown } = this.sortOf(character, weight);
      const number = face.used.use(glyph, shown).toString(16).padStart(4, '0');
      const last = runs.at(-1);
      if (last?.face === face) last.glyphs += number;
      else runs.push({ face, glyphs: number });
    }
    const shown = runs.map(({ face, glyphs }) => `/${face.key} ${size} Tf <${glyphs}> Tj`);
    return `BT ${round(x)} ${round(y)} Td ${shown.join(' ')} ET\n`;
  }

  /** Puts the used fonts into the file. @returns the dictionary by which pages name them */
  embed(file: PdfFile): string {
    const all = new Set([...this.faces.regular, ...this.faces.bold]);
    const entries = [...all]
      .filter(({ used }) => used.size > 1)
      .map((face) => `/${face.key} ${embedFace(file, face)}`);
    return `<< ${entries.join(' ')} >>`;
  }

  private sortOf(character: string, weight: Weight): Sort {
    const known = this.sorts[weight].get(character);
    if (known !== undefined) return known;
    const sort = this.findSort(character, weight) ?? this.replace(character, weight);
    this.sorts[weight].set(character, sort);
    return sort;
  }

  private findSort(character: string, weight: Weight): Sort | null {
    const code = character.codePointAt(0) ?? 0;
    for (const face of this.faces[weight]) {
      const glyph = face.font.glyphOf(code);
      if (glyph === 0) continue;
      return { face, glyph, width: face.font.advanceOf(glyph) / face.font.unitsPerEm, shown: character };
    }
    return null;
  }

  private replace(character: string, weight: Weight): Sort {
    this.missing.add(character);
    const sort = this.findSort(GETA, weight);
    if (sort === null) throw new RangeError('the fonts have no 〓');
    return sort;
  }
}

/** Without what shows nothing: controls, joiners, the marks that choose among the shapes of a character. */
function seen(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]/gu, '');
}

function openFace(file: string, index: number): Face {
  const name = basename(file)
    .replace(/\.\w+$/, '')
    .replace(/[^A-Za-z0-9-]/g, '');
  return { font: new TrueTypeFont(readFileSync(file), name), used: new UsedGlyphs(), key: `F${index + 1}` };
}

const round = (value: number) => Math.round(value * 100) / 100;

/** Six letters say that it is a part of the font. */
function tagOf(face: Face): string {
  return [...face.key.padEnd(6, 'S')].map((letter) => (/[A-Z]/.test(letter) ? letter : 'N')).join('');
}

function embedFace(file: PdfFile, face: Face): Reference {
  const { font, used } = face;
  const bytes = subsetFont(font, used);
  const name = `${tagOf(face)}+${font.name}`;
  const scaled = (units: number) => Math.round((units * 1000) / font.unitsPerEm);
  const data = file.addStream(bytes, `/Length1 ${bytes.length}`);
  const descriptor = file.add(
    `<< /Type /FontDescriptor /FontName /${name} /Flags 4 /FontBBox [${font.box.map(scaled).join(' ')}] /ItalicAngle 0 /Ascent ${scaled(font.ascent)} /Descent ${scaled(font.descent)} /CapHeight ${scaled(font.ascent)} /StemV 80 /FontFile2 ${data} >>`,
  );
  const widths = [...used.glyphs].map((glyph) => scaled(font.advanceOf(glyph)));
  const descendant = file.add(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} /DW 1000 /W [0 [${widths.join(' ')}]] /CIDToGIDMap /Identity >>`,
  );
  const texts = file.addStream(Buffer.from(textsOf(used), 'latin1'));
  return file.add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /Identity-H /DescendantFonts [${descendant}] /ToUnicode ${texts} >>`,
  );
}

const MOST_ENTRIES = 100;

/** What each number says, so that text can be found and copied. */
function textsOf({ characters }: UsedGlyphs): string {
  const entries = [...characters].map(
    ([number, character]) => `<${number.toString(16).padStart(4, '0')}> <${hexOf(character)}>`,
  );
  const blocks: string[] = [];
  for (let from = 0; from < entries.length; from += MOST_ENTRIES) {
    const some = entries.slice(from, from + MOST_ENTRIES);
    blocks.push(`${some.length} beginbfchar\n${some.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
${blocks.join('\n')}
endcmap CMapName currentdict /CMap defineresource pop end end`;
}
