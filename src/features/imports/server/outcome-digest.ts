import { createHash } from 'node:crypto';
import type { RowOutcome } from '../import.ts';

/** What a run comes to, row by row: the same for a check and the storing that follows it, unless the records have moved. */
export function createOutcomeDigest(): { take(outcomes: readonly RowOutcome[]): void; result(): Buffer } {
  const hash = createHash('sha256');
  return {
    take(outcomes) {
      for (const { row, outcome, changes } of outcomes) hash.update(JSON.stringify([row, outcome, changes]));
    },
    result: () => hash.digest(),
  };
}
