import { randomBytes } from 'node:crypto';
import { fixedRing, KEY_ID_BYTES, type KeyRing, keyOf, type SealingKey } from './key-ring.ts';
import { suiteNumbers } from './suite.ts';

/**
 * Sealing and keyed hashing under keys that are derived from the installation's own, so that neither gives the other away.
 * Layout of a sealed value: version, algorithm, id of the key, nonce, cipher text, tag.
 */
export interface Sealer {
  /** Seals text or bytes for one use; the same value never looks the same twice. */
  seal(value: string | Buffer, use: SealedUse): Buffer;
  /**
   * Seals text so that equal values under one key look the same: rows are compared and logged as changed without being opened. The
   * nonce is the beginning of the value's keyed hash, so two values share one no more often than by chance.
   */
  sealAlike(value: string, use: SealedUse): Buffer;
  /** Opens what was sealed for the same use. Throws when it was altered, or sealed for another use or with another key. */
  open(sealed: Buffer, use: SealedUse): Buffer;
  openText(sealed: Buffer, use: SealedUse): string;
  /** 32 bytes by which equal values find each other without being kept in clear. */
  hash(value: string, use: SealedUse): Buffer;
  /** The hash under each key: while a key is being replaced, an equal value may be kept under either. The newest first. */
  hashes(value: string, use: SealedUse): readonly [Buffer, ...Buffer[]];
  /** A value to look for, and to seal under the same keys, whatever is replaced meanwhile. */
  findable(value: string, use: SealedUse): Findable;
  /** Whether the value is sealed under the key that seals now. */
  isCurrent(sealed: Buffer): boolean;
}

/** A value whose equal can be looked for. */
export interface Findable {
  /** As `Sealer.hashes`. */
  readonly hashes: readonly [Buffer, ...Buffer[]];
  seal(): FindableValue;
}

/** A sealed value that can be found by equality. */
export interface FindableValue {
  readonly sealed: Buffer;
  readonly hash: Buffer;
  /** Under the key that is being replaced; null when none is. */
  readonly oldHash: Buffer | null;
}

/** What a value is sealed for; a value of one use can't be passed off as another's. */
export type SealedUse =
  | 'identity-number'
  | 'phone'
  | 'office-phone'
  | 'upload'
  | 'marked-file'
  | 'second-factor'
  | 'outer-identity'
  | 'sign-on-ticket'
  | 'correction'
  | 'export-file'
  | 'export-password'
  | 'attachment'
  | 'check-in';

const VERSION = 2;
/** Version and algorithm. */
const MARK_BYTES = 2;
/** What comes before the nonce. */
const HEAD_BYTES = MARK_BYTES + KEY_ID_BYTES;
const NONCES_AT_ONCE = 512;
const LONGEST_NONCE = 16;

/** @param keys the installation's keys, or one key of 32 bytes */
export function createSealer(keys: KeyRing | Buffer): Sealer {
  const ring = Buffer.isBuffer(keys) ? fixedRing([keyOf('aes256', keys)]) : keys;
  const nextNonce = nonceSource();

  const sealWith = (
    key: SealingKey,
    value: string | Buffer,
    use: SealedUse,
    nonce = nextNonce(key.suite.nonceBytes),
  ): Buffer => {
    const head = headOf(key);
    const bytes = typeof value === 'string' ? Buffer.from(value, 'utf8') : value;
    return Buffer.concat([head, nonce, key.suite.seal(nonce, boundTo(head, use), bytes)]);
  };

  const keyFor = (head: Buffer): SealingKey | undefined =>
    ring.keys().find((key) => headOf(key).equals(head));

  const open = (sealed: Buffer, use: SealedUse): Buffer => {
    const head = sealed.subarray(0, HEAD_BYTES);
    let key = keyFor(head);
    if (key === undefined) {
      // Another process may have begun to seal with a new key this very second.
      ring.refresh();
      key = keyFor(head);
    }
    if (key === undefined) throw new Error(`not a sealed ${use}, or sealed with a key that is not here`);
    const { nonceBytes, tagBytes } = key.suite;
    if (sealed.length < HEAD_BYTES + nonceBytes + tagBytes) throw new Error(`not a sealed ${use}`);
    const nonce = sealed.subarray(HEAD_BYTES, HEAD_BYTES + nonceBytes);
    return key.suite.open(nonce, boundTo(head, use), sealed.subarray(HEAD_BYTES + nonceBytes));
  };

  return {
    seal: (value, use) => sealWith(ring.keys()[0], value, use),
    sealAlike(value, use) {
      const [key] = ring.keys();
      const nonce = key.suite.hash(`nonce\0${use}\0${value}`).subarray(0, key.suite.nonceBytes);
      return sealWith(key, value, use, nonce);
    },
    open,
    openText: (sealed, use) => open(sealed, use).toString('utf8'),
    hash: (value, use) => hashWith(ring.keys()[0], value, use),
    hashes: (value, use) => hashesWith(ring.keys(), value, use),
    findable(value, use) {
      const keys = ring.keys();
      const hashes = hashesWith(keys, value, use);
      const [hash, oldHash = null] = hashes;
      return { hashes, seal: () => ({ sealed: sealWith(keys[0], value, use), hash, oldHash }) };
    },
    isCurrent: (sealed) => headOf(ring.keys()[0]).equals(sealed.subarray(0, HEAD_BYTES)),
  };
}

/** The beginning of every value that a key has sealed. */
export function headOf({ id, suiteName }: Pick<SealingKey, 'id' | 'suiteName'>): Buffer {
  return Buffer.concat([Buffer.of(VERSION, suiteNumbers[suiteName]), id]);
}

function boundTo(head: Buffer, use: SealedUse): Buffer {
  return Buffer.concat([head, Buffer.from(use)]);
}

function hashesWith(
  [first, ...rest]: ReturnType<KeyRing['keys']>,
  value: string,
  use: SealedUse,
): [Buffer, ...Buffer[]] {
  return [hashWith(first, value, use), ...rest.map((key) => hashWith(key, value, use))];
}

function hashWith({ suite }: SealingKey, value: string, use: SealedUse): Buffer {
  return suite.hash(`${use}\0${value}`);
}

/** Random nonces, fetched many at once: asking for each alone costs more than the sealing. */
function nonceSource(): (bytes: number) => Buffer {
  let pool = Buffer.alloc(0);
  let at = 0;
  return (bytes) => {
    if (at + bytes > pool.length) {
      pool = randomBytes(LONGEST_NONCE * NONCES_AT_ONCE);
      at = 0;
    }
    at += bytes;
    return pool.subarray(at - bytes, at);
  };
}
