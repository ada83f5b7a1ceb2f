import type { Refusal } from '../../kernel/refusal.ts';
import { sheetRefusals } from './sheet-refusals.ts';

export type Container = 'zip' | 'compound' | 'text';

/** First bytes of files that are often uploaded by mistake, and what people call them. */
const OTHER_FILES: readonly [string, string][] = [
  ['25504446', 'PDF 文件'],
  ['89504e47', '图片'],
  ['ffd8ff', '图片'],
  ['47494638', '图片'],
  ['52617221', 'RAR 压缩包'],
  ['377abcaf271c', '7z 压缩包'],
  ['1f8b', '压缩包'],
  ['7b5c727466', 'RTF 文档'],
];
const ZIP = '504b0304';
const COMPOUND = 'd0cf11e0a1b11ae1';
const TEXT_EXTENSIONS = /\.(?:csv|txt|tsv|xls|xlsx|et|htm|html)$/i;

/** What a file is by its first bytes; the extension only decides whether plain text may be a table. */
export function sniffFile(bytes: Buffer, fileName: string): Container | Refusal {
  const start = bytes.subarray(0, 8).toString('hex');
  if (start.startsWith(ZIP)) return 'zip';
  if (start === COMPOUND) return 'compound';
  const other = OTHER_FILES.find(([magic]) => start.startsWith(magic));
  if (other) return sheetRefusals.notASpreadsheet(other[1]);
  const hasExtension = /\.[^./\\]+$/.test(fileName);
  return hasExtension && !TEXT_EXTENSIONS.test(fileName)
    ? sheetRefusals.notASpreadsheet('其他类型的文件')
    : 'text';
}

/** What a zip archive holds, when it is no .xlsx. */
export function otherArchive(names: readonly string[]): Refusal | null {
  if (names.includes('xl/workbook.bin')) return sheetRefusals.otherFormat('.xlsb 文件');
  if (names.includes('[Content_Types].xml')) {
    if (names.some((name) => name.startsWith('word/'))) return sheetRefusals.notASpreadsheet('Word 文档');
    if (names.some((name) => name.startsWith('ppt/'))) return sheetRefusals.notASpreadsheet('演示文稿');
    return names.some((name) => name.startsWith('xl/')) ? null : sheetRefusals.notASpreadsheet('其他文档');
  }
  if (names.includes('mimetype') && names.includes('content.xml')) {
    return sheetRefusals.otherFormat('OpenDocument 文件');
  }
  return sheetRefusals.notASpreadsheet('压缩包（请先解压）');
}

/** What an OLE compound file (old Office format, or any encrypted new one) holds, when it is no readable .xls. */
export function otherCompound(bytes: Buffer): Refusal | null {
  const holds = (stream: string): boolean => bytes.includes(Buffer.from(`${stream}\u0000`, 'utf16le'));
  if (holds('EncryptedPackage')) return sheetRefusals.encrypted();
  if (holds('Workbook') || holds('Book')) return null;
  if (holds('WordDocument')) return sheetRefusals.notASpreadsheet('Word 文档');
  if (holds('PowerPoint Document')) return sheetRefusals.notASpreadsheet('演示文稿');
  return sheetRefusals.notASpreadsheet('其他文档');
}

/** Web pages and XML under the name of a spreadsheet: `html` when it may hold a table, a refusal otherwise. */
export function sniffMarkup(text: string): 'html' | null | Refusal {
  const head = text.slice(0, 4096).trimStart().toLowerCase();
  if (head.startsWith('mime-version:')) return sheetRefusals.otherFormat('单个网页（MHT）格式的表格');
  if (!head.startsWith('<')) return null;
  if (head.includes('urn:schemas-microsoft-com:office:spreadsheet')) {
    return head.includes('<html') ? 'html' : sheetRefusals.otherFormat('XML 格式的表格');
  }
  if (head.startsWith('<?xml') && !head.includes('<html') && !head.includes('<table')) {
    return sheetRefusals.notASpreadsheet('XML 文件');
  }
  return 'html';
}
