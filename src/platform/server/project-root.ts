import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

let found: string | undefined;

/**
 * The folder that holds package.json, migrations and dist. Looked up from this module upwards, because the same code
 * runs from `src/…` (tests, dev) and from the bundle `dist/server.js`.
 */
export function projectRoot(): string {
  found ??= lookUpFrom(dirname(fileURLToPath(import.meta.url)));
  return found;
}

function lookUpFrom(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest) && isOurs(readFileSync(manifest, 'utf8'))) return folder;
    if (dirname(folder) === folder) throw new Error(`No package.json of shezutong above ${start}`);
  }
}

function isOurs(manifest: string): boolean {
  return (JSON.parse(manifest) as { name?: string }).name === 'shezutong';
}
