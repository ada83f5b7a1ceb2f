// `node scripts/licences.mjs [--check]`: docs/licences.md from package-lock.json; fails on a licence that is not allowed.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './installed.mjs';

/** All let anybody use, change and pass on the product; none asks that the product itself take it over. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'CC-BY-4.0',
  'ISC',
  'MIT',
  'MIT-0',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
  'WTFPL',
]);
/** Used unchanged as a file of its own (a font too): whoever changes that file passes on the change of it alone. */
const ALLOWED_UNCHANGED = new Set(['MPL-2.0', 'OFL-1.1']);

/**
 * @param {{packages: Record<string, {version?: string, license?: string, dev?: boolean, link?: boolean, resolved?: string}>}} lock
 * @returns {{name: string, version: string, licence: string, dev: boolean}[]} by name, each once
 */
export function packagesOf(lock) {
  const found = new Map();
  for (const [path, { version, license, dev = false, link = false }] of Object.entries(lock.packages)) {
    const name = path.split('node_modules/').at(-1) ?? '';
    if (path === '' || link || version === undefined) continue;
    const key = `${name}@${version}`;
    const before = found.get(key);
    const licence = license ?? licenceOfSibling(lock, name, version) ?? 'none';
    found.set(key, { name, version, licence, dev: dev && (before?.dev ?? true) });
  }
  return [...found.values()].sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1));
}

/** The lock holds no licence of what was built for another machine than the one that wrote it: it is that of the one for here. */
function licenceOfSibling(lock, name, version) {
  const scope = name.includes('/') ? `node_modules/${name.split('/')[0]}/` : null;
  const siblings = Object.entries(lock.packages).filter(
    ([path, each]) => scope !== null && path.startsWith(scope) && each.version === version && each.cpu,
  );
  return siblings.find(([, { license }]) => license !== undefined)?.[1].license;
}

/** @returns {string[]} packages whose licence is not allowed, and dependencies that are not pinned */
export function findRefused(lock) {
  const refused = packagesOf(lock)
    .filter(({ licence }) => !isAllowed(licence))
    .map(({ name, version, licence }) => `${name} ${version}: licence ${licence} is not allowed`);
  const unpinned = Object.entries(lock.packages)
    .filter(([path, { resolved, integrity, link }]) => path !== '' && !link && resolved && !integrity)
    .map(([path]) => `${path}: the lock holds no checksum`);
  const { dependencies = {}, devDependencies = {}, optionalDependencies = {} } = lock.packages[''] ?? {};
  const ranges = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
    .filter(([, version]) => !/^(npm:.+@)?\d+\.\d+\.\d+[\w.-]*$/.test(version))
    .map(([name, version]) => `${name} ${version}: package.json names no one version`);
  return [...refused, ...unpinned, ...ranges];
}

/** `(A OR B)` lets choose, `A AND B` asks for both. */
function isAllowed(licence) {
  const words = licence.replace(/[()]/g, '');
  if (words.includes(' OR ')) return words.split(' OR ').some(isAllowed);
  if (words.includes(' AND ')) return words.split(' AND ').every(isAllowed);
  return ALLOWED.has(words) || ALLOWED_UNCHANGED.has(words);
}

/** @returns {string} the list as Markdown: what is shipped by name, what only builds and tests by count */
export function licenceList(lock) {
  const packages = packagesOf(lock);
  const shipped = packages.filter(({ dev }) => !dev);
  const tools = new Map();
  for (const { licence } of packages.filter(({ dev }) => dev))
    tools.set(licence, (tools.get(licence) ?? 0) + 1);
  return [
    '# Licences of what the product is built on',
    '',
    'Written by `node scripts/licences.mjs` from `package-lock.json`; `npm run check` fails when it is out of date or a licence is not on the allowed list in that script. Parts of the web (React, Ant Design, ECharts and theirs) are packed into its files at build time and stand among the tools.',
    '',
    '## On the server',
    '',
    '| Package | Version | Licence |',
    '| --- | --- | --- |',
    ...shipped.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`),
    '',
    '## Tools, and parts of the web',
    '',
    '| Licence | Packages |',
    '| --- | --- |',
    ...[...tools].sort(([a], [b]) => (a < b ? -1 : 1)).map(([licence, count]) => `| ${licence} | ${count} |`),
    '',
  ].join('\n');
}

/** @returns {string[]} what is wrong with the list or with what it lists */
export function checkLicences() {
  const lock = readLock();
  const refused = findRefused(lock);
  const stands = readFileSync(LIST, 'utf8');
  const isStale = stands !== licenceList(lock);
  return isStale ? [...refused, 'docs/licences.md is out of date: node scripts/licences.mjs'] : refused;
}

const LIST = join(root, 'docs', 'licences.md');
const readLock = () => JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (!process.argv.includes('--check')) writeFileSync(LIST, licenceList(readLock()));
  const wrong = checkLicences();
  for (const line of wrong) console.error(line);
  process.exit(wrong.length === 0 ? 0 : 1);
}
