import { randomBytes, randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** argon2id (the library's default) by the least cost that OWASP recommends: 19 MiB, two passes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Without letters and digits that look alike, for reading from paper. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz';
const DIGITS = '23456789';

let nobodysHash: Promise<string> | undefined;

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/** Whether a password fits. Without a hash it takes as long and says no: the time must not tell who has an account. */
export async function verifyPassword(
  stored: string | null,
  password: string,
  check: typeof verify = verify,
): Promise<boolean> {
  nobodysHash ??= hashPassword(randomBytes(16).toString('hex'));
  const fits = await check(stored ?? (await nobodysHash), password).catch(() => false);
  return fits && stored !== null;
}

/** A first password to hand over, such as `hkwm-7394-trbz`. */
export function makeInitialPassword(): string {
  const group = (from: string) => Array.from({ length: 4 }, () => from[randomInt(from.length)]).join('');
  return [group(LETTERS), group(DIGITS), group(LETTERS)].join('-');
}
