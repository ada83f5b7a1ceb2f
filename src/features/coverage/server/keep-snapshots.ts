import type { Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { snapshotDays } from '../snapshot-days.rules.ts';
import { snapshotsState, takeSnapshots } from './upkeep.queries.ts';

/** Below this, adding up the spans is fast enough. */
const LARGE = 20_000;
/** Spans recorded since: above this, or above a part of all, answering from the old snapshots gets slow. */
const MANY_CHANGES = 20_000;
const MANY_OF_ALL = 0.2;

/**
 * Takes the snapshots of coverage anew where they are due: the installation is large, and there are none, a quarter has
 * begun, or much has been recorded since. Figures are exact in between too.
 * @returns whether they were taken
 */
export async function keepSnapshots(
  owner: Pool,
  today: Day,
  { large = LARGE, stopping }: { readonly large?: number; readonly stopping?: AbortSignal } = {},
): Promise<boolean> {
  const days = snapshotDays(today);
  const { socialOrgs, lastOn, changes } = await snapshotsState(owner);
  if (socialOrgs < large) return false;
  const many = Math.min(MANY_CHANGES, socialOrgs * MANY_OF_ALL);
  if (lastOn === days.at(-1) && changes !== null && changes < many) return false;
  await takeSnapshots(owner, days, stopping);
  return true;
}
