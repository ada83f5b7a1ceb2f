import { createHmac, randomBytes } from 'node:crypto';
import { createSuite, type Suite, type SuiteName, suiteNames } from './suite.ts';

/** Bytes of a key that personal data is encrypted with. */
export const KEY_BYTES = 32;
/** Bytes by which a sealed value names its key. */
export const KEY_ID_BYTES = 4;

/** One key with its algorithms. */
export interface SealingKey {
  /** Four bytes that tell keys apart without giving them away. */
  readonly id: Buffer;
  readonly suiteName: SuiteName;
  readonly suite: Suite;
  readonly secret: Buffer;
}

/** The keys of an installation: the first seals, the second, if any, is one that is being replaced and still opens. */
export interface KeyRing {
  /** As they are now: a rotation by another process is noticed within two seconds. */
  keys(): readonly [SealingKey, ...SealingKey[]];
  /** Reads the place again at once. */
  refresh(): void;
  /** From where another thread opens the same ring. */
  readonly place: KeyPlace;
}

/** Where keys are kept: a file, or their text, given by the environment. */
export type KeyPlace = { readonly file: string } | { readonly text: string };

/** A new random key. */
export function createKey(suiteName: SuiteName): SealingKey {
  return keyOf(suiteName, randomBytes(KEY_BYTES));
}

export function keyOf(suiteName: SuiteName, secret: Buffer): SealingKey {
  const id = Buffer.from(fingerprintOf(secret), 'hex').subarray(0, KEY_ID_BYTES);
  return { id, suiteName, suite: createSuite(suiteName, secret), secret };
}

/** Tells keys apart without giving them away. */
export function fingerprintOf(secret: Buffer): string {
  return createHmac('sha256', secret).update('shezutong key fingerprint').digest('hex').slice(0, 32);
}

/** One key a line (or a comma): `aes256 <base64>` or `sm4 <base64>`, a base64 alone is `aes256`; the newest first. */
export function writeKeys(keys: readonly SealingKey[]): string {
  return keys.map(({ suiteName, secret }) => `${suiteName} ${secret.toString('base64')}\n`).join('');
}

/** @returns null when a line is no key, or there is none */
export function readKeys(text: string): [SealingKey, ...SealingKey[]] | null {
  const lines = text
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const keys = lines.map(readKey);
  const [first, ...rest] = keys.filter((key) => key !== null);
  return first === undefined || rest.length + 1 < lines.length ? null : [first, ...rest];
}

function readKey(line: string): SealingKey | null {
  const [name = '', base64 = ''] = line.includes(' ') ? line.split(/\s+/) : ['aes256', line];
  const suiteName = suiteNames.find((each) => each === name);
  const secret = Buffer.from(base64, 'base64');
  return suiteName === undefined || secret.length !== KEY_BYTES ? null : keyOf(suiteName, secret);
}

/** A ring that never changes. */
export function fixedRing(keys: readonly [SealingKey, ...SealingKey[]]): KeyRing {
  return { keys: () => keys, refresh: () => undefined, place: { text: writeKeys(keys) } };
}
