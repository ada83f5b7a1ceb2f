import type { Pool, PoolClient } from 'pg';
import { type Refusal } from '../../../platform/kernel/refusal.ts';
import { type LineKind, lineKindNumbers } from '../audit-chain.ts';
import { checkRetention, type Retention } from '../audit-chain.rules.ts';
import { append } from './seal-lines.ts';
import type { AuditKeys, SealContent } from './seal-hash.ts';
import { lastSealBefore, listRemovals, readLastSeal, removeLines, sealingAlone } from './seals.queries.ts';

const DAY_MS = 86_400_000;
type Removal = NonNullable<SealContent['pruned']>[number];

export interface Pruning {
  readonly keys: AuditKeys;
  readonly retention: Retention;
  readonly now: Date;
  /** Counts, and removes nothing. */
  readonly dryRun: boolean;
}

/**
 * Removes lines that were sealed longer ago than they have to be kept. The seals stay, and one more says what was removed.
 * @returns how many lines of each kind
 */
export async function pruneLines(
  owner: Pool,
  { keys, retention, now, dryRun }: Pruning,
): Promise<Readonly<Record<LineKind, number>> | Refusal> {
  const refusal = checkRetention(retention);
  if (refusal !== null) return refusal;
  const removed: Record<LineKind, number> = { change: 0, 'sign-in': 0, look: 0 };
  const done = sealingAlone(owner, async (client) => {
    const last = await readLastSeal(client);
    const removals: Removal[] = [];
    for (const kind of Object.keys(removed) as LineKind[]) {
      const removal = await removeKind(client, kind, new Date(now.getTime() - retention[kind] * DAY_MS));
      if (removal === null) continue;
      removals.push(removal);
      removed[kind] = removal[3];
    }
    if (dryRun) throw new DryRun();
    if (last === null || removals.length === 0) return;
    // As the last seal saw it: what has come since waits for the next one.
    const { snapshot, changeFloor, lookFloor } = last;
    const loose = { kind: 'prune', lines: Buffer.alloc(0), snapshot, changeFloor, lookFloor } as const;
    await append(client, last, { ...loose, pruned: removals }, keys()[0]);
  });
  await done.catch((error: unknown) => {
    if (!(error instanceof DryRun)) throw error;
  });
  return removed;
}

/** Takes everything back that was counted. */
class DryRun extends Error {}

async function removeKind(client: PoolClient, kind: LineKind, before: Date): Promise<Removal | null> {
  const number = lineKindNumbers[kind];
  const earlier = (await listRemovals(client)).flatMap(({ pruned }) => pruned ?? []);
  const from = 1 + Math.max(0, ...earlier.filter(([each]) => each === number).map(([, , to]) => to));
  const to = await lastSealBefore(client, before);
  if (to < from) return null;
  return [number, from, to, await removeLines(client, number, from, to)];
}
