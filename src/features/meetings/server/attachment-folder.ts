import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';

/** Where attachments lie sealed: `<data>/attachments/<id>`, readable by the server's account alone. */
export interface AttachmentFolder {
  write(id: string, bytes: Buffer): Promise<void>;
  /** Null when the file is not there any more. */
  read(id: string): Promise<Buffer | null>;
  /** Does nothing where there is no such file. */
  erase(id: string): Promise<void>;
}

export function openAttachmentFolder(dataFolder: string, sealer: Sealer): AttachmentFolder {
  const folder = join(dataFolder, 'attachments');
  const fileOf = (id: string) => join(folder, id);
  return {
    async write(id, bytes) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // A crash while writing leaves no half file under the name.
      await writeFile(`${fileOf(id)}.part`, sealer.seal(bytes, 'attachment'), { mode: 0o600 });
      await rename(`${fileOf(id)}.part`, fileOf(id));
    },
    async read(id) {
      try {
        return sealer.open(await readFile(fileOf(id)), 'attachment');
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
