import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SealedUse, Sealer } from './seal.ts';

/** A folder of sealed files. */
export interface SealedFolder {
  readonly folder: string;
  /** What a file of this name is sealed for; null for one that is not sealed. */
  readonly useOf: (fileName: string) => SealedUse | null;
}

/** Seals the files of a folder with the key that seals now. @returns how many */
export async function resealFiles({ folder, useOf }: SealedFolder, sealer: Sealer): Promise<number> {
  let done = 0;
  for (const name of await namesIn(folder)) {
    const use = useOf(name);
    if (use !== null && (await resealFile(join(folder, name), use, sealer))) done += 1;
  }
  return done;
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}

/** A file that is erased meanwhile stays erased. */
async function resealFile(file: string, use: SealedUse, sealer: Sealer): Promise<boolean> {
  const sealed = await readFile(file).catch(() => null);
  if (sealed === null || sealer.isCurrent(sealed)) return false;
  const anew = `${file}.resealed`;
  await writeFile(anew, sealer.seal(sealer.open(sealed, use), use), { mode: 0o600 });
  if ((await readFile(file).catch(() => null)) === null) {
    await rm(anew);
    return false;
  }
  await rename(anew, file);
  return true;
}
