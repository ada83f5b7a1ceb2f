import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Random passwords of the database roles, made once per data folder. */
export interface DatabasePasswords {
  owner: string;
  app: string;
  jobs: string;
}

/** Reads `<data>/database-passwords.json`, or makes it (readable by this account alone). */
export function ensurePasswords(dataFolder: string): DatabasePasswords {
  const file = join(dataFolder, 'database-passwords.json');
  if (!existsSync(file)) writeNew(file);
  return JSON.parse(readFileSync(file, 'utf8')) as DatabasePasswords;
}

function writeNew(file: string): void {
  const password = () => randomBytes(24).toString('base64url');
  const made: DatabasePasswords = { owner: password(), app: password(), jobs: password() };
  try {
    writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    // Another start made it in this very moment: its passwords hold.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
