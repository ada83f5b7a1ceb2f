import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './postmaster.ts';

const POLL_MS = 50;
/** Longer than any initdb or crash recovery: an older lock belongs to a process number that was given out again. */
const STALE_AFTER_MS = 600_000;

/**
 * Runs `work` while no other process of ours starts or makes the cluster in `databaseFolder`. Two at once could each take
 * the other's fresh pid file for a leftover.
 */
export async function withStartLock<T>(databaseFolder: string, work: () => Promise<T>): Promise<T> {
  const file = join(databaseFolder, 'starting');
  while (!take(file)) {
    if (isStale(file)) rmSync(file, { force: true });
    else await sleep(POLL_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file: string): boolean {
  try {
    const opened = openSync(file, 'wx', 0o600);
    writeSync(opened, String(process.pid));
    closeSync(opened);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function isStale(file: string): boolean {
  try {
    const age = Date.now() - statSync(file).mtimeMs;
    const holder = readFileSync(file, 'utf8');
    // Empty: its holder is between making and writing it, unless it died right there.
    if (holder === '') return age > 5_000;
    return !isAlive(Number(holder)) || age > STALE_AFTER_MS;
  } catch {
    return false;
  }
}
