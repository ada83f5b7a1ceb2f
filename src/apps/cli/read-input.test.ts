import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../platform/testing/temporary-folder.ts';
import { readInput } from './read-input.ts';

let folder: string;
beforeEach(() => {
  folder = makeTemporaryFolder();
});
afterEach(() => removeTemporaryFolder(folder));

const read = (name: string) => readInput(join(folder, name));

describe('a spreadsheet that a command names', () => {
  it('is read', async () => {
    writeFileSync(join(folder, '台账.csv'), '名称');
    expect(await read('台账.csv')).toEqual(Buffer.from('名称'));
  });

  it('is refused with the way to mend it when it is none, or a folder', async () => {
    expect(await read('没有.xlsx')).toMatchObject({
      message: expect.stringMatching(/^打不开文件“.+没有\.xlsx”：没有这个文件，请核对/),
    });
    expect(await read('.')).toMatchObject({ message: expect.stringContaining('这是一个文件夹') });
  });

  it('is refused by its size before it is read', async () => {
    writeFileSync(join(folder, '大.xlsx'), '');
    truncateSync(join(folder, '大.xlsx'), 3_000_000_000);
    expect(await read('大.xlsx')).toMatchObject({ code: 'file.too-large' });
  });
});
