import { setTimeout as wait } from 'node:timers/promises';
import type { ClientBase } from 'pg';

/** Until another connection waits for what this one has locked. */
export async function untilBlocking(client: ClientBase) {
  const WAITING = 'select from pg_locks where not granted and pg_backend_pid() = any (pg_blocking_pids(pid))';
  while ((await client.query(WAITING)).rowCount === 0) await wait(50);
}
