import { writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Pool } from 'pg';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts';
import { KEYS_KNOWN_WITHIN_MS, replaceKeys } from './key-file.ts';
import { createKey, fingerprintOf, type KeyRing, type SealingKey, writeKeys } from './key-ring.ts';
import { resealFiles, type SealedFolder } from './reseal-files.ts';
import {
  aloneAtKeys,
  clearOldHashes,
  countOldValues,
  currentTransaction,
  findMarkedKey,
  haveEnded,
  inRekeying,
  lockOldValues,
  markKeys,
  type ResealedValue,
  type SealedColumn,
  storeResealed,
} from './reseal.queries.ts';
import { createSealer, headOf, type Sealer } from './seal.ts';
import type { SuiteName } from './suite.ts';

export interface KeyReplacement {
  readonly ring: KeyRing;
  /** A pool with the owner's rights, and the role that reaches every row. */
  readonly owner: Pool;
  readonly keeper: string;
  readonly columns: readonly SealedColumn[];
  readonly folders: readonly SealedFolder[];
  /** Algorithms of the new key. */
  readonly suiteName: SuiteName;
  /** Told how far it is; what it throws breaks off, and the next call goes on. */
  readonly onProgress?: (sentence: string) => void;
  /** Rows sealed in one transaction. */
  readonly batch?: number;
}

export interface ReplacedKey {
  readonly values: number;
  readonly files: number;
  /** Where the old key was put aside; null where the environment holds the keys. */
  readonly retired: string | null;
}

const BATCH = 500;
const PAUSE_MS = 200;
/** Comes before every id. */
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Puts a new key in the place of the installation's, while everything goes on: the new key comes first, every running part
 * learns of it, what is sealed is sealed anew in batches, and only then the old key goes. Broken off anywhere, it is
 * taken up where it stood by calling it again. Both keys are needed until it is done.
 */
export async function replaceKey(replacement: KeyReplacement): Promise<ReplacedKey | Refusal> {
  const done = await aloneAtKeys(replacement.owner, () => replaceAlone(replacement));
  return done === 'somebody else' ? refuse('conflict.key', '密钥正在更换中，请等那一次完成。') : done;
}

async function replaceAlone(replacement: KeyReplacement): Promise<ReplacedKey | Refusal> {
  const { ring, owner, columns, folders } = replacement;
  const begun = await begin(replacement);
  if (isRefusal(begun)) return begun;
  const { next, old } = begun;
  const sealer = createSealer(ring);
  let values = await sealAll(replacement, sealer);
  // What was being written when the last part learnt of the new key may still carry the old one.
  const since = await currentTransaction(owner);
  while (!(await haveEnded(owner, since))) await wait(PAUSE_MS);
  values += await sealAll(replacement, sealer);
  let files = 0;
  for (const folder of folders) files += await resealFiles(folder, sealer);
  await clearAll(replacement, columns);
  await markKeys(owner, fingerprintOf(next.secret), null);
  const retired = retire(ring, next, old);
  await untilKnown(ring);
  await clearAll(replacement, columns);
  return { values, files, retired };
}

interface Begun {
  readonly next: SealingKey;
  readonly old: SealingKey;
}

/** The new key first goes into the file, then on record: a crash between leaves a file that opens everything. */
async function begin(replacement: KeyReplacement): Promise<Begun | Refusal> {
  const { ring, owner, suiteName } = replacement;
  ring.refresh();
  const [first, second, ...more] = ring.keys();
  if (more.length > 0) return refuse('input.keys', '密钥多于两把：只能留下新、旧各一把。');
  if (second === undefined && 'text' in ring.place) {
    return refuse(
      'input.keys',
      '密钥由环境变量 SHEZUTONG_KEY 给出。请先用 key new 生成一把新密钥，写在原来那把前面（用逗号隔开），重新启动后再更换。',
    );
  }
  const next = second === undefined ? createKey(suiteName) : first;
  const old = second ?? first;
  if (second === undefined && 'file' in ring.place) replaceKeys(ring.place.file, [next, old]);
  const marked = await findMarkedKey(owner);
  const nextMark = fingerprintOf(next.secret);
  if (marked !== nextMark) await markKeys(owner, fingerprintOf(old.secret), nextMark);
  await untilKnown(ring);
  return { next, old };
}

/** Every running part looks at the file at least this often. */
async function untilKnown(ring: KeyRing): Promise<void> {
  await wait(KEYS_KNOWN_WITHIN_MS);
  ring.refresh();
}

async function sealAll(replacement: KeyReplacement, sealer: Sealer): Promise<number> {
  let done = 0;
  for (const column of replacement.columns) done += await sealColumn(replacement, column, sealer, done);
  return done;
}

async function sealColumn(
  { owner, keeper, ring, onProgress, batch = BATCH }: KeyReplacement,
  column: SealedColumn,
  sealer: Sealer,
  before: number,
): Promise<number> {
  const head = headOf(ring.keys()[0]);
  let done = 0;
  let after = FIRST;
  for (;;) {
    const rows = await inRekeying(owner, keeper, async (client) => {
      const found = await lockOldValues(client, column, head, after, batch);
      const anew = found.map(({ key, sealed }) => ({
        key,
        value: resealed(sealer, column, sealed),
      }));
      if (anew.length > 0) await storeResealed(client, column, anew);
      return found;
    });
    const last = rows.at(-1);
    done += rows.length;
    after = last?.key ?? FIRST;
    if (last !== undefined) onProgress?.(`已用新密钥加密 ${before + done} 项`);
    // At the end of the table: whatever somebody was writing on the way is left.
    else if ((await inRekeying(owner, keeper, (client) => countOldValues(client, column, head))) === 0)
      return done;
    else await wait(PAUSE_MS);
  }
}

function resealed(sealer: Sealer, { use, alike }: SealedColumn, sealed: Buffer): ResealedValue {
  const value = sealer.openText(sealed, use);
  return alike ? { sealed: sealer.sealAlike(value, use) } : sealer.findable(value, use).seal();
}

async function clearAll({ owner, keeper }: KeyReplacement, columns: readonly SealedColumn[]): Promise<void> {
  for (const column of columns) {
    while ((await inRekeying(owner, keeper, (client) => clearOldHashes(client, column, 2_000))) > 0);
  }
}

/** Copies of the database that were made before still need the old key: it is put aside, not thrown away. */
function retire({ place }: KeyRing, next: SealingKey, old: SealingKey): string | null {
  if (!('file' in place)) return null;
  const retired = `${place.file}.old-${old.id.toString('hex')}`;
  writeFileSync(retired, writeKeys([old]), { mode: 0o600 });
  replaceKeys(place.file, [next]);
  return retired;
}
