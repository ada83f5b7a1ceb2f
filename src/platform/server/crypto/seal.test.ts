import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createKey, fixedRing } from './key-ring.ts';
import { createSealer, headOf } from './seal.ts';
import { suiteNames } from './suite.ts';

const NUMBER = '11010519491231002X';

describe.each(suiteNames)('sealing with %s', (suiteName) => {
  const key = createKey(suiteName);
  const sealer = createSealer(fixedRing([key]));
  const stranger = createSealer(fixedRing([createKey(suiteName)]));

  it('opens what it sealed, and never seals alike', () => {
    const sealed = sealer.seal(NUMBER, 'identity-number');
    expect(sealer.openText(sealed, 'identity-number')).toBe(NUMBER);
    expect(sealed.includes(NUMBER)).toBe(false);
    expect(sealer.seal(NUMBER, 'identity-number')).not.toEqual(sealed);
  });

  it('seals equal text alike where asked, under one key and for one use', () => {
    const sealed = sealer.sealAlike(NUMBER, 'office-phone');
    expect(sealer.openText(sealed, 'office-phone')).toBe(NUMBER);
    expect(sealer.sealAlike(NUMBER, 'office-phone')).toEqual(sealed);
    const nonceOf = (value: Buffer) => value.subarray(6, 18).toString('hex');
    const others = [
      sealer.sealAlike(`${NUMBER}1`, 'office-phone'),
      sealer.sealAlike(NUMBER, 'phone'),
      stranger.sealAlike(NUMBER, 'office-phone'),
    ];
    expect(new Set([sealed, ...others].map(nonceOf)).size).toBe(4);
    expect(sealer.hash(NUMBER, 'office-phone').includes(sealed.subarray(6, 18))).toBe(false);
  });

  it('seals bytes of any length', () => {
    for (const bytes of [Buffer.alloc(0), randomBytes(1_000_000)]) {
      expect(sealer.open(sealer.seal(bytes, 'upload'), 'upload').equals(bytes)).toBe(true);
    }
  });

  it('does not open what was altered at any byte, cut, meant for another use or sealed with another key', () => {
    const sealed = sealer.seal(NUMBER, 'identity-number');
    for (let at = 0; at < sealed.length; at += 1) {
      const altered = Buffer.from(sealed);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(() => sealer.open(altered, 'identity-number')).toThrow();
    }
    for (const length of [0, 5, 20, sealed.length - 1]) {
      expect(() => sealer.open(sealed.subarray(0, length), 'identity-number')).toThrow();
    }
    expect(() => sealer.open(sealed, 'phone')).toThrow();
    expect(() => stranger.open(sealed, 'identity-number')).toThrow();
  });

  it('hashes equal values alike, for one key and one use only', () => {
    const hash = sealer.hash(NUMBER, 'identity-number');
    expect(hash).toHaveLength(32);
    expect(sealer.hash(NUMBER, 'identity-number')).toEqual(hash);
    expect(hash).not.toEqual(sealer.hash(NUMBER, 'phone'));
    expect(stranger.hash(NUMBER, 'identity-number')).not.toEqual(hash);
  });

  it('says in front which key and which algorithm', () => {
    expect(sealer.seal(NUMBER, 'phone').subarray(0, 6)).toEqual(headOf(key));
    expect(headOf(key).subarray(2)).toEqual(key.id);
  });
});

it('seals with the new key and opens with both while one replaces the other', () => {
  const [old, next] = [createKey('aes256'), createKey('sm4')];
  const before = createSealer(fixedRing([old]));
  const both = createSealer(fixedRing([next, old]));
  const sealed = before.seal(NUMBER, 'identity-number');
  expect(both.openText(sealed, 'identity-number')).toBe(NUMBER);
  expect(both.isCurrent(sealed)).toBe(false);
  const findable = both.findable(NUMBER, 'identity-number').seal();
  expect(both.isCurrent(findable.sealed)).toBe(true);
  expect(findable.oldHash).toEqual(before.hash(NUMBER, 'identity-number'));
  expect(both.hashes(NUMBER, 'identity-number')).toEqual([findable.hash, findable.oldHash]);
  expect(before.findable(NUMBER, 'identity-number').seal().oldHash).toBeNull();
});

it('keeps to SM3 and SM4 as the standards say: the first example of GB/T 32905', async () => {
  const { createHash } = await import('node:crypto');
  expect(createHash('sm3').update('abc').digest('hex')).toBe(
    '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
  );
});
