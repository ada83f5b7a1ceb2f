import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/**
 * Sealing (AES-256-GCM) and keyed hashing (HMAC-SHA-256) under keys that are derived from the installation's one key,
 * so that neither gives the other away. Layout of a sealed value: version, nonce, cipher text, tag.
 */
export interface Sealer {
  /** Seals text or bytes for one use; the same value never looks the same twice. */
  seal(value: string | Buffer, use: SealedUse): Buffer;
  /** Opens what was sealed for the same use. Throws when it was altered, or sealed for another use or with another key. */
  open(sealed: Buffer, use: SealedUse): Buffer;
  openText(sealed: Buffer, use: SealedUse): string;
  /** 32 bytes by which equal values find each other without being kept in clear. */
  hash(value: string, use: SealedUse): Buffer;
}

/** What a value is sealed for; a value of one use can't be passed off as another's. */
export type SealedUse = 'identity-number' | 'phone' | 'upload' | 'marked-file';

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const NONCES_AT_ONCE = 512;

/** @param key the installation's key, 32 bytes (see key-file.ts) */
export function createSealer(key: Buffer): Sealer {
  const sealingKey = derive(key, 'sealing');
  const hashingKey = derive(key, 'hashing');
  const nextNonce = nonceSource();
  const open = (sealed: Buffer, use: SealedUse): Buffer => {
    const tagAt = sealed.length - TAG_BYTES;
    if (sealed[0] !== VERSION || tagAt < 1 + NONCE_BYTES) throw new Error(`not a sealed ${use}`);
    const decipher = createDecipheriv('aes-256-gcm', sealingKey, sealed.subarray(1, 1 + NONCE_BYTES));
    decipher.setAAD(Buffer.from(use));
    decipher.setAuthTag(sealed.subarray(tagAt));
    return Buffer.concat([decipher.update(sealed.subarray(1 + NONCE_BYTES, tagAt)), decipher.final()]);
  };
  return {
    seal(value, use) {
      const nonce = nextNonce();
      const cipher = createCipheriv('aes-256-gcm', sealingKey, nonce);
      cipher.setAAD(Buffer.from(use));
      const bytes = typeof value === 'string' ? Buffer.from(value, 'utf8') : value;
      return Buffer.concat([
        Buffer.of(VERSION),
        nonce,
        cipher.update(bytes),
        cipher.final(),
        cipher.getAuthTag(),
      ]);
    },
    open,
    openText: (sealed, use) => open(sealed, use).toString('utf8'),
    hash: (value, use) => createHmac('sha256', hashingKey).update(use).update('\0').update(value).digest(),
  };
}

/** Random nonces, fetched many at once: asking for each alone costs more than the sealing. */
function nonceSource(): () => Buffer {
  let pool = Buffer.alloc(0);
  let at = 0;
  return () => {
    if (at + NONCE_BYTES > pool.length) {
      pool = randomBytes(NONCE_BYTES * NONCES_AT_ONCE);
      at = 0;
    }
    at += NONCE_BYTES;
    return pool.subarray(at - NONCE_BYTES, at);
  };
}

function derive(key: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `shezutong ${purpose} 1`, 32));
}
