import { type LineKind, lineKindOf } from '../audit-chain.ts';

/** One line as a seal lists it. */
export interface ListedLine {
  readonly kind: LineKind;
  readonly id: number;
  /** SHA-256 of what it says. */
  readonly hash: Buffer;
}

/** Kind, number, hash: see `audit_seal.lines`. */
const LINE_BYTES = 41;
const HASH_AT = 9;

export function countLines(list: Buffer): number {
  return list.length / LINE_BYTES;
}

export function readLineList(list: Buffer): ListedLine[] {
  return Array.from({ length: countLines(list) }, (_, index) => {
    const line = list.subarray(index * LINE_BYTES, (index + 1) * LINE_BYTES);
    const kind = lineKindOf[line[0] ?? 0];
    if (kind === undefined) throw new Error(`no kind of line: ${line[0]}`);
    return { kind, id: Number(line.readBigInt64BE(1)), hash: line.subarray(HASH_AT) };
  });
}
