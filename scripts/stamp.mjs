// Tells whether a built part is older than its sources, without reading more than needed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { root } from './installed.mjs';

const dist = join(root, 'dist');
const SHARED_INPUTS = ['package-lock.json', 'tsconfig.json', 'scripts/build.mjs'];
const isTest = (path) => /\.test\.tsx?$/.test(path) || path.startsWith('src/platform/testing/');

/** The separately built parts: what they are made from, and the file that shows they are there. */
export const parts = {
  server: {
    output: join(dist, 'server.js'),
    inputs: () => sourceFiles().filter((path) => !path.includes('/web/') && !isTest(path)),
  },
  web: {
    output: join(dist, 'web', 'index.html'),
    inputs: () => [
      ...sourceFiles().filter((path) => !/\/(server|cli)\//.test(path) && !isTest(path)),
      'vite.config.ts',
    ],
  },
};

/** Whether the part has to be built. File times are compared first; only if they changed, the contents. */
export function isStale(name) {
  const { output, inputs } = parts[name];
  const stamp = readStamp(name);
  if (!existsSync(output) || !stamp) return true;
  const files = [...inputs(), ...SHARED_INPUTS];
  const times = hashTimes(files);
  if (times === stamp.times) return false;
  if (hashContents(files) !== stamp.contents) return true;
  writeStamp(name, { times, contents: stamp.contents });
  return false;
}

/** What the sources are now; take it before a build, so that a change during the build makes it stale again. */
export function takeStamp(name) {
  const files = [...parts[name].inputs(), ...SHARED_INPUTS];
  return { times: hashTimes(files), contents: hashContents(files) };
}

export function writeStamp(name, stamp) {
  mkdirSync(dist, { recursive: true });
  writeFileSync(stampFile(name), JSON.stringify(stamp));
}

function readStamp(name) {
  return existsSync(stampFile(name)) ? JSON.parse(readFileSync(stampFile(name), 'utf8')) : null;
}

function stampFile(name) {
  return join(dist, `${name}.stamp.json`);
}

function sourceFiles() {
  return readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      relative(root, join(entry.parentPath ?? entry.path, entry.name))
        .split(sep)
        .join('/'),
    )
    .sort();
}

function hashTimes(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const { size, mtimeMs } = statSync(join(root, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function hashContents(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** The folders under src/apps that are programs for Node: each has a main.ts and becomes dist/<name>.js. */
export function programs() {
  const apps = join(root, 'src', 'apps');
  return readdirSync(apps)
    .map((name) => [name, join(apps, name, 'main.ts')])
    .filter(([, main]) => existsSync(main));
}

export { dist };
