// `npm run access-walk [-- --plant [--route ID]]`: tries every route as everybody, from inside and from outside.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { checkNode, ensureInstalled, root } from './installed.mjs';

checkNode();
ensureInstalled();
const program = join(root, 'src', 'apps', 'access-walk', 'main.ts');
const { status } = spawnSync(process.execPath, ['--import', 'tsx', program, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(status ?? 1);
