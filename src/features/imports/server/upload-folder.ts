import { join } from 'node:path';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import { openSealedFolder } from '../../../platform/server/crypto/sealed-folder.ts';

type FileUse = 'upload' | 'marked-file';

/** Where uploaded and marked files lie sealed: `<data>/uploads/<id>` and `<id>.marked`. */
export interface UploadFolder {
  write(id: string, use: FileUse, bytes: Buffer): Promise<void>;
  /** Null when the file is not there any more. */
  read(id: string, use: FileUse): Promise<Buffer | null>;
  /** Both; does nothing where there are none. */
  erase(id: string): Promise<void>;
}

export function openUploadFolder(dataFolder: string, sealer: Sealer): UploadFolder {
  const open = (use: FileUse) => openSealedFolder(join(dataFolder, 'uploads'), use, sealer);
  const folders = { upload: open('upload'), 'marked-file': open('marked-file') };
  const nameOf = (id: string, use: FileUse) => (use === 'marked-file' ? `${id}.marked` : id);
  return {
    write: (id, use, bytes) => folders[use].write(nameOf(id, use), bytes),
    read: (id, use) => folders[use].read(nameOf(id, use)),
    async erase(id) {
      for (const use of ['upload', 'marked-file'] as const) await folders[use].erase(nameOf(id, use));
    },
  };
}
