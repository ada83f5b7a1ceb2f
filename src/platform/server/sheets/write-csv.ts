import { writeCsvStream } from 'hucre/csv';
import type { SheetToWrite } from './write-sheet.ts';

/**
 * Writes a .csv as a stream of bytes: UTF-8 with a byte-order mark, which WPS and Excel need to show Chinese.
 * Text that begins with = + - @ gets an apostrophe before it, which our own reading takes away again.
 */
export async function* writeCsv(sheet: SheetToWrite): AsyncGenerator<Uint8Array, void, undefined> {
  async function* rows(): AsyncGenerator<(string | number | null)[]> {
    if (sheet.title !== undefined) yield [sheet.title];
    if (sheet.mark?.inRows === true) yield [sheet.mark.text];
    yield sheet.columns.map((column) => column.title);
    for await (const row of sheet.rows) yield sheet.columns.map((_, index) => row[index] ?? null);
  }
  yield* writeCsvStream(rows(), { bom: true, escapeFormulae: true });
}
