import type { Pool, PoolClient } from 'pg';
import { type AuditHead, NO_HEAD } from '../audit-chain.ts';
import { countLines } from './line-list.ts';
import { type AuditKeys, NO_HASH, type SealContent, signSeal } from './seal-hash.ts';
import {
  insertSeal,
  listUnlisted,
  listUnsealed,
  readingChain,
  readLastIds,
  readLastSeal,
  readSight,
  type Seal,
  sealingAlone,
} from './seals.queries.ts';

/** Lines of one seal at most: an import of a hundred thousand becomes several. */
const MOST_LINES = 5_000;
/** Before the first seal: nothing has been in sight. */
export const NOTHING_SEEN = { snapshot: '1:1:', changeFloor: 0, lookFloor: 0 } as const;

/**
 * Seals all lines that have come into sight since the last seal; makes none where there are none. Writers go on meanwhile.
 * @param owner a pool with the owner's rights
 * @returns the end of the chain
 */
export function sealLines(owner: Pool, keys: AuditKeys): Promise<AuditHead> {
  return sealingAlone(owner, async (client) => {
    const last = await readLastSeal(client);
    const [key] = keys();
    let head = last;
    for (const content of await gather(client, last)) head = await append(client, head, content, key);
    return headOf(head);
  });
}

/** The end of the chain as it is. */
export function readAuditHead(owner: Pool): Promise<AuditHead> {
  return readingChain(owner, async (client) => headOf(await readLastSeal(client)));
}

/** What a seal says, but for its place in the chain. */
export type LooseSeal = Omit<SealContent, 'seq' | 'sealedAt' | 'previous' | 'lineCount'>;

/** Puts a seal at the end of the chain. */
export async function append(
  client: PoolClient,
  last: Seal | null,
  loose: LooseSeal,
  key: Buffer,
): Promise<Seal> {
  const content: SealContent = {
    ...loose,
    seq: (last?.seq ?? 0) + 1,
    sealedAt: new Date(),
    lineCount: countLines(loose.lines),
    previous: last?.hash ?? NO_HASH,
  };
  const seal = { ...content, ...signSeal(content, key) };
  await insertSeal(client, seal);
  return seal;
}

async function gather(client: PoolClient, last: Seal | null): Promise<LooseSeal[]> {
  const seen = last ?? NOTHING_SEEN;
  const { snapshot, moved } = await readSight(client, seen.snapshot);
  const kind = 'lines' as const;
  if (moved) {
    // The numbers of transactions say nothing any more: what no seal lists is sealed, and from here on they count anew.
    const lists = await listUnlisted(client, null, MOST_LINES);
    const floors = await readLastIds(client);
    return [...lists, Buffer.alloc(0)].map((lines) => ({ kind, lines, snapshot, ...floors, pruned: null }));
  }
  const { changeFloor, lookFloor } = seen;
  const lists = await listUnsealed(client, seen, MOST_LINES);
  return lists.map((lines) => ({ kind, lines, snapshot, changeFloor, lookFloor, pruned: null }));
}

export function headOf(seal: Pick<Seal, 'seq' | 'hash' | 'sealedAt'> | null): AuditHead {
  if (seal === null) return NO_HEAD;
  return { seq: seal.seq, hash: seal.hash.toString('hex'), sealedAt: seal.sealedAt.toISOString() };
}
