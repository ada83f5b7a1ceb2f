import { isIPv6 } from 'node:net';
import { lockMinutesAfter } from '../account.rules.ts';

/** Slows down an address from which many wrong passwords come, whichever names they were tried on. */
export interface AddressPatience {
  /** Whole minutes that the address has yet to wait; 0: it may try. */
  minutesLeft(address: string | null, now: number): number;
  /** Takes notice of a failure. */
  failed(address: string | null, now: number): void;
}

const LONGEST_MINUTES = 60;
/** Failures are forgotten after so long without another one; a right password doesn't wipe them, or an attacker's own would. */
const FORGOTTEN_AFTER_MS = 6 * 3_600_000;
/** More addresses than an office will see in a day; the oldest make room. */
const MOST_ADDRESSES = 20_000;

interface Failures {
  count: number;
  lastAt: number;
  waitUntil: number;
}

/** Kept in this process alone: one server runs on a database, and a restart gives nobody more than one more round of guesses. */
export function openAddressPatience(failures: number): AddressPatience {
  const known = new Map<string, Failures>();
  return {
    minutesLeft(address, now) {
      const left = (known.get(keyOf(address))?.waitUntil ?? 0) - now;
      return left > 0 ? Math.ceil(left / 60_000) : 0;
    },
    failed(address, now) {
      const key = keyOf(address);
      const before = known.get(key);
      const fresh = before === undefined || now - before.lastAt > FORGOTTEN_AFTER_MS;
      const count = fresh ? 1 : before.count + 1;
      const minutes = lockMinutesAfter(count, { failures, firstMinutes: 1, longestMinutes: LONGEST_MINUTES });
      // Set anew at the end, so that the first of the map is the one that has been quiet longest.
      known.delete(key);
      known.set(key, {
        count,
        lastAt: now,
        waitUntil: Math.max(now + minutes * 60_000, fresh ? 0 : before.waitUntil),
      });
      const [oldest] = known.keys();
      if (known.size > MOST_ADDRESSES && oldest !== undefined) known.delete(oldest);
    },
  };
}

/** An IPv6 network hands out addresses by the million: its first four groups stand for it. */
function keyOf(address: string | null): string {
  if (address === null || !isIPv6(address) || address.startsWith('::ffff:')) return address ?? '';
  return address.split(':').slice(0, 4).join(':');
}
