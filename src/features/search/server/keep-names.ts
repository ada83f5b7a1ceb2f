import type { Pool } from 'pg';
import { repeatWork } from '../../../platform/server/jobs/repeat-work.ts';
import { foldNames } from './upkeep.queries.ts';

const LOOK_EVERY_MS = 2_000;
/** In one transaction: a fraction of a second's work. */
const NAMES_AT_ONCE = 2_000;

/**
 * Cuts the names that imports have brought into the pieces by which they are found at once. Search finds them without it, only
 * slower the more names wait.
 * @param owner a pool with the owner's rights
 * @returns stops it and waits for the round under way
 */
export function startNameUpkeep(owner: Pool, onFault: (error: unknown) => void): () => Promise<void> {
  return repeatWork(
    async (stopping) => {
      while (!stopping.aborted && (await foldNames(owner, NAMES_AT_ONCE)) > 0);
    },
    LOOK_EVERY_MS,
    onFault,
  );
}
