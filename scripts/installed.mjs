// Keeps node_modules in step with package-lock.json. Plain JavaScript: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Ends the program with a plain sentence when Node is too old. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if ((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22) return;
  console.error(
    `社组通需要 Node 20.19 以上（或 22.12 以上），现在是 ${process.versions.node}。请升级 Node 后再试。`,
  );
  process.exit(1);
}

/** Installs what is missing. Its output goes to standard error: standard output may belong to a command. */
export function ensureInstalled() {
  if (isInstalled()) return;
  console.error('正在安装依赖（首次约一分钟）……');
  const options = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const { status } = runNpm(options);
  if (status === 0) return;
  console.error('依赖安装失败。请检查网络或 npm 镜像设置后重试：npm ci');
  process.exit(1);
}

function runNpm(options) {
  const given = { cwd: root, stdio: ['ignore', 2, 2] };
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js')) return spawnSync(process.execPath, [npm, ...options], given);
  return spawnSync('npm', options, { ...given, shell: process.platform === 'win32' });
}

/** npm writes the hidden lockfile at the end of an installation, so a broken-off one does not count. */
function isInstalled() {
  const hidden = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const present = packagesOf(hidden);
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = present[path];
    return found ? found.version === entry.version : mayBeMissing(entry);
  });
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** Parts for other platforms and other C libraries; our own platform's must be there. */
function mayBeMissing({ optional, peer, os, cpu, libc }) {
  if (!optional && !peer) return false;
  if (libc) return true;
  const fits = (list, own) => !list || list.includes(own);
  const forThisPlatform = Boolean(os || cpu) && fits(os, process.platform) && fits(cpu, process.arch);
  return !forThisPlatform;
}
