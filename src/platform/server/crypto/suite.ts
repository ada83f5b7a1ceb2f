import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  getCiphers,
  getHashes,
  hkdfSync,
  timingSafeEqual,
} from 'node:crypto';

/** Which algorithms a key works with: `aes256` (AES-256-GCM, SHA-256) or `sm4` (SM4-CTR with HMAC-SM3, SM3; GB/T 39786). */
export const suiteNames = ['aes256', 'sm4'] as const;
export type SuiteName = (typeof suiteNames)[number];

/** One set of algorithms under one key. What is sealed is bound to a header that stays readable. */
export interface Suite {
  readonly nonceBytes: number;
  readonly tagBytes: number;
  /** @returns cipher text and tag */
  seal(nonce: Buffer, header: Buffer, bytes: Buffer): Buffer;
  /** Throws when header, nonce, cipher text or tag were altered. */
  open(nonce: Buffer, header: Buffer, sealed: Buffer): Buffer;
  /** A keyed hash of 32 bytes. */
  hash(text: string): Buffer;
}

/** Number of a suite in the header of a sealed value. Never given anew to another. */
export const suiteNumbers: Readonly<Record<SuiteName, number>> = { aes256: 1, sm4: 2 };

const MAKERS: Readonly<Record<SuiteName, (secret: Buffer) => Suite>> = { aes256, sm4 };

/** Whether this Node.js brings the algorithms along; SM4 and SM3 are left out of some builds. */
export function isSuiteAvailable(name: SuiteName): boolean {
  return name === 'aes256' || (getCiphers().includes('sm4-ctr') && getHashes().includes('sm3'));
}

export function createSuite(name: SuiteName, secret: Buffer): Suite {
  return MAKERS[name](secret);
}

function aes256(secret: Buffer): Suite {
  const sealing = derive('sha256', secret, 'sealing', 32);
  const hashing = derive('sha256', secret, 'hashing', 32);
  return {
    nonceBytes: 12,
    tagBytes: 16,
    seal(nonce, header, bytes) {
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce);
      cipher.setAAD(header);
      return Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    },
    open(nonce, header, sealed) {
      const decipher = createDecipheriv('aes-256-gcm', sealing, nonce);
      decipher.setAAD(header);
      decipher.setAuthTag(sealed.subarray(-16));
      return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
    },
    hash: (text) => createHmac('sha256', hashing).update(text).digest(),
  };
}

/** OpenSSL 3.0 has no SM4-GCM: counter mode, and a tag over header, nonce and cipher text under a key of its own. */
function sm4(secret: Buffer): Suite {
  const sealing = derive('sm3', secret, 'sealing', 16);
  const tagging = derive('sm3', secret, 'tagging', 32);
  const hashing = derive('sm3', secret, 'hashing', 32);
  const tagOf = (nonce: Buffer, header: Buffer, cipherText: Buffer) =>
    createHmac('sm3', tagging)
      .update(Buffer.of(header.length))
      .update(header)
      .update(nonce)
      .update(cipherText)
      .digest();
  return {
    nonceBytes: 16,
    tagBytes: 32,
    seal(nonce, header, bytes) {
      const cipher = createCipheriv('sm4-ctr', sealing, nonce);
      const cipherText = Buffer.concat([cipher.update(bytes), cipher.final()]);
      return Buffer.concat([cipherText, tagOf(nonce, header, cipherText)]);
    },
    open(nonce, header, sealed) {
      const cipherText = sealed.subarray(0, -32);
      if (!timingSafeEqual(sealed.subarray(-32), tagOf(nonce, header, cipherText))) {
        throw new Error('the sealed value was altered');
      }
      const decipher = createDecipheriv('sm4-ctr', sealing, nonce);
      return Buffer.concat([decipher.update(cipherText), decipher.final()]);
    },
    hash: (text) => createHmac('sm3', hashing).update(text).digest(),
  };
}

function derive(digest: string, secret: Buffer, purpose: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync(digest, secret, Buffer.alloc(0), `shezutong ${purpose} 1`, bytes));
}
