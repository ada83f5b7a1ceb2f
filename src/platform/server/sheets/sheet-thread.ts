import { parentPort, workerData } from 'node:worker_threads';
import { streamXlsxRows } from 'hucre/xlsx';
import {
  MOST_MESSAGES_AHEAD,
  ROWS_PER_MESSAGE,
  type ValueRow,
  type ValuesMessage,
  type ValuesToRead,
} from './xlsx-values.ts';

/** The thread that reads a large sheet: posts rows in bundles, and waits while too many are unread. */
async function readAll(port: NonNullable<typeof parentPort>, { source, sheet }: ValuesToRead): Promise<void> {
  let ahead = 0;
  let resume = (): void => {};
  port.on('message', () => {
    ahead--;
    resume();
  });
  const post = (message: ValuesMessage): void => port.postMessage(message);
  let rows: ValueRow[] = [];
  try {
    for await (const { index, values } of streamXlsxRows(source, { sheet })) {
      rows.push({ index, values });
      if (rows.length < ROWS_PER_MESSAGE) continue;
      post({ rows });
      rows = [];
      ahead++;
      while (ahead >= MOST_MESSAGES_AHEAD)
        await new Promise<void>((resolve) => {
          resume = resolve;
        });
    }
    post({ rows });
    post({ end: true });
  } catch (error) {
    post({ error: error instanceof Error ? error.message : String(error) });
  }
}

if (parentPort !== null) await readAll(parentPort, workerData as ValuesToRead);
