import { readXls } from 'hucre/xlsx';
import type { Refusal } from '../../kernel/refusal.ts';
import { memorySheet } from './memory-sheet.ts';
import { sheetRefusals } from './sheet-refusals.ts';
import type { SheetLimits, Workbook } from './sheet.ts';

/** Start of the globals in an Excel 97–2003 workbook: record BOF, 16 bytes, BIFF8, workbook globals. */
const GLOBALS_START = Buffer.from([0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00]);
const FILE_PASS = 0x002f;
const RECORDS_BEFORE_FILE_PASS = 3;

/**
 * Whether an old .xls is protected by an opening password. The library does not ask and would read
 * enciphered text as cells; the record that says so stands right behind the start of the globals.
 */
export function isEncryptedXls(bytes: Buffer): boolean {
  let at = bytes.indexOf(GLOBALS_START);
  if (at === -1) return false;
  for (let record = 0; record <= RECORDS_BEFORE_FILE_PASS && at + 4 <= bytes.length; record++) {
    if (bytes.readUInt16LE(at) === FILE_PASS) return true;
    at += 4 + bytes.readUInt16LE(at + 2);
  }
  return false;
}

/** An old binary .xls as a workbook. The library tells neither hidden rows nor hidden sheets of this format. */
export async function readXlsWorkbook(
  bytes: Buffer,
  fileName: string,
  limits: SheetLimits,
): Promise<Workbook | Refusal> {
  let sheets: Awaited<ReturnType<typeof readXls>>['sheets'];
  try {
    ({ sheets } = await readXls(bytes));
  } catch (error) {
    const tooOld = error instanceof Error && error.message.startsWith('Unsupported XLS version');
    return tooOld
      ? sheetRefusals.otherFormat('早期版本（Excel 95 及以前）的 .xls 文件')
      : sheetRefusals.damaged('.xls 内容不完整');
  }
  if (sheets.length === 0) return sheetRefusals.noSheet();
  const infos = sheets.map(({ name }) => ({ name, hidden: false }));
  return {
    format: 'xls',
    fileName,
    bytes,
    unpackedBytes: bytes.length,
    sheets: infos,
    openSheet: async (index) => {
      const sheet = sheets[index];
      const info = infos[index];
      if (sheet === undefined || info === undefined) return sheetRefusals.noSheet();
      return memorySheet(info, sheet.rows, sheet.merges ?? [], limits);
    },
  };
}
