import { verify } from '@node-rs/argon2';
import { expect, it } from 'vitest';
import { hashPassword, verifyPassword } from './password-hash.ts';

it('looks once at a hash of the same cost whether there is an account or not', async () => {
  const stored = await hashPassword('yang.xian.2026');
  const asked: string[] = [];
  const counting: typeof verify = (hash, password) => {
    asked.push(String(hash).split('$').slice(0, 4).join('$'));
    return verify(hash, password);
  };
  expect(await verifyPassword(stored, 'yang.xian.2026', counting)).toBe(true);
  expect(await verifyPassword(stored, 'wrong', counting)).toBe(false);
  expect(await verifyPassword(null, 'yang.xian.2026', counting)).toBe(false);
  expect(asked).toEqual(Array.from({ length: 3 }, () => '$argon2id$v=19$m=19456,t=2,p=1'));
});
