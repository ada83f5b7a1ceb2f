import { constants } from 'node:fs';
import { access, readFile, stat } from 'node:fs/promises';
import { isRefusal, type Refusal } from '../../kernel/refusal.ts';
import { decodeText } from './decode-text.ts';
import { readCsvWorkbook } from './read-csv.ts';
import { readHtmlWorkbook } from './read-html.ts';
import { isEncryptedXls, readXlsWorkbook } from './read-xls.ts';
import { readXlsxWorkbook } from './read-xlsx.ts';
import { sheetRefusals } from './sheet-refusals.ts';
import { DEFAULT_LIMITS, type SheetLimits, type Workbook } from './sheet.ts';
import { otherArchive, otherCompound, sniffFile, sniffMarkup } from './sniff-file.ts';
import { openArchive } from './xlsx-archive.ts';

/**
 * Opens a file of people as a workbook: .xlsx, .xls, .csv or tab-separated text in UTF-8, UTF-16 or GBK, or
 * a web-page table named .xls. What it is, its content decides. `source` is the content or a file's path.
 * Refuses, before unpacking or storing anything: no spreadsheet, encrypted, damaged, a zip bomb, too large, empty.
 */
export async function openWorkbook(
  source: Buffer | string,
  fileName: string,
  limits: SheetLimits = DEFAULT_LIMITS,
): Promise<Workbook | Refusal> {
  const size = typeof source === 'string' ? await sizeOfFile(source) : source.length;
  if (size === null) return sheetRefusals.unreadable(fileName);
  if (size === 0) return sheetRefusals.empty();
  if (size > limits.maxFileBytes) return sheetRefusals.tooLarge(limits.maxFileBytes);
  const bytes = typeof source === 'string' ? await readFile(source) : source;
  const container = sniffFile(bytes, fileName);
  if (isRefusal(container)) return container;
  if (container === 'zip') return openZipped(bytes, fileName, limits);
  if (container === 'compound') return openCompound(bytes, fileName, limits);
  return openText(bytes, fileName, limits);
}

/** Null when there is no such file, or it is a folder or may not be read. */
async function sizeOfFile(path: string): Promise<number | null> {
  try {
    await access(path, constants.R_OK);
    const found = await stat(path);
    return found.isFile() ? found.size : null;
  } catch {
    return null;
  }
}

async function openZipped(bytes: Buffer, fileName: string, limits: SheetLimits): Promise<Workbook | Refusal> {
  const archive = await openArchive(bytes, limits);
  if (isRefusal(archive)) return archive;
  return otherArchive(archive.names) ?? readXlsxWorkbook(bytes, fileName, archive, limits);
}

async function openCompound(
  bytes: Buffer,
  fileName: string,
  limits: SheetLimits,
): Promise<Workbook | Refusal> {
  const other = otherCompound(bytes);
  if (other !== null) return other;
  if (isEncryptedXls(bytes)) return sheetRefusals.encrypted();
  return readXlsWorkbook(bytes, fileName, limits);
}

function openText(bytes: Buffer, fileName: string, limits: SheetLimits): Workbook | Refusal {
  const text = decodeText(bytes);
  if (text === null) return sheetRefusals.encoding();
  if (text.trim() === '') return sheetRefusals.empty();
  const markup = sniffMarkup(text);
  if (isRefusal(markup)) return markup;
  return markup === 'html'
    ? readHtmlWorkbook(bytes, fileName, text, limits)
    : readCsvWorkbook(bytes, fileName, text, limits);
}
