import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The operating system account that runs PostgreSQL; null is the account that runs this program. */
export type Account = { uid: number; gid: number } | null;

const NOBODY = { uid: 65534, gid: 65534 };

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * PostgreSQL refuses to run as root, so a root shell starts it as another account: the owner of a cluster that is
 * already there, else nobody.
 */
export function accountFor(clusterFolder: string): Account {
  if (!isRoot()) return null;
  if (!existsSync(clusterFolder)) return NOBODY;
  const owner = statSync(clusterFolder);
  return owner.uid === 0 ? NOBODY : { uid: owner.uid, gid: owner.gid };
}

/** Whether the account may pass through `folder` and all folders above it. Reads mode bits only; opens nothing wider. */
export function canPass(folder: string, account: Account): boolean {
  if (account === null) return true;
  const real = realpathSync(folder);
  return foldersUpFrom(real).every((each) => hasPassBit(each, account));
}

function foldersUpFrom(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...foldersUpFrom(above)];
}

function hasPassBit(folder: string, account: { uid: number; gid: number }): boolean {
  const { mode, uid, gid } = statSync(folder);
  if (uid === account.uid) return (mode & 0o100) !== 0;
  if (gid === account.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}
