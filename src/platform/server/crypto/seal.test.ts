import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { createSealer } from './seal.ts';

const sealer = createSealer(randomBytes(32));
const NUMBER = '11010519491231002X';

it('opens what it sealed, and never seals alike', () => {
  const sealed = sealer.seal(NUMBER, 'identity-number');
  expect(sealer.openText(sealed, 'identity-number')).toBe(NUMBER);
  expect(sealed.includes(NUMBER)).toBe(false);
  expect(sealer.seal(NUMBER, 'identity-number')).not.toEqual(sealed);
});

it('seals bytes of any length', () => {
  for (const bytes of [Buffer.alloc(0), randomBytes(1_000_000)]) {
    expect(sealer.open(sealer.seal(bytes, 'upload'), 'upload').equals(bytes)).toBe(true);
  }
});

it('does not open what was altered, cut, meant for another use or sealed with another key', () => {
  const sealed = sealer.seal(NUMBER, 'identity-number');
  const altered = Buffer.from(sealed);
  altered[15] = (altered[15] ?? 0) ^ 1;
  expect(() => sealer.open(altered, 'identity-number')).toThrow();
  expect(() => sealer.open(sealed.subarray(0, 20), 'identity-number')).toThrow();
  expect(() => sealer.open(sealed, 'phone')).toThrow();
  expect(() => createSealer(randomBytes(32)).open(sealed, 'identity-number')).toThrow();
});

it('hashes equal values alike, for one key and one use only', () => {
  expect(sealer.hash(NUMBER, 'identity-number')).toEqual(sealer.hash(NUMBER, 'identity-number'));
  expect(sealer.hash(NUMBER, 'identity-number')).not.toEqual(sealer.hash(NUMBER, 'phone'));
  expect(createSealer(randomBytes(32)).hash(NUMBER, 'identity-number')).not.toEqual(
    sealer.hash(NUMBER, 'identity-number'),
  );
});
