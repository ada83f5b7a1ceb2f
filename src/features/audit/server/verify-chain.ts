import type { Pool, PoolClient } from 'pg';
import type { AuditHead, ChainFault, ChainReport } from '../audit-chain.ts';
import { lineKindNumbers } from '../audit-chain.ts';
import { type ListedLine, readLineList } from './line-list.ts';
import { type AuditKeys, checkSeal, NO_HASH } from './seal-hash.ts';
import { headOf, NOTHING_SEEN } from './seal-lines.ts';
import {
  countLinesNow,
  type LineNow,
  listRemovals,
  listSeals,
  listUnlisted,
  readingChain,
  readLinesNow,
  type Seal,
} from './seals.queries.ts';

/** A transaction that lasts longer than this does not exist; a line that claims to be older was slipped in. */
const LONGEST_TRANSACTION_MS = 24 * 3_600_000;

export interface ChainCheck {
  readonly keys: AuditKeys;
  /** Ends of the chain that were kept elsewhere. */
  readonly heads: readonly AuditHead[];
}

/**
 * Compares every line with what was sealed, and every seal with the one before, from the first on.
 * @param owner a pool with the owner's rights
 * @returns what was found, and the first entry that is broken
 */
export function verifyChain(owner: Pool, check: ChainCheck): Promise<ChainReport> {
  return readingChain(owner, (client) => new ChainWalk(client, check).walk());
}

class ChainWalk {
  readonly #client: PoolClient;
  readonly #check: ChainCheck;
  #last: Seal | null = null;
  #compared: Seal | null = null;
  /** When the lines before were gathered: what this seal lists was written later. Null where that is not known. */
  #gatheredBefore: Date | null = null;
  #vouched = true;
  #seals = 0;
  #lines = 0;
  #removed = 0;

  constructor(client: PoolClient, check: ChainCheck) {
    this.#client = client;
    this.#check = check;
  }

  async walk(): Promise<ChainReport> {
    const removals = await this.#readRemovals();
    let fault: ChainFault | null = null;
    while (fault === null) {
      const seals = await listSeals(this.#client, this.#last?.seq ?? 0);
      if (seals.length === 0) break;
      fault = await this.#walkSome(seals, removals);
    }
    fault ??= this.#checkEnd();
    const counts = await countLinesNow(this.#client, this.#last ?? NOTHING_SEEN);
    if (fault === null && counts.due > this.#lines) fault = await this.#findInserted();
    return {
      seals: this.#seals,
      lines: this.#lines,
      removed: this.#removed,
      waiting: counts.waiting,
      head: headOf(this.#last),
      fault,
    };
  }

  /** Up to which seal the lines of each kind may be missing. What these seals say is checked when the walk reaches them. */
  async #readRemovals(): Promise<ReadonlyMap<number, number>> {
    const upTo = new Map<number, number>();
    for (const { pruned } of await listRemovals(this.#client)) {
      for (const [kind, , to] of pruned ?? []) upTo.set(kind, Math.max(to, upTo.get(kind) ?? 0));
    }
    return upTo;
  }

  async #walkSome(seals: readonly Seal[], removals: ReadonlyMap<number, number>): Promise<ChainFault | null> {
    const sound: Seal[] = [];
    let fault: ChainFault | null = null;
    for (const seal of seals) {
      fault = this.#checkSeal(seal);
      if (fault !== null) break;
      sound.push(seal);
      this.#last = seal;
      this.#seals += 1;
    }
    return (await this.#compareLines(sound, removals)) ?? fault;
  }

  #checkSeal(seal: Seal): ChainFault | null {
    const expected = (this.#last?.seq ?? 0) + 1;
    if (seal.seq !== expected) return { code: 'seal-missing', seq: expected };
    const vouching = checkSeal(seal, this.#check.keys());
    if (vouching === 'altered' || !seal.previous.equals(this.#last?.hash ?? NO_HASH)) {
      return { code: 'seal-altered', seq: seal.seq };
    }
    this.#vouched = vouching === 'sound';
    const kept = this.#check.heads.find((head) => head.seq === seal.seq);
    if (kept !== undefined && kept.hash !== seal.hash.toString('hex')) {
      return { code: 'head-differs', seq: seal.seq };
    }
    return null;
  }

  #checkEnd(): ChainFault | null {
    const end = this.#last?.seq ?? 0;
    const beyond = this.#check.heads.filter(({ seq }) => seq > end);
    if (beyond.length > 0) return { code: 'cut-off', seq: end + 1 };
    return this.#vouched ? null : { code: 'key-unknown', seq: end };
  }

  async #compareLines(
    seals: readonly Seal[],
    removals: ReadonlyMap<number, number>,
  ): Promise<ChainFault | null> {
    const listed = seals.map((seal) => ({ seal, lines: readLineList(seal.lines) }));
    const now = await this.#readNow(listed.flatMap(({ lines }) => lines));
    for (const { seal, lines } of listed) {
      this.#reach(seal);
      for (const line of lines) {
        const found = now.get(keyOf(line));
        const mayBeGone = (removals.get(lineKindNumbers[line.kind]) ?? 0) >= seal.seq;
        const code = this.#judge(line, found, mayBeGone);
        if (code !== null) return { code, seq: seal.seq, line: { kind: line.kind, id: line.id } };
        if (found === undefined) this.#removed += 1;
        else this.#lines += 1;
      }
    }
    return null;
  }

  /** Lists of one gathering have one snapshot; after a move to another cluster everything is gathered that is in no list. */
  #reach(seal: Seal): void {
    const before = this.#compared;
    this.#compared = seal;
    if (before === null || before.snapshot === seal.snapshot) return;
    const moved = before.changeFloor !== seal.changeFloor || before.lookFloor !== seal.lookFloor;
    this.#gatheredBefore = moved ? null : before.sealedAt;
  }

  #judge(line: ListedLine, found: LineNow | undefined, mayBeGone: boolean): ChainFault['code'] | null {
    if (found === undefined) return mayBeGone ? null : 'line-deleted';
    if (!found.hash.equals(line.hash)) return 'line-altered';
    const earliest = this.#gatheredBefore === null ? 0 : this.#gatheredBefore.getTime();
    return found.at.getTime() < earliest - LONGEST_TRANSACTION_MS ? 'line-backdated' : null;
  }

  async #readNow(lines: readonly ListedLine[]): Promise<ReadonlyMap<string, LineNow>> {
    const now = new Map<string, LineNow>();
    for (const looks of [false, true]) {
      const ids = lines.filter(({ kind }) => (kind === 'look') === looks).map(({ id }) => id);
      for (const line of await readLinesNow(this.#client, looks, ids))
        now.set(`${looks ? 'look' : 'change'} ${line.id}`, line);
    }
    return now;
  }

  async #findInserted(): Promise<ChainFault | null> {
    const [list] = await listUnlisted(this.#client, this.#last ?? NOTHING_SEEN, 1);
    const [line] = list === undefined ? [] : readLineList(list);
    if (line === undefined) return null;
    return { code: 'line-inserted', seq: null, line: { kind: line.kind, id: line.id } };
  }
}

function keyOf({ kind, id }: ListedLine): string {
  return `${kind === 'look' ? 'look' : 'change'} ${id}`;
}
