import { expect, it } from 'vitest';
import { openAddressPatience } from './address-patience.ts';

const MINUTE = 60_000;
const fail = (
  patience: ReturnType<typeof openAddressPatience>,
  address: string,
  times: number,
  now: number,
) => {
  for (let n = 0; n < times; n += 1) patience.failed(address, now);
};

it('waits after many failures, twice as long each time, and no longer than an hour', () => {
  const patience = openAddressPatience(3);
  fail(patience, '10.0.0.1', 2, 0);
  expect(patience.minutesLeft('10.0.0.1', 0)).toBe(0);
  const waits = Array.from({ length: 8 }, (_, round) => {
    fail(patience, '10.0.0.1', round === 0 ? 1 : 3, round * 100 * MINUTE);
    return patience.minutesLeft('10.0.0.1', round * 100 * MINUTE);
  });
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  expect(patience.minutesLeft('10.0.0.2', 0)).toBe(0);
});

it('ends by itself and forgets after hours of quiet', () => {
  const patience = openAddressPatience(3);
  fail(patience, '10.0.0.1', 3, 0);
  expect(patience.minutesLeft('10.0.0.1', MINUTE)).toBe(0);
  fail(patience, '10.0.0.1', 3, 7 * 60 * MINUTE);
  expect(patience.minutesLeft('10.0.0.1', 7 * 60 * MINUTE)).toBe(1);
});

it('takes an IPv6 network as one address', () => {
  const patience = openAddressPatience(3);
  for (const last of ['1', '2', '3']) patience.failed(`2001:db8:1:2::${last}`, 0);
  expect(patience.minutesLeft('2001:db8:1:2:9::9', 0)).toBe(1);
  expect(patience.minutesLeft('2001:db8:1:3::1', 0)).toBe(0);
});
