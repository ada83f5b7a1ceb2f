// `npm start`: installs and builds what is missing, then becomes the server.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkNode, ensureInstalled, root } from './installed.mjs';
import { dist, isStale } from './stamp.mjs';

checkNode();
ensureInstalled();
if (isStale('server') || isStale('web')) {
  console.log('正在生成程序……');
  const { status, signal } = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs')], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(signal ? 130 : 1);
}
// In this very process: signals and the exit code need nobody to pass them on.
await import(pathToFileURL(join(dist, 'server.js')).href);
