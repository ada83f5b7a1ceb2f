import { expect, it } from 'vitest';
import { readCursor, writeCursor } from './list-cursor.ts';

const CURSOR = { code: 610723000, nameKey: '洋县明德学校', id: '0190a000-0000-7000-8000-000000000001' };

it('reads what it wrote', () => {
  expect(readCursor(writeCursor(CURSOR))).toEqual(CURSOR);
});

it.each([
  undefined,
  '',
  'no cursor',
  Buffer.from('[1,2,3]').toString('base64url'),
  writeCursor({ ...CURSOR, nameKey: '\0' }),
])('begins anew after %j', (text) => {
  expect(readCursor(text)).toBeNull();
});
