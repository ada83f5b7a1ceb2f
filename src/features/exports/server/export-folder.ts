import { join } from 'node:path';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import { openSealedFolder, type SealedFolder } from '../../../platform/server/crypto/sealed-folder.ts';

/** Where files that were asked for lie, by the id of the request: `<data>/exports/<id>`. */
export function openExportFolder(dataFolder: string, sealer: Sealer): SealedFolder {
  return openSealedFolder(join(dataFolder, 'exports'), 'export-file', sealer);
}
