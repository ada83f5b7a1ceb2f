import { buffer } from 'node:stream/consumers';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { streamXlsxRows } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../testing/temporary-folder.ts';
import { writeSheet } from './write-sheet.ts';
import { MOST_MESSAGES_AHEAD, ROWS_PER_MESSAGE, readInThread, type ValueRow } from './xlsx-values.ts';

const ROWS = ROWS_PER_MESSAGE * (MOST_MESSAGES_AHEAD + 3) + 7;

let folder: string;
let program: URL;
let source: Buffer;

beforeAll(async () => {
  folder = makeTemporaryFolder();
  const outfile = join(folder, 'sheet-thread.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'sheet-thread.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  program = pathToFileURL(outfile);
  const rows = Array.from({ length: ROWS }, (_, index) => [`组织${index}`, index, '洋县']);
  const columns = [
    { title: '名称', kind: 'text' as const },
    { title: '人数', kind: 'number' as const },
    { title: '地区', kind: 'text' as const },
  ];
  source = await buffer(Readable.from(writeSheet({ name: '台账', columns, rows })));
});
afterAll(() => removeTemporaryFolder(folder));

async function all(rows: AsyncIterable<ValueRow>): Promise<ValueRow[]> {
  const read: ValueRow[] = [];
  for await (const { index, values } of rows) read.push({ index, values: [...values] });
  return read;
}

describe('a sheet read in a thread', () => {
  it('gives the rows that the library gives, in their order', async () => {
    const read = await all(readInThread(program, { source, sheet: 0 }));
    expect(read).toHaveLength(ROWS + 1);
    expect(read).toEqual(await all(streamXlsxRows(source, { sheet: 0 })));
  });

  it('fails where the archive is damaged', async () => {
    const damaged = source.subarray(0, source.length / 2);
    await expect(all(readInThread(program, { source: damaged, sheet: 0 }))).rejects.toThrow();
  });

  it('fails where the thread cannot start', async () => {
    const missing = new URL('./none.mjs', program);
    await expect(all(readInThread(missing, { source, sheet: 0 }))).rejects.toThrow();
  });

  it('may be left early', async () => {
    for await (const { index } of readInThread(program, { source, sheet: 0 })) {
      if (index === 3) break;
    }
    expect(await all(readInThread(program, { source, sheet: 0 }))).toHaveLength(ROWS + 1);
  });
});
