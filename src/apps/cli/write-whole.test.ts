import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isRefusal } from '../../platform/kernel/refusal.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../platform/testing/temporary-folder.ts';
import { beginFile } from './write-whole.ts';

let folder: string;
beforeEach(() => {
  folder = makeTemporaryFolder();
});
afterEach(() => removeTemporaryFolder(folder));

async function* content(...pieces: readonly (string | Error)[]) {
  for (const piece of pieces) {
    if (piece instanceof Error) throw piece;
    yield Buffer.from(piece);
  }
}

async function begin(file: string) {
  const begun = await beginFile(join(folder, file));
  if (isRefusal(begun)) throw new Error(begun.message);
  return begun;
}

describe('a file', () => {
  it('takes the place of an earlier one when it is whole', async () => {
    writeFileSync(join(folder, 'list.csv'), 'old');
    const file = await begin('list.csv');
    expect(readFileSync(join(folder, 'list.csv'), 'utf8')).toBe('old');
    expect(await file.write(content('new', ' list'))).toBeNull();
    await file.discard();
    expect(readdirSync(folder)).toEqual(['list.csv']);
    expect(readFileSync(join(folder, 'list.csv'), 'utf8')).toBe('new list');
  });

  it('that breaks off in the middle leaves the earlier one, and nothing beside it', async () => {
    writeFileSync(join(folder, 'list.csv'), 'old');
    const file = await begin('list.csv');
    await expect(file.write(content('half', new Error('lost the database')))).rejects.toThrow('lost');
    await file.discard();
    expect(readdirSync(folder)).toEqual(['list.csv']);
    expect(readFileSync(join(folder, 'list.csv'), 'utf8')).toBe('old');
  });

  it('that is given up before a word was written leaves nothing', async () => {
    const listeners = process.listenerCount('SIGINT');
    const file = await begin('list.csv');
    await file.discard();
    expect(readdirSync(folder)).toEqual([]);
    expect(process.listenerCount('SIGINT')).toBe(listeners);
  });

  it('that loses its folder on the way is refused', async () => {
    mkdirSync(join(folder, 'away'));
    const file = await begin('away/list.csv');
    removeTemporaryFolder(join(folder, 'away'));
    expect(await file.write(content('list'))).toMatchObject({ code: 'input.file' });
    await file.discard();
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['nowhere/list.csv', '文件夹不存在'],
    ['taken.xlsx', '已经是一个文件夹'],
    ['plain.txt/list.csv', '不是文件夹'],
    [`${'长'.repeat(100)}.csv`, '文件名太长'],
  ])('%s cannot be begun', async (name, reason) => {
    mkdirSync(join(folder, 'taken.xlsx'));
    writeFileSync(join(folder, 'plain.txt'), '');
    const file = join(folder, name);
    expect(await beginFile(file)).toMatchObject({
      code: 'input.file',
      message: expect.stringMatching(new RegExp(`^不能写入“${file}”：.*${reason}`)),
    });
    expect(readdirSync(folder).sort()).toEqual(['plain.txt', 'taken.xlsx']);
  });
});
