import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { uptime } from 'node:os';
import { join } from 'node:path';
import type { Place } from './place.ts';

export interface Postmaster {
  pid: number;
  port: number;
}

/** Seconds of slack when a start time is held against the machine's boot: both clocks are rounded. */
const BOOT_SLACK = 5;

/**
 * The PostgreSQL that runs on this place's cluster, or null. A postmaster.pid left by a power loss does not count, also
 * when its process number belongs to another program by now.
 */
export function findPostmaster(place: Place): Postmaster | null {
  const file = join(place.clusterFolder, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const [pidLine, , startedLine, portLine] = readFileSync(file, 'utf8').split('\n');
  const pid = Number(pidLine);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return null;
  if (Number(startedLine) < bootSeconds() - BOOT_SLACK) return null;
  return isPostgresOf(pid, place.clusterFolder) ? { pid, port: Number(portLine) || 5432 } : null;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** In a container without an init process nobody collects an ended PostgreSQL: it answers signals, but has ended. */
function isZombie(pid: number): boolean {
  try {
    return /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

function bootSeconds(): number {
  return Date.now() / 1000 - uptime();
}

function isPostgresOf(pid: number, clusterFolder: string): boolean {
  try {
    // PostgreSQL makes the cluster its working folder.
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(clusterFolder);
    if (process.platform === 'win32') return true;
    const command = execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
    return command.includes('postgres');
  } catch {
    return false;
  }
}
