import { join } from 'node:path';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import { openSealedFolder, type SealedFolder } from '../../../platform/server/crypto/sealed-folder.ts';

/** Where attachments lie, by their ids: `<data>/attachments/<id>`. */
export function openAttachmentFolder(dataFolder: string, sealer: Sealer): SealedFolder {
  return openSealedFolder(join(dataFolder, 'attachments'), 'attachment', sealer);
}
