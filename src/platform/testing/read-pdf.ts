import { inflateSync } from 'node:zlib';

export interface ReadPdf {
  /** Of each page, in points. */
  readonly sizes: readonly (readonly [number, number])[];
  /** The lines of text of each page, in the order in which they were drawn. */
  readonly pages: readonly (readonly string[])[];
  readonly fonts: readonly { readonly subtype: string; readonly embedded: boolean }[];
}

/** Reads a PDF file of ours by hand: pages, text through the tables that tell what each glyph says, fonts. */
export function readPdf(bytes: Buffer): ReadPdf {
  const objects = objectsOf(bytes);
  const texts = [...objects.values()].map(({ text }) => text);
  const pages = texts.filter((text) => text.includes('/Type /Page '));
  const characters = charactersByFont(objects);
  return {
    sizes: pages.map((page) => {
      const box = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(page);
      return [Number(box?.[1]), Number(box?.[2])] as const;
    }),
    pages: pages.map((page) => linesOf(streamOf(objects, page, 'Contents'), characters)),
    fonts: texts
      .filter((text) => text.includes('/Type /Font ') && !text.includes('/DescendantFonts'))
      .map((text) => ({
        subtype: /\/Subtype \/(\w+)/.exec(text)?.[1] ?? '',
        embedded: (objects.get(numberOf(text, 'FontDescriptor'))?.text ?? '').includes('/FontFile2'),
      })),
  };
}

interface PdfObject {
  readonly text: string;
  readonly stream: Buffer | null;
}

function objectsOf(bytes: Buffer): Map<number, PdfObject> {
  const start = Number(/startxref\n(\d+)/.exec(bytes.toString('latin1', bytes.length - 100))?.[1]);
  const table = bytes.toString('latin1', start);
  const places = [...table.matchAll(/^(\d{10}) 00000 n/gm)].map((row) => Number(row[1]));
  return new Map(places.map((place, index) => [index + 1, objectAt(bytes, place)]));
}

function objectAt(bytes: Buffer, place: number): PdfObject {
  const head = bytes.toString('latin1', place, bytes.indexOf('endobj', place));
  const length = /\/Length (\d+) >>\nstream\n/.exec(head);
  if (length === null) return { text: head, stream: null };
  const from = place + length.index + length[0].length;
  return {
    text: head.slice(0, length.index + length[0].length),
    stream: inflateSync(bytes.subarray(from, from + Number(length[1]))),
  };
}

function numberOf(text: string, key: string): number {
  return Number(new RegExp(`/${key} (\\d+) 0 R`).exec(text)?.[1]);
}

function streamOf(objects: ReadonlyMap<number, PdfObject>, text: string, key: string): string {
  return objects.get(numberOf(text, key))?.stream?.toString('latin1') ?? '';
}

function charactersByFont(objects: ReadonlyMap<number, PdfObject>): Map<string, Map<string, string>> {
  const resources = [...objects.values()].find(({ text }) => text.includes('/Font <<'))?.text ?? '';
  const fonts = [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)];
  return new Map(
    fonts.map(([, key = '', number]) => {
      const table = streamOf(objects, objects.get(Number(number))?.text ?? '', 'ToUnicode');
      const entries = [...table.matchAll(/^<(\w{4})> <(\w+)>$/gm)];
      return [
        key,
        new Map(
          entries.map(([, glyph = '', code = '']) => [
            glyph,
            Buffer.from(code, 'hex').swap16().toString('utf16le'),
          ]),
        ),
      ];
    }),
  );
}

function linesOf(content: string, characters: ReadonlyMap<string, ReadonlyMap<string, string>>): string[] {
  return [...content.matchAll(/BT .*? ET/g)].map(([line]) =>
    [...line.matchAll(/\/(F\d+) [\d.]+ Tf <(\w+)> Tj/g)]
      .map(([, font = '', glyphs = '']) =>
        (glyphs.match(/\w{4}/g) ?? []).map((glyph) => characters.get(font)?.get(glyph) ?? '?').join(''),
      )
      .join(''),
  );
}
