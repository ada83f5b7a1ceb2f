import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { StartFailure } from '../start-failure.ts';

/** Bytes of the key that personal data is encrypted with. */
const KEY_BYTES = 32;

/** `SHEZUTONG_KEY_FILE`, else `key` in the data folder: beside, not in, the database, so that a copy of one tells nothing. */
export function keyFileOf(dataFolder: string, env: NodeJS.ProcessEnv = process.env): string {
  return env.SHEZUTONG_KEY_FILE ? resolve(env.SHEZUTONG_KEY_FILE) : join(dataFolder, 'key');
}

/**
 * The key of this installation; made on the first start, readable by this account alone.
 * @param knownFingerprint what the database was written with, or null when it has none yet
 * @throws StartFailure when the key is missing, unreadable or another one than the database was written with
 */
export function openKey(file: string, knownFingerprint: string | null): Buffer {
  if (!existsSync(file) && knownFingerprint === null) return makeKey(file);
  const key = readKey(file);
  if (knownFingerprint !== null && fingerprintOf(key) !== knownFingerprint) {
    throw new StartFailure(
      `密钥文件 ${file} 与数据库不配：数据库里的证件号码是用另一把密钥加密的。请放回原来的密钥文件后重新启动；数据没有改动。`,
    );
  }
  return key;
}

/** Tells keys apart without giving them away. */
export function fingerprintOf(key: Buffer): string {
  return createHmac('sha256', key).update('shezutong key fingerprint').digest('hex').slice(0, 32);
}

function readKey(file: string): Buffer {
  if (!existsSync(file)) {
    throw new StartFailure(
      `找不到密钥文件 ${file}，没有它就读不出数据库里加密的证件号码。请从备份放回，或用 SHEZUTONG_KEY_FILE 指明它在哪里。`,
    );
  }
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  if (key.length === KEY_BYTES) return key;
  throw new StartFailure(`密钥文件 ${file} 的内容已损坏（应为 ${KEY_BYTES} 字节的 base64）。请从备份放回。`);
}

function makeKey(file: string): Buffer {
  const key = randomBytes(KEY_BYTES);
  try {
    writeFileSync(file, `${key.toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
    return key;
  } catch (error) {
    // The server and the command line may start in the same moment: the first one's key holds.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return readKey(file);
    throw new StartFailure(`不能写入密钥文件 ${file}：${(error as Error).message}`);
  }
}
