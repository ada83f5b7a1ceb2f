import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder that other accounts can pass, as the database account of a root shell must. */
export function makeTemporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'szt-test-'));
  chmodSync(folder, 0o711);
  return folder;
}

/** Removes it, together with a database that had to be put elsewhere for a data folder in it. */
export function removeTemporaryFolder(folder: string, ...dataFolders: string[]): void {
  for (const dataFolder of [folder, ...dataFolders]) {
    const pointer = join(dataFolder, 'database-folder');
    if (existsSync(pointer)) rmSync(readFileSync(pointer, 'utf8').trim(), { recursive: true, force: true });
  }
  rmSync(folder, { recursive: true, force: true });
}
