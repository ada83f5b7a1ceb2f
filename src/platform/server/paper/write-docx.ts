import {
  coreProperties,
  DOCUMENT_RELATIONS,
  FONT_TABLE,
  FONTS,
  footer,
  header,
  ROOT_RELATIONS,
  STYLES,
  TYPES,
  W,
} from './docx-parts.ts';
import { type Paper, type PaperBlock, type PaperFact, paragraphsOf } from './paper.ts';
import { writeZip } from './write-zip.ts';

/** In twentieths of a point. */
const A4 = { short: 11_906, long: 16_838 } as const;
const MARGIN = 1304;
/** In half points: 二号, 小四, 五号. */
const SIZE = { title: 44, body: 28, words: 24, table: 21 } as const;
const LINE = 520;
const TALL_ROW = 567;
const LOW_ROW = 400;
const NAMED_CELL = 1300;

/** Writes a paper as .docx (A4): what the office goes on writing in, with its own fonts. */
export function writeDocx(paper: Paper): Buffer {
  const [width, height] = paper.across ? [A4.long, A4.short] : [A4.short, A4.long];
  const room = width - 2 * MARGIN;
  const title = paragraph(run(paper.title, { font: FONTS.title, size: SIZE.title }), {
    align: 'center',
    after: 160,
  });
  const blocks = paper.blocks.map((block) => drawBlock(block, room)).join('');
  const page = `<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="${width}" w:h="${height}"${paper.across ? ' w:orient="landscape"' : ''}/><w:pgMar w:top="${MARGIN}" w:right="${MARGIN}" w:bottom="${MARGIN}" w:left="${MARGIN}" w:header="600" w:footer="600" w:gutter="0"/></w:sectPr>`;
  const document = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document xmlns:w="${W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>${title}${blocks}${page}</w:body></w:document>`;
  return writeZip([
    ['[Content_Types].xml', TYPES],
    ['_rels/.rels', ROOT_RELATIONS],
    ['word/document.xml', document],
    ['word/_rels/document.xml.rels', DOCUMENT_RELATIONS],
    ['word/styles.xml', STYLES],
    ['word/fontTable.xml', FONT_TABLE],
    ['word/header1.xml', header(safe(paper.watermark ?? ''))],
    ['word/footer1.xml', footer(safe(paper.mark ?? ''))],
    ['docProps/core.xml', coreProperties(safe(paper.title))],
  ]);
}

function drawBlock(block: PaperBlock, room: number): string {
  switch (block.kind) {
    case 'words':
      return drawWords(block, room);
    case 'heading':
      return paragraph(run(block.text, { font: FONTS.heading, size: SIZE.body }), {
        before: 160,
        after: 60,
        keepNext: true,
      });
    case 'facts':
      return block.rows.map((row) => drawFacts(row, room)).join('');
    case 'table':
      return drawTable(block, room);
    case 'prose':
      return paragraphsOf(block.text)
        .map((text) => paragraph(run(text, { size: SIZE.body }), { line: LINE, indent: true }))
        .join('');
    case 'note':
      return paragraph(run(block.text, { font: FONTS.table, size: 18 }), { before: 100 });
    case 'signatures':
      return drawSignatures(block.names, room);
  }
}

function drawWords({ left, right }: { readonly left: string; readonly right: string }, room: number): string {
  const tab = `<w:tabs><w:tab w:val="right" w:pos="${room}"/></w:tabs>`;
  const words = `${run(left, { size: SIZE.words })}<w:r><w:tab/></w:r>${run(right, { size: SIZE.words })}`;
  return paragraph(words, { after: 80, more: tab });
}

/** Each row is a table of its own, so that rows may differ in their cells; without a gap they stand as one form. */
function drawFacts(row: readonly PaperFact[], room: number): string {
  const value = room / row.length - NAMED_CELL;
  const widths = row.flatMap(() => [NAMED_CELL, value]);
  const cells = row
    .map(
      ({ title, text }) =>
        cell(title, { width: NAMED_CELL, align: 'center', font: FONTS.heading }) +
        cell(text, { width: value, align: 'left', font: FONTS.table }),
    )
    .join('');
  return table(widths, tableRow(cells, { height: LOW_ROW + 80 }));
}

