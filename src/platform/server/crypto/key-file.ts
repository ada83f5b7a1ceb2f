import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { StartFailure } from '../start-failure.ts';
import {
  createKey,
  fingerprintOf,
  fixedRing,
  KEY_BYTES,
  type KeyPlace,
  type KeyRing,
  readKeys,
  type SealingKey,
  writeKeys,
} from './key-ring.ts';
import { isSuiteAvailable, type SuiteName, suiteNames } from './suite.ts';

type Keys = readonly [SealingKey, ...SealingKey[]];

/** How soon every running part knows of a new key. */
export const KEYS_KNOWN_WITHIN_MS = 2_000;

/** `SHEZUTONG_KEY_FILE`, else `key` in the data folder: beside, not in, the database, so that a copy of one tells nothing. */
export function keyFileOf(dataFolder: string, env: NodeJS.ProcessEnv = process.env): string {
  return env.SHEZUTONG_KEY_FILE ? resolve(env.SHEZUTONG_KEY_FILE) : join(dataFolder, 'key');
}

/** `SHEZUTONG_KEY` holds the keys themselves, else they lie in the file. */
export function keyPlaceOf(dataFolder: string, env: NodeJS.ProcessEnv = process.env): KeyPlace {
  return env.SHEZUTONG_KEY ? { text: env.SHEZUTONG_KEY } : { file: keyFileOf(dataFolder, env) };
}

/**
 * The algorithms of keys that are made from now on: `SHEZUTONG_CIPHER`, `aes256` (as without it) or `sm4`.
 * @throws StartFailure
 */
export function suiteOf(env: NodeJS.ProcessEnv = process.env): SuiteName {
  const asked = env.SHEZUTONG_CIPHER?.trim() || 'aes256';
  const name = suiteNames.find((each) => each === asked);
  if (name !== undefined) return name;
  throw new StartFailure(`SHEZUTONG_CIPHER 不能是“${asked}”。可用的有：${suiteNames.join('、')}。`);
}

/**
 * The keys of this installation; the first is made on the first start, readable by this account alone.
 * @param known fingerprints of the keys that the database was written with; empty when it has none yet
 * @throws StartFailure when a key is missing, unreadable or another one than the database was written with
 */
export function openKeyRing(
  place: KeyPlace,
  known: readonly string[],
  suiteName: SuiteName = 'aes256',
): KeyRing {
  const ring = 'text' in place ? fixedRing(readText(place.text, 'SHEZUTONG_KEY')) : openFile(place.file);
  const held = new Set(ring.keys().map(({ secret }) => fingerprintOf(secret)));
  if (known.every((fingerprint) => held.has(fingerprint))) return ring;
  throw new StartFailure(
    `密钥${'file' in place ? `文件 ${place.file} ` : ''}与数据库不配：数据库里的证件号码是用另一把密钥加密的。请放回原来的密钥后重新启动；数据没有改动。`,
  );

  function openFile(file: string): KeyRing {
    if (!existsSync(file) && known.length === 0) makeFile(file, suiteName);
    return watchedRing(file, readFile(file));
  }
}

/** Puts other keys into the file: whole or not at all. */
export function replaceKeys(file: string, keys: Keys): void {
  writeFileSync(`${file}.part`, writeKeys(keys), { mode: 0o600 });
  renameSync(`${file}.part`, file);
}

/** The key of each is asked for more often than the file could be read; its time tells whether it was replaced. */
function watchedRing(file: string, first: Keys): KeyRing {
  let keys = first;
  let stamp = stampOf(file);
  let lookedAt = Date.now();
  const look = () => {
    lookedAt = Date.now();
    const found = stampOf(file);
    if (found === stamp) return;
    keys = readFile(file);
    stamp = found;
  };
  return {
    place: { file },
    refresh: look,
    keys() {
      if (Date.now() - lookedAt >= KEYS_KNOWN_WITHIN_MS / 2) look();
      return keys;
    },
  };
}

/** Empty while the file is away: what is open goes on with the keys that it has. */
function stampOf(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false, bigint: true });
  return found === undefined ? '' : `${found.ino} ${found.mtimeNs} ${found.size}`;
}

function readFile(file: string): Keys {
  if (!existsSync(file)) {
    throw new StartFailure(
      `找不到密钥文件 ${file}，没有它就读不出数据库里加密的证件号码。请从备份放回，或用 SHEZUTONG_KEY_FILE 指明它在哪里。`,
    );
  }
  return readText(readFileSync(file, 'utf8'), `密钥文件 ${file} `);
}

function readText(text: string, where: string): Keys {
  const keys = readKeys(text);
  if (keys === null) {
    throw new StartFailure(
      `${where}的内容已损坏（每行一把密钥：算法和 ${KEY_BYTES} 字节的 base64）。请从备份放回。`,
    );
  }
  for (const { suiteName } of keys) ensureAvailable(suiteName);
  return keys;
}

function ensureAvailable(suiteName: SuiteName): void {
  if (isSuiteAvailable(suiteName)) return;
  throw new StartFailure(`这份 Node.js 不带国密算法 SM4、SM3，不能使用 ${suiteName} 密钥。请换用官方构建。`);
}

function makeFile(file: string, suiteName: SuiteName): void {
  ensureAvailable(suiteName);
  try {
    writeFileSync(file, writeKeys([createKey(suiteName)]), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    // The server and the command line may start in the same moment: the first one's key holds.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return;
    throw new StartFailure(`不能写入密钥文件 ${file}：${(error as Error).message}`);
  }
}
