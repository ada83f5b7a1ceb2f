// `npm run bench [-- NAME…]`: runs bench/NAME.ts, or all of them one after another.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkNode, ensureInstalled, root } from './installed.mjs';

const SUFFIX = '.ts';

checkNode();
ensureInstalled();
const folder = join(root, 'bench');
const known = readdirSync(folder)
  .filter((name) => name.endsWith(SUFFIX))
  .map((name) => name.slice(0, -SUFFIX.length));
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !existsSync(join(folder, `${name}${SUFFIX}`)));
if (unknown.length > 0) {
  console.error(`No bench ${unknown.join(', ')}. There are: ${known.join(', ')}`);
  process.exit(2);
}
let failed = false;
for (const name of wanted.length > 0 ? wanted : known) {
  console.log(`## ${name}`);
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', join(folder, `${name}${SUFFIX}`)], {
    cwd: root,
    stdio: 'inherit',
  });
  failed ||= status !== 0;
}
process.exit(failed ? 1 : 0);
