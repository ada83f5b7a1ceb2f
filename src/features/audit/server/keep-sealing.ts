import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Pool } from 'pg';
import { z } from 'zod';
import { repeatWork } from '../../../platform/server/jobs/repeat-work.ts';
import type { AuditHead } from '../audit-chain.ts';
import type { AuditKeys } from './seal-hash.ts';
import { sealLines } from './seal-lines.ts';
import { readHashOf } from './seals.queries.ts';

/** A line is sealed within two seconds of its commit. */
const SEAL_EVERY_MS = 1_000;

/** Where the server notes the end of the chain: outside the database, so that whoever can only write there can't cut it off unnoticed. */
export function headFileOf(dataFolder: string): string {
  return join(dataFolder, 'audit-head.json');
}

const headSchema = z.object({
  seq: z.int().min(0),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  sealedAt: z.string().nullable(),
});

export function readHead(text: string): AuditHead | null {
  try {
    return headSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** The end of the chain as the server noted it last; null when there is no such file, or it is none of ours. */
export async function readNotedHead(dataFolder: string): Promise<AuditHead | null> {
  return readHead(await readFile(headFileOf(dataFolder), 'utf8').catch(() => ''));
}

export interface Sealing {
  /** A pool with the owner's rights. */
  readonly owner: Pool;
  readonly keys: AuditKeys;
  readonly dataFolder: string;
  readonly onFault: (fault: unknown) => void;
}

/** Seals once a second what has been written. @returns seals what is left and stops */
export function startSealing(sealing: Sealing): () => Promise<void> {
  const { owner, keys, dataFolder, onFault } = sealing;
  let noted: AuditHead | null = null;
  let mayNote: boolean | undefined;

  async function seal(): Promise<void> {
    mayNote ??= await fitsNotedHead(sealing);
    const head = await sealLines(owner, keys);
    if (mayNote && head.seq !== noted?.seq) await noteHead(headFileOf(dataFolder), head);
    noted = head;
  }

  const stop = repeatWork(seal, SEAL_EVERY_MS, onFault);
  return async () => {
    await stop();
    // What fails now is not lost: the next start seals it.
    await seal().catch(() => undefined);
  };
}

/** Never half: whoever reads it meanwhile finds the one before. */
async function noteHead(file: string, head: AuditHead): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, `${JSON.stringify(head)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** A note that the chain no longer fits is evidence: it is told, and never written over. */
async function fitsNotedHead({ owner, dataFolder, onFault }: Sealing): Promise<boolean> {
  const head = await readNotedHead(dataFolder);
  if (head === null || head.seq === 0) return true;
  const hash = await readHashOf(owner, head.seq);
  if (hash?.toString('hex') === head.hash) return true;
  onFault(new Error(`the audit chain does not fit ${headFileOf(dataFolder)}: run shezutong audit verify`));
  return false;
}
