#!/usr/bin/env node
// The command line. Standard output belongs to the command: building says nothing unless it fails.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkNode, ensureInstalled, root } from './installed.mjs';
import { dist, isStale } from './stamp.mjs';

const COULD_NOT_RUN = 2;

checkNode();
ensureInstalled();
if (isStale('server')) {
  const { status } = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs'), '--server-only'], {
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) process.exit(COULD_NOT_RUN);
}
await import(pathToFileURL(join(dist, 'cli.js')).href);
