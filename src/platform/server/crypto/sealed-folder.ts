import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SealedUse, Sealer } from './seal.ts';

/** Files that lie sealed, readable by the server's account alone. */
export interface SealedFolder {
  write(name: string, bytes: Buffer): Promise<void>;
  /** Null when the file is not there any more. */
  read(name: string): Promise<Buffer | null>;
  /** Does nothing where there is no such file. */
  erase(name: string): Promise<void>;
}

/** Opens a folder of files of one use; it is made when the first one is written. */
export function openSealedFolder(folder: string, use: SealedUse, sealer: Sealer): SealedFolder {
  return {
    async write(name, bytes) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = join(folder, name);
      // A crash while writing leaves no half file under the name.
      await writeFile(`${file}.part`, sealer.seal(bytes, use), { mode: 0o600 });
      await rename(`${file}.part`, file);
    },
    async read(name) {
      try {
        return sealer.open(await readFile(join(folder, name)), use);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
    },
    async erase(name) {
      await rm(join(folder, name), { force: true });
      await rm(join(folder, `${name}.part`), { force: true });
    },
  };
}
