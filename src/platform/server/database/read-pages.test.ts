import { expect, it } from 'vitest';
import { readPages } from './read-pages.ts';

async function pagesOf(rows: readonly number[], size: number): Promise<(readonly number[])[]> {
  const from = (cursor: number | null) => (cursor === null ? 0 : rows.indexOf(cursor) + 1);
  const read = async (cursor: number | null) => rows.slice(from(cursor), from(cursor) + size);
  const pages: (readonly number[])[] = [];
  for await (const page of readPages(size, read, (row) => row)) pages.push(page);
  return pages;
}

it.each([
  [
    [1, 2, 3, 4, 5],
    [[1, 2], [3, 4], [5]],
  ],
  [
    [1, 2, 3, 4],
    [[1, 2], [3, 4], []],
  ],
  [[1], [[1]]],
  [[], [[]]],
])('reads %j to its end', async (rows, pages) => {
  expect(await pagesOf(rows, 2)).toEqual(pages);
});
