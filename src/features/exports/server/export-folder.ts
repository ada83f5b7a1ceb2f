import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';

/** Where files that were asked for lie sealed: `<data>/exports/<id>`, readable by the server's account alone. */
export interface ExportFolder {
  write(id: string, bytes: Buffer): Promise<void>;
  /** Null when the file is not there any more. */
  read(id: string): Promise<Buffer | null>;
  /** Does nothing where there is no such file. */
  erase(id: string): Promise<void>;
}

export function openExportFolder(dataFolder: string, sealer: Sealer): ExportFolder {
  const folder = join(dataFolder, 'exports');
  const fileOf = (id: string) => join(folder, id);
  return {
    async write(id, bytes) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // A crash while writing leaves no half file under the name.
      await writeFile(`${fileOf(id)}.part`, sealer.seal(bytes, 'export-file'), { mode: 0o600 });
      await rename(`${fileOf(id)}.part`, fileOf(id));
    },
    async read(id) {
      try {
        return sealer.open(await readFile(fileOf(id)), 'export-file');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
    },
    async erase(id) {
      await rm(fileOf(id), { force: true });
      await rm(`${fileOf(id)}.part`, { force: true });
    },
  };
}
