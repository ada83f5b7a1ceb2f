import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartFailure } from '../start-failure.ts';
import { type Account, accountFor, canPass, isRoot } from './account.ts';

/** Where the embedded database of one data folder lies, and whose it is. */
export interface Place {
  databaseFolder: string;
  clusterFolder: string;
  socketFolder: string;
  logFile: string;
  account: Account;
  /** True when the database account cannot pass the data folder, so that the database lies elsewhere. */
  elsewhere: boolean;
}

/** A socket's path may be 107 bytes long on Linux and 103 on macOS. */
const LONGEST_SOCKET_PATH = 100;
const POINTER = 'database-folder';

/** Makes the data folder if it is missing. A folder that is already there keeps its permissions. */
export function ensureDataFolder(dataFolder: string): void {
  if (existsSync(dataFolder)) return;
  mkdirSync(dataFolder, { recursive: true });
  // Ours, so we may choose: passable for the database account that root needs, but not to be listed.
  chmodSync(dataFolder, isRoot() ? 0o711 : 0o700);
}

/**
 * Finds or chooses the place of the database that belongs to `dataFolder` (which exists).
 * @throws StartFailure when no folder can be found that the database account can reach
 */
export function findPlace(dataFolder: string): Place {
  const pointer = join(dataFolder, POINTER);
  const inside = join(realpathSync(dataFolder), 'database');
  if (existsSync(pointer)) return pointedAt(pointer);
  const place = placeAt(inside, false);
  if (existsSync(place.clusterFolder) || canPass(dataFolder, place.account)) return place;
  const elsewhere = join(reachableHome(), `data-${randomBytes(6).toString('hex')}`);
  mkdirSync(elsewhere, { mode: 0o700 });
  writeFileSync(join(elsewhere, 'belongs-to'), `${realpathSync(dataFolder)}\n`);
  writeFileSync(pointer, `${elsewhere}\n`, { mode: 0o600 });
  return placeAt(elsewhere, true);
}

/** A database that has gone must stop the start: an empty new one in its stead would look like lost data. */
function pointedAt(pointer: string): Place {
  const folder = readFileSync(pointer, 'utf8').trim();
  if (existsSync(folder)) return placeAt(folder, true);
  throw new StartFailure(
    `数据库文件夹 ${folder} 不见了（记在 ${pointer}）。请把它放回原处；若确定不要旧数据，删除 ${pointer} 后重新启动。`,
  );
}

function placeAt(databaseFolder: string, elsewhere: boolean): Place {
  const clusterFolder = join(databaseFolder, 'cluster');
  return {
    databaseFolder,
    clusterFolder,
    socketFolder: socketFolderOf(databaseFolder),
    logFile: join(databaseFolder, 'postgres.log'),
    account: accountFor(clusterFolder),
    elsewhere,
  };
}

function socketFolderOf(databaseFolder: string): string {
  const inside = join(databaseFolder, 'socket');
  if (Buffer.byteLength(join(inside, '.s.PGSQL.5432')) <= LONGEST_SOCKET_PATH) return inside;
  const key = createHash('sha256').update(databaseFolder).digest('hex').slice(0, 12);
  return join(existsSync('/tmp') ? '/tmp' : tmpdir(), `shezutong-${key}`);
}

/**
 * A folder of root's that every account can pass, for what the database account cannot reach otherwise.
 * @throws StartFailure when there is none
 */
export function reachableHome(): string {
  for (const folder of ['/var/lib/shezutong', '/var/tmp/shezutong']) {
    if (isUsableHome(folder)) return folder;
  }
  throw new StartFailure(
    '以 root 运行时，数据库要由普通账户运行，但 /var/lib 与 /var/tmp 都不能建立它可以进入的文件夹。' +
      '请改用普通账户运行，或用 SHEZUTONG_DATA 指定一个其他账户可以进入的数据文件夹。',
  );
}

/** Makes a folder with exactly this mode, whatever the umask says. */
export function makeFolder(folder: string, mode: number): void {
  mkdirSync(folder);
  chmodSync(folder, mode);
}

function isUsableHome(folder: string): boolean {
  try {
    // Not recursive: in /var/tmp anybody may have made the folder before us, which the owner check then finds.
    if (!existsSync(folder)) makeFolder(folder, 0o755);
    const { uid } = lstatSync(folder);
    return (
      uid === process.getuid?.() && lstatSync(folder).isDirectory() && canPass(folder, accountFor(folder))
    );
  } catch {
    return false;
  }
}
