/**
 * The audit chain (审计链): every line of the change log and of the looks is listed, with the hash of what it says, in one seal
 * (封存); every seal holds the hash of the one before and is signed with a key that lies outside the database.
 */
export type LineKind = 'change' | 'sign-in' | 'look';

/** By their numbers in a seal's list. */
export const lineKindOf: Readonly<Record<number, LineKind>> = { 1: 'change', 2: 'sign-in', 3: 'look' };
export const lineKindNumbers: Readonly<Record<LineKind, number>> = { change: 1, 'sign-in': 2, look: 3 };

export const lineKindNames: Readonly<Record<LineKind, string>> = {
  change: '变更记录',
  'sign-in': '登录记录',
  look: '查看记录',
};

/** The end of the chain (链头), to be kept elsewhere: a chain that was cut off or written anew no longer fits it. */
export interface AuditHead {
  /** Number of the last seal; 0 while there is none. */
  readonly seq: number;
  /** Its hash, 64 hexadecimal digits. */
  readonly hash: string;
  /** An instant. */
  readonly sealedAt: string | null;
}

export const NO_HEAD: AuditHead = { seq: 0, hash: '0'.repeat(64), sealedAt: null };

export type ChainFaultCode =
  | 'seal-missing'
  | 'seal-altered'
  | 'key-unknown'
  | 'head-differs'
  | 'cut-off'
  | 'line-altered'
  | 'line-deleted'
  | 'line-inserted'
  | 'line-backdated';

/** The first entry that is broken. */
export interface ChainFault {
  readonly code: ChainFaultCode;
  /** The seal; null for a line that no seal lists. */
  readonly seq: number | null;
  readonly line?: { readonly kind: LineKind; readonly id: number };
}

export interface ChainReport {
  readonly seals: number;
  /** Lines that are listed and there. */
  readonly lines: number;
  /** Lines that were removed after their time. */
  readonly removed: number;
  /** Lines that wait for the next seal. */
  readonly waiting: number;
  readonly head: AuditHead;
  readonly fault: ChainFault | null;
}
