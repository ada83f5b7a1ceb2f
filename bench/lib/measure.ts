import { readFileSync, readdirSync } from 'node:fs';
import type { Pool } from 'pg';

/** What a number of equal requests cost: CPU of node and of all PostgreSQL processes together, and the time they took. */
export interface Cost {
  readonly cpuMs: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
}

const TICKS_PER_SECOND = 100;

/** Runs the work `times` times after a warm-up and answers the cost of one run. Linux only: CPU is read from /proc. */
export async function costOf(pool: Pool, times: number, work: () => Promise<unknown>): Promise<Cost> {
  const postmaster = await postmasterOf(pool);
  for (let i = 0; i < Math.min(times, 20); i += 1) await work();
  const took: number[] = [];
  const before = cpuSeconds(postmaster);
  for (let i = 0; i < times; i += 1) {
    const start = performance.now();
    await work();
    took.push(performance.now() - start);
  }
  const cpuMs = ((cpuSeconds(postmaster) - before) * 1000) / times;
  took.sort((a, b) => a - b);
  return { cpuMs, p50Ms: took[Math.floor(times / 2)] ?? 0, p95Ms: took[Math.floor(times * 0.95)] ?? 0 };
}

/** CPU in milliseconds, of node and of all PostgreSQL processes together, while the work runs. */
export async function cpuMsOf(pool: Pool, work: () => Promise<unknown>): Promise<number> {
  const postmaster = await postmasterOf(pool);
  const before = cpuSeconds(postmaster);
  await work();
  return (cpuSeconds(postmaster) - before) * 1000;
}

async function postmasterOf(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
  return statOf(rows[0]?.pid ?? 0).parent;
}

/** Node itself, the postmaster with what it has reaped (parallel workers), and its living children. */
function cpuSeconds(postmaster: number): number {
  const { user, system } = process.cpuUsage();
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => tryStat(Number(name)))
    .filter((stat) => stat?.parent === postmaster);
  const own = statOf(postmaster);
  const ticks = own.ticks + own.reapedTicks + children.reduce((sum, stat) => sum + (stat?.ticks ?? 0), 0);
  return (user + system) / 1e6 + ticks / TICKS_PER_SECOND;
}

function tryStat(pid: number) {
  try {
    return statOf(pid);
  } catch {
    return null;
  }
}

function statOf(pid: number): { parent: number; ticks: number; reapedTicks: number } {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The command's name may hold blanks and brackets; fields are counted behind it.
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [parent, user, system, reapedUser, reapedSystem] = [
    fields[1],
    fields[11],
    fields[12],
    fields[13],
    fields[14],
  ];
  return {
    parent: parent ?? 0,
    ticks: (user ?? 0) + (system ?? 0),
    reapedTicks: (reapedUser ?? 0) + (reapedSystem ?? 0),
  };
}

/** One line of a bench: what was measured, against which floor, and what was promised. */
export function line(name: string, { cpuMs, p50Ms, p95Ms }: Cost, floor?: Cost, promise?: string): string {
  const ratio = floor === undefined ? '' : `  ${(cpuMs / floor.cpuMs).toFixed(2)} × floor`;
  const words = promise === undefined ? '' : `  (promised: ${promise})`;
  return `${name.padEnd(52)} CPU ${cpuMs.toFixed(2)} ms  p50 ${p50Ms.toFixed(2)} ms  p95 ${p95Ms.toFixed(2)} ms${ratio}${words}`;
}