function drawTable({ columns, rows, tall }: Extract<PaperBlock, { kind: 'table' }>, room: number): string {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => (share / whole) * room);
  const head = columns
    .map(({ title }, at) => cell(title, { width: widths[at] ?? 0, align: 'center', font: FONTS.heading }))
    .join('');
  const body = rows.map((texts) => {
    const cells = columns
      .map(({ align }, at) => cell(texts[at] ?? '', { width: widths[at] ?? 0, align, font: FONTS.table }))
      .join('');
    return tableRow(cells, { height: tall ? TALL_ROW : LOW_ROW });
  });
  // Two tables that touch would become one.
  const apart = paragraph('', { line: 120 });
  return `${table(widths, tableRow(head, { height: LOW_ROW, repeated: true }) + body.join(''))}${apart}`;
}

function drawSignatures(names: readonly string[], room: number): string {
  const stops = names.map(
    (_, at) => `<w:tab w:val="left" w:pos="${Math.round((room / names.length) * at)}"/>`,
  );
  const words = names.map((name) => run(`${name}：`, { size: SIZE.words })).join('<w:r><w:tab/></w:r>');
  return paragraph(words, { before: 480, more: `<w:tabs>${stops.slice(1).join('')}</w:tabs>` });
}

const EDGES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];
const BORDERS = EDGES.map((edge) => `<w:${edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`).join(
  '',
);

function table(widths: readonly number[], rows: string): string {
  const grid = widths.map((width) => `<w:gridCol w:w="${Math.round(width)}"/>`).join('');
  const whole = Math.round(widths.reduce((sum, width) => sum + width, 0));
  return `<w:tbl><w:tblPr><w:tblW w:w="${whole}" w:type="dxa"/><w:tblBorders>${BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows}</w:tbl>`;
}

interface RowLook {
  readonly height: number;
  readonly repeated?: boolean;
}

function tableRow(cells: string, { height, repeated = false }: RowLook): string {
  return `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${height}" w:hRule="atLeast"/>${repeated ? '<w:tblHeader/>' : ''}</w:trPr>${cells}</w:tr>`;
}

interface CellLook {
  readonly width: number;
  readonly align: 'left' | 'center';
  readonly font: string;
}

function cell(text: string, { width, align, font }: CellLook): string {
  const lines = paragraphsOf(text);
  const paragraphs = (lines.length === 0 ? [''] : lines)
    .map((line) => paragraph(line === '' ? '' : run(line, { font, size: SIZE.table }), { align }))
    .join('');
  return `<w:tc><w:tcPr><w:tcW w:w="${Math.round(width)}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${paragraphs}</w:tc>`;
}

interface ParagraphLook {
  readonly align?: 'left' | 'center';
  readonly before?: number;
  readonly after?: number;
  /** Least distance of lines. */
  readonly line?: number;
  /** Two characters in. */
  readonly indent?: boolean;
  readonly keepNext?: boolean;
  readonly more?: string;
}

function paragraph(content: string, look: ParagraphLook): string {
  const { align = 'left', before = 0, after = 0, line, indent = false, keepNext = false, more = '' } = look;
  const lines = line === undefined ? '' : ` w:line="${line}" w:lineRule="exact"`;
  return `<w:p><w:pPr>${keepNext ? '<w:keepNext/>' : ''}${more}<w:spacing w:before="${before}" w:after="${after}"${lines}/>${indent ? '<w:ind w:firstLineChars="200" w:firstLine="560"/>' : ''}<w:jc w:val="${align}"/></w:pPr>${content}</w:p>`;
}

interface RunLook {
  readonly font?: string;
  readonly size: number;
}

function run(text: string, { font, size }: RunLook): string {
  const fonts = font === undefined ? '' : `<w:rFonts w:eastAsia="${font}"/>`;
  return `<w:r><w:rPr>${fonts}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr><w:t xml:space="preserve">${safe(text)}</w:t></w:r>`;
}

const MARKS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Without what XML can't hold; half a character becomes the sign for one that is none when the part is packed. */
function safe(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"]/g, (mark) => MARKS[mark] ?? '');
}
