import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SealedUse, Sealer } from '../../../platform/server/crypto/seal.ts';

/** Where uploaded and marked files lie sealed: `<data>/uploads/<id>`, readable by the server's account alone. */
export interface UploadFolder {
  write(id: string, use: SealedUse, bytes: Buffer): Promise<void>;
  /** Null when the file is not there any more. */
  read(id: string, use: SealedUse): Promise<Buffer | null>;
  /** Does nothing where there is no such file. */
  erase(id: string): Promise<void>;
}

export function openUploadFolder(dataFolder: string, sealer: Sealer): UploadFolder {
  const folder = join(dataFolder, 'uploads');
  const fileOf = (id: string, use: SealedUse) => join(folder, use === 'marked-file' ? `${id}.marked` : id);
  return {
    async write(id, use, bytes) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = fileOf(id, use);
      // A crash while writing leaves no half file under the name.
      await writeFile(`${file}.part`, sealer.seal(bytes, use), { mode: 0o600 });
      await rename(`${file}.part`, file);
    },
    async read(id, use) {
      try {
        return sealer.open(await readFile(fileOf(id, use)), use);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
    },
    async erase(id) {
      for (const use of ['upload', 'marked-file'] as const) await rm(fileOf(id, use), { force: true });
      await rm(`${fileOf(id, 'upload')}.part`, { force: true });
    },
  };
}
