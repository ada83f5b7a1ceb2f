import { markInPlace } from './mark-in-place.ts';
import { rebuildMarked } from './mark-rebuilt.ts';
import { type MarkRequest, type MarkedFile, markedName } from './mark-request.ts';

/** Above this many rows the returned file holds the refused rows alone, with their old row numbers. */
export const MOST_ROWS_RETURNED_WHOLE = 20_000;
/** Beyond this the library's tree of the whole workbook would cost more memory than the server has to spare. */
const MOST_BYTES_IN_PLACE = 64 * 1024 * 1024;

/**
 * Makes the file that a person gets back: theirs, with cells at fault in red and a column of reasons at the end,
 * which takes the place of the one from the last time. An .xlsx keeps its styles and other sheets; .xls, .csv and
 * web-page tables come back as .xlsx.
 */
export async function markWorkbook(request: MarkRequest): Promise<MarkedFile> {
  const { workbook, sheet } = request;
  const whole = sheet.rowCount <= MOST_ROWS_RETURNED_WHOLE;
  if (whole && workbook.format === 'xlsx' && workbook.unpackedBytes <= MOST_BYTES_IN_PLACE) {
    const marked = await markInPlace(request);
    if (marked !== null) return marked;
  }
  return { fileName: markedName(workbook.fileName, 'xlsx'), content: rebuildMarked(request, whole) };
}
