import { Worker } from 'node:worker_threads';
import { type CellValue, streamXlsxRows } from 'hucre/xlsx';

/** A row's values as the library reads them, with its place in the sheet from 0. */
export interface ValueRow {
  readonly index: number;
  readonly values: readonly (CellValue | undefined)[];
}

export interface ValuesToRead {
  readonly source: Uint8Array;
  readonly sheet: number;
}

/** What the thread answers: some rows, the end, or what went wrong. */
export type ValuesMessage =
  | { readonly rows: readonly ValueRow[] }
  | { readonly end: true }
  | { readonly error: string };

/** Below this, starting a thread takes longer than it saves. */
const LARGE_SHEET_BYTES = 8 * 1024 * 1024;
export const ROWS_PER_MESSAGE = 500;
/** So many messages may wait: memory stays low however fast the thread reads. */
export const MOST_MESSAGES_AHEAD = 6;

/**
 * The values of an .xlsx sheet, row by row. A large one is read in a thread, so that checking and storing use the other core.
 * @param unpackedBytes how long the sheet's markup is
 * @throws where the archive or the markup is damaged
 */
export function readValues(given: ValuesToRead, unpackedBytes: number): AsyncIterable<ValueRow> {
  const program = unpackedBytes < LARGE_SHEET_BYTES ? null : threadProgram();
  return program === null
    ? streamXlsxRows(given.source, { sheet: given.sheet })
    : readInThread(program, given);
}

/** Beside the built programs; run from the sources there is none. */
function threadProgram(): URL | null {
  return import.meta.url.endsWith('.ts') ? null : new URL('./sheet-thread.js', import.meta.url);
}

/** The same from a thread that runs a program made of sheet-thread.ts. */
export async function* readInThread(program: URL, given: ValuesToRead): AsyncGenerator<ValueRow> {
  const worker = new Worker(program, { workerData: given });
  const arrived: ValuesMessage[] = [];
  let wake = (): void => {};
  const take = (message: ValuesMessage): void => {
    arrived.push(message);
    wake();
  };
  worker.on('message', take);
  worker.on('error', (error) => take({ error: error.message }));
  try {
    for (;;) {
      const message = arrived.shift();
      if (message === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      if ('end' in message) return;
      if ('error' in message) throw new Error(message.error);
      worker.postMessage(null);
      yield* message.rows;
    }
  } finally {
    await worker.terminate();
  }
}
