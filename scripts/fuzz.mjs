// `npm run fuzz -- [--requests N] [--seed S]`: generated requests to every route, each answer held against its contract.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { checkNode, ensureInstalled, root } from './installed.mjs';

checkNode();
ensureInstalled();
const program = join('src', 'apps', 'fuzz', 'main.ts');
const { status } = spawnSync(process.execPath, ['--import', 'tsx', program, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(status ?? 1);
