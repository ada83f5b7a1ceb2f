import type { Pool } from 'pg';
import PgBoss from 'pg-boss';
import { type ConnectionSettings, createPool } from '../database/connection.ts';

/** Work that outlives a request: sent now, done in the background by one worker a name, one job at a time. */
export interface JobQueue {
  /** Says who does the jobs of a name. The handler answers for its own failures; a thrown error is reported, never retried. */
  work<Data extends object>(name: string, handler: (data: Data) => Promise<void>): void;
  /** Resolves once the job is kept in the database: from then on a crash can't lose it. */
  send<Data extends object>(name: string, data: Data): Promise<void>;
  /** Stops taking jobs, waits a moment for the one under way, closes the connections. */
  stop(): Promise<void>;
}

const SCHEMA = 'jobs';
const POLL_SECONDS = 2;
const EXPIRE_HOURS = 2;
const STOP_MS = 5_000;
/** What the queue is told once its connections are closed: no job was touched. */
const NOTHING_DONE = { rows: [{ count: '0' }] };

/**
 * Opens the queue in schema `jobs`. Returns at once; the tables are made, and jobs are taken, in the background.
 * @param settings of the queue's own role, which owns that schema and nothing else
 * @param stopMs how long a stop waits for the job under way
 */
export function openJobQueue(
  settings: ConnectionSettings,
  onFault: (error: unknown) => void,
  stopMs = STOP_MS,
): JobQueue {
  const pool = createPool(settings, { max: 2, applicationName: 'shezutong jobs' });
  let stopped = false;
  const boss = new PgBoss({
    // A job that ends after the stop is still given back: nobody is there to take it, and nobody waits for the answer.
    db: {
      executeSql: async (text, values) => (stopped ? NOTHING_DONE : execute(pool, text, values)),
    },
    schema: SCHEMA,
    schedule: false,
    retryLimit: 0,
    expireInHours: EXPIRE_HOURS,
    deleteAfterDays: 7,
  });
  boss.on('error', onFault);
  const ready = boss.start();
  ready.catch(onFault);
  const queues = new Map<string, Promise<string>>();
  /** Queues are made one after the other: two at once lock each other out of the table that both refer to. */
  let made: Promise<void> = ready.then(() => undefined);
  made.catch(() => undefined);

  async function makeQueue(name: string): Promise<void> {
    if ((await boss.getQueue(name)) === null) await boss.createQueue(name);
  }

  /** One worker a name; resolves to its id. */
  async function startWorker<Data extends object>(
    name: string,
    handler: (data: Data) => Promise<void>,
  ): Promise<string> {
    const own = made.then(() => makeQueue(name));
    made = own.catch(() => undefined);
    await own;
    return boss.work<Data>(name, { batchSize: 1, pollingIntervalSeconds: POLL_SECONDS }, async (jobs) => {
      for (const { data } of jobs) await report(handler(data), onFault);
    });
  }

  return {
    work(name, handler) {
      const worker = startWorker(name, handler);
      worker.catch(onFault);
      queues.set(name, worker);
    },
    async send(name, data) {
      const worker = await queues.get(name);
      await boss.send(name, data);
      // Without it the worker would look only at its next turn.
      if (worker !== undefined) boss.notifyWorker(worker);
    },
    async stop() {
      await ready.catch(() => undefined);
      // A start that fails stops what it has only begun: workers half way in would find the connections gone.
      await Promise.allSettled(queues.values());
      await boss.stop({ graceful: true, wait: true, timeout: stopMs });
      stopped = true;
      await pool.end();
    },
  };
}

/**
 * The queue's role owns its schema but may not make one, and PostgreSQL asks for that right even where the schema is
 * there; the migration has made it.
 */
async function execute(pool: Pool, text: string, values?: unknown[]): Promise<{ rows: unknown[] }> {
  const allowed = text.replace(/create schema if not exists \w+\s*;?/i, '');
  const result = await pool.query(allowed, values);
  return Array.isArray(result) ? { rows: [] } : result;
}

async function report(work: Promise<void>, onFault: (error: unknown) => void): Promise<void> {
  try {
    await work;
  } catch (error) {
    onFault(error);
    throw error;
  }
}
