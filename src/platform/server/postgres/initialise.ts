import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { StartFailure } from '../start-failure.ts';
import type { Account } from './account.ts';
import { accountEnvironment } from './account-environment.ts';
import type { Binaries } from './binaries.ts';
import type { Place } from './place.ts';
import { isAlive } from './postmaster.ts';

/** The cluster's superuser; the product itself works as a plain owner of its database. */
export const SUPERUSER = 'postgres';

/** Makes a folder for the database account alone. */
export function ensurePrivateFolder(folder: string, account: Account): void {
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account === null) return;
  chownSync(folder, account.uid, account.gid);
  chmodSync(folder, 0o700);
}

/**
 * Makes the cluster if there is none. It grows under another name and is renamed when whole, so that neither a crash nor
 * a second start at the same moment leaves half a cluster.
 */
export function ensureCluster(place: Place, binaries: Binaries, password: string): void {
  ensurePrivateFolder(place.databaseFolder, place.account);
  if (existsSync(place.clusterFolder)) return;
  removeUnfinished(place);
  const growing = `${place.clusterFolder}.new-${process.pid}`;
  runInitdb(growing, place, binaries, password);
  if (existsSync(place.clusterFolder)) rmSync(growing, { recursive: true });
  else renameSync(growing, place.clusterFolder);
}

function removeUnfinished(place: Place): void {
  const start = `${basename(place.clusterFolder)}.new-`;
  for (const name of readdirSync(place.databaseFolder).filter((each) => each.startsWith(start))) {
    if (isAlive(Number(name.slice(start.length)))) continue;
    rmSync(join(place.databaseFolder, name), { recursive: true, force: true });
  }
}

function runInitdb(folder: string, place: Place, binaries: Binaries, password: string): void {
  const passwordFile = join(place.databaseFolder, `initial-password-${process.pid}`);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (place.account) chownSync(passwordFile, place.account.uid, place.account.gid);
  const options = [
    '-D',
    folder,
    '-U',
    SUPERUSER,
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    ...localeOptions(binaries),
  ];
  // The socket lies in a 0700 folder, so whoever reaches it is the account itself (or root); loopback asks a password.
  const access = [
    `--auth-local=${process.platform === 'win32' ? 'scram-sha-256' : 'trust'}`,
    '--auth-host=scram-sha-256',
  ];
  try {
    execFileSync(join(binaries.folder, 'initdb'), [...options, ...access], {
      ...place.account,
      cwd: place.databaseFolder,
      env: accountEnvironment(place.databaseFolder),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw new StartFailure(`数据库初始化失败（${dirname(folder)}）：${stderrOf(error)}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** Chinese text must count as letters, and names sort by code point unless a query asks for pinyin. */
function localeOptions(binaries: Binaries): string[] {
  // Only Linux surely has C.UTF-8; elsewhere the provider built into PostgreSQL 17 and newer gives the same.
  if (process.platform === 'linux' || binaries.major < 17) return ['--locale=C.UTF-8'];
  return ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
}

function stderrOf(error: unknown): string {
  return (error as { stderr?: Buffer }).stderr?.toString('utf8').trim() || String(error);
}
