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
for (const child of children) child.on('exit', () => children.forEach((each) => each.kill()));
// The terminal sends Ctrl-C to the children as well; this process waits for them.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => children.forEach((each) => each.kill()));
