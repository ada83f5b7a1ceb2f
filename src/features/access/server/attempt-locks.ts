import { lockMinutesAfter } from '../account.rules.ts';
import type { SignInPolicy } from './sign-in-policy.ts';

/** So many rounds of failures until the longest wait is reached, whatever the policy says: 1 minute to a day in doublings. */
const ROUNDS = 12;

/** Minutes of lock by the number of failures, from one on; the last holds for all that follow. */
export function lockMinutesOf({ accountFailures, lockMinutes, longestLockMinutes }: SignInPolicy): number[] {
  const patience = {
    failures: accountFailures,
    firstMinutes: lockMinutes,
    longestMinutes: Math.max(lockMinutes, longestLockMinutes),
  };
  return Array.from({ length: accountFailures * ROUNDS }, (_, index) =>
    lockMinutesAfter(index + 1, patience),
  );
}
