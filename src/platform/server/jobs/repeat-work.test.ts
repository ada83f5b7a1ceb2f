import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { repeatWork } from './repeat-work.ts';

const fail = (fault: unknown) => expect.unreachable(String(fault));

describe('repeated work', () => {
  it('is done at once and again, never two rounds at a time', async () => {
    let [under, most, rounds] = [0, 0, 0];
    const stop = repeatWork(
      async () => {
        most = Math.max(most, ++under);
        await sleep(5);
        under--;
        rounds++;
      },
      1,
      fail,
    );
    expect(under).toBe(1);
    await vi.waitFor(() => expect(rounds).toBeGreaterThan(2));
    await stop();
    expect(most).toBe(1);
  });

  it('goes on after a round that failed, and tells it', async () => {
    const faults: unknown[] = [];
    let rounds = 0;
    const stop = repeatWork(
      () => (++rounds === 1 ? Promise.reject(new Error('first')) : Promise.resolve()),
      1,
      (fault) => faults.push(fault),
    );
    await vi.waitFor(() => expect(rounds).toBeGreaterThan(1));
    await stop();
    expect(faults).toEqual([new Error('first')]);
  });

  it('stops once the round under way has ended, and does not blame it for the stop', async () => {
    let [ended, rounds] = [false, 0];
    const stop = repeatWork(
      async (stopping) => {
        rounds++;
        while (!stopping.aborted) await sleep(1);
        ended = true;
        throw new Error('cut off');
      },
      1,
      fail,
    );
    await stop();
    await sleep(10);
    expect([ended, rounds]).toEqual([true, 1]);
  });
});
