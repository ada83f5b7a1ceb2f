import { expect, it } from 'vitest';
import { searchToKeep } from './saved-view.ts';

it.each([
  ['?covered=none&after=abc', 'covered=none'],
  ['sector=a&sector=b', 'sector=a&sector=b'],
  ['?after=abc', ''],
  ['', ''],
])('keeps of %s: %s', (search, kept) => {
  expect(searchToKeep(search)).toBe(kept);
});
