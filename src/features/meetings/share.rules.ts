import type { Day } from '../../platform/kernel/day.ts';
import { FEWEST_TOLD, hideSmall, tellAs } from '../../platform/kernel/small-counts.ts';
import type { Share, ToldShare } from './share.ts';

/**
 * Beside the Party line a share is told as any count of persons: not before its month is over, never of fewer than three, and not
 * where it would say of everybody, or of all but a few, whether they came.
 * @param toldTo the last day of which persons are counted beside the Party line
 */
export function tellShare({ expected, present }: Share, heldOn: Day, toldTo: Day): ToldShare | null {
  if (heldOn > toldTo) return null;
  if (expected < FEWEST_TOLD) return { expected: 'few', present: 'few' };
  const tellings = hideSmall([present, expected - present]);
  if (tellings === null) return { expected: 'withheld', present: 'withheld' };
  return { expected, present: tellAs(present, tellings[0] ?? 'withheld') };
}

/** Of all meetings together, in persons and times (人次). */
export function sumShares(shares: readonly Share[]): Share {
  return shares.reduce(
    (sum, { expected, present }) => ({ expected: sum.expected + expected, present: sum.present + present }),
    { expected: 0, present: 0 },
  );
}
