// `npm run dev`: the server from its sources, restarted on change, and the web with hot reload in front of it.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { checkNode, ensureInstalled, root } from './installed.mjs';

checkNode();
ensureInstalled();
const modules = join(root, 'node_modules');
const programs = [
  [
    join(modules, 'tsx', 'dist', 'cli.mjs'),
    'watch',
    '--clear-screen=false',
    join('src', 'apps', 'server', 'main.ts'),
  ],
  [join(modules, 'vite', 'bin', 'vite.js'), '--config', 'vite.config.ts'],
];
const children = programs.map((options) => spawn(process.execPath, options, { cwd: root, stdio: 'inherit' }));
let stopping = false;
// The terminal sends Ctrl-C to the children as well; a second signal would make tsx cut the server off.
process.on('SIGINT', () => (stopping = true));
process.on('SIGTERM', stopAll);
for (const child of children) child.on('exit', stopAll);

function stopAll() {
  if (stopping) return;
  stopping = true;
  for (const child of children) child.kill();
}
