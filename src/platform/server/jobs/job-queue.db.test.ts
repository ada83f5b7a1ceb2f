import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { type JobQueue, openJobQueue } from './job-queue.ts';

let database: TestDatabase;
const queues: JobQueue[] = [];
const faults: unknown[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  for (const queue of queues) await queue.stop();
  await database.drop();
});

function open(): JobQueue {
  const queue = openJobQueue(database.jobs, (fault) => faults.push(fault));
  queues.push(queue);
  return queue;
}

it('does what was sent, one at a time, at once', async () => {
  const queue = open();
  const done: number[] = [];
  let running = 0;
  queue.work<{ n: number }>('count', async ({ n }) => {
    expect(++running).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    running--;
    done.push(n);
  });
  const began = Date.now();
  await queue.send('count', { n: 1 });
  await queue.send('count', { n: 2 });
  await vi.waitFor(() => expect(done).toHaveLength(2), { timeout: 8_000 });
  expect(done).toEqual([1, 2]);
  expect(Date.now() - began).toBeLessThan(8_000);
  expect(faults).toEqual([]);
});

it('reports what a handler throws and never tries it again', async () => {
  const queue = open();
  let tried = 0;
  queue.work('fail', async () => {
    tried++;
    throw new Error('on purpose');
  });
  await queue.send('fail', {});
  await vi.waitFor(() => expect(faults).toHaveLength(1), { timeout: 8_000 });
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect(tried).toBe(1);
});

it('lets a job end after the stop without a word', async () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => unhandled.push(reason);
  process.on('unhandledRejection', note);
  const queue = openJobQueue(database.jobs, () => undefined, 1_000);
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  let begun = false;
  queue.work('late', async () => {
    begun = true;
    await ended;
    throw new Error('too late');
  });
  await queue.send('late', {});
  await vi.waitFor(() => expect(begun).toBe(true), { timeout: 8_000 });
  await queue.stop();
  end();
  await new Promise((resolve) => setTimeout(resolve, 100));
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
});

it('keeps its tables in a schema of its own, under a role that reads nothing else', async () => {
  const { rows } = await database.superPool.query(
    `select count(*)::int as n, bool_and(tableowner = $1) as own from pg_tables where schemaname = 'jobs'`,
    [database.roles.jobs],
  );
  expect(rows[0].n).toBeGreaterThan(3);
  expect(rows[0].own).toBe(true);
});

it('that is closed as soon as it was opened, as by a start that fails, says nothing', async () => {
  const said: unknown[] = [];
  const queue = openJobQueue(database.jobs, (fault) => said.push(fault));
  queue.work('never', async () => undefined);
  queue.work('neither', async () => undefined);
  await queue.stop();
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(said).toEqual([]);
});
