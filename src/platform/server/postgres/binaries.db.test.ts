import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../testing/temporary-folder.ts';
import { accountFor, isRoot } from './account.ts';
import { findBinaries, reachableBinaries } from './binaries.ts';

const account = accountFor('/nowhere');
let folder: string;
beforeAll(() => {
  folder = makeTemporaryFolder();
});
afterAll(() => removeTemporaryFolder(folder));

/** A copy of the npm package, as if installed in a folder that only its owner can pass, without its post-install step. */
function installClosed(): string {
  const installed = dirname(dirname(findBinaries(null).folder));
  const closed = join(folder, 'closed');
  mkdirSync(closed, { mode: 0o700 });
  cpSync(join(installed, 'native'), join(closed, 'native'), { recursive: true, verbatimSymlinks: true });
  writeFileSync(join(closed, 'package.json'), JSON.stringify({ name: folder }));
  for (const { target } of JSON.parse(readFileSync(join(closed, 'native', 'pg-symlinks.json'), 'utf8')) as {
    target: string;
  }[]) {
    rmSync(join(closed, target), { force: true });
  }
  chmodSync(join(closed, 'native'), 0o700);
  return join(closed, 'native');
}

describe('PostgreSQL programs installed where the database account cannot reach them', () => {
  it('are mended and copied, and the folder stays closed', () => {
    const native = installClosed();
    const { folder: bin, copiedTo, major } = reachableBinaries(native, account);
    expect(major).toBe(18);
    expect(copiedTo !== null).toBe(isRoot());
    expect(
      execFileSync(join(bin, 'postgres'), ['--version'], { ...account, cwd: '/', encoding: 'utf8' }),
    ).toContain('18.');
    expect(statSync(native).mode & 0o777).toBe(0o700);
    expect(reachableBinaries(native, account).copiedTo).toBe(copiedTo);
    if (copiedTo) rmSync(copiedTo, { recursive: true });
    expect(existsSync(join(native, 'lib', 'libicui18n.so.60')) || process.platform !== 'linux').toBe(true);
  });
});
