import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { KeyRing } from '../../../platform/server/crypto/key-ring.ts';

/** What a seal says, before it is hashed. */
export interface SealContent {
  readonly seq: number;
  readonly sealedAt: Date;
  readonly kind: 'lines' | 'prune';
  readonly lineCount: number;
  readonly lines: Buffer;
  /** As PostgreSQL writes it. */
  readonly snapshot: string;
  readonly changeFloor: number;
  readonly lookFloor: number;
  /** Of a removal: kind of line, from which seal to which, how many lines. */
  readonly pruned: readonly (readonly [kind: number, from: number, to: number, lines: number])[] | null;
  /** The hash of the seal before; zeros for the first. */
  readonly previous: Buffer;
}

export interface SealSignature {
  readonly hash: Buffer;
  readonly keyFingerprint: string;
  readonly mac: Buffer;
}

/** The installation's keys as they are now: the first signs, the others are being replaced and still check. */
export type AuditKeys = () => readonly [Buffer, ...Buffer[]];

export function auditKeysOf(ring: KeyRing): AuditKeys {
  return () => {
    const [first, ...rest] = ring.keys();
    return [first.secret, ...rest.map(({ secret }) => secret)];
  };
}

export const NO_HASH = Buffer.alloc(32);
const FORMAT = 1;

/** SHA-256 of everything that a seal says: anybody can compute it, which is what makes a head of use elsewhere. */
export function hashOfSeal(seal: SealContent): Buffer {
  const parts = [
    FORMAT,
    seal.seq,
    seal.sealedAt.toISOString(),
    seal.kind,
    seal.lineCount,
    sha256(seal.lines).toString('hex'),
    seal.snapshot,
    seal.changeFloor,
    seal.lookFloor,
    seal.pruned,
    seal.previous.toString('hex'),
  ];
  return sha256(Buffer.from(JSON.stringify(parts)));
}

/** @param key the installation's; the seals' own is derived from it */
export function signSeal(content: SealContent, key: Buffer): SealSignature {
  const hash = hashOfSeal(content);
  return { hash, keyFingerprint: fingerprintOf(key), mac: macOf(hash, key) };
}

export type Vouching = 'sound' | 'altered' | 'unknown key';

/** Whether a seal says what it said when it was made. One of an earlier key is vouched for by a later seal of a known one. */
export function checkSeal(seal: SealContent & SealSignature, keys: readonly Buffer[]): Vouching {
  if (!hashOfSeal(seal).equals(seal.hash)) return 'altered';
  const key = keys.find((each) => fingerprintOf(each) === seal.keyFingerprint);
  if (key === undefined) return 'unknown key';
  const mac = macOf(seal.hash, key);
  return mac.length === seal.mac.length && timingSafeEqual(mac, seal.mac) ? 'sound' : 'altered';
}

function fingerprintOf(key: Buffer): string {
  return createHmac('sha256', key).update('shezutong audit key').digest('hex').slice(0, 32);
}

function macOf(hash: Buffer, key: Buffer): Buffer {
  const sealingKey = Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), 'shezutong audit 1', 32));
  return createHmac('sha256', sealingKey).update(hash).digest();
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}
