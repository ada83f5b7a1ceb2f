// Programs that the tests need from outside npm; on Debian a root shell installs them by itself.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** First the one without windows: it does the same pages with a sixth less work. */
const CHROMIUM_NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];
const POSTGRESQL_15 = '/usr/lib/postgresql/15/bin';
const CLUSTER_SETTINGS = '/etc/postgresql-common/createcluster.conf';

/** @returns {string | null} the path of a Chromium, installed if need be */
export function ensureChromium() {
  return findChromium() ?? (installChromium() ? findChromium() : null);
}

/** Older releases have no package of the one without windows. */
function installChromium() {
  return ['chromium-headless-shell', 'chromium'].some((name) => install([name, 'fonts-noto-cjk']));
}

function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) return isProgram(given) ? given : null;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return (
    CHROMIUM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram) ?? null
  );
}

/** @returns {string | null} the folder of PostgreSQL 15's programs, installed if need be */
export function ensurePostgresql15() {
  if (existsSync(join(POSTGRESQL_15, 'postgres'))) return POSTGRESQL_15;
  return withoutDefaultCluster(() => install(['postgresql-15'])) ? POSTGRESQL_15 : null;
}

/** The package would set up and start a database service of its own; only its programs are wanted. */
function withoutDefaultCluster(work) {
  if (!mayInstall() || existsSync(CLUSTER_SETTINGS)) return work();
  spawnSync('mkdir', ['-p', '/etc/postgresql-common']);
  writeFileSync(CLUSTER_SETTINGS, 'create_main_cluster = false\n');
  try {
    return work();
  } finally {
    rmSync(CLUSTER_SETTINGS, { force: true });
  }
}

function install(packages) {
  if (!mayInstall()) return false;
  console.log(`Installing Debian packages: ${packages.join(' ')}`);
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  spawnSync('apt-get', ['update', '-qq'], options);
  const { status } = spawnSync(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
    options,
  );
  return status === 0;
}

function mayInstall() {
  return (
    process.getuid?.() === 0 && /^ID(_LIKE)?=.*debian/m.test(readIfThere('/etc/os-release')) && hasAptGet()
  );
}

function hasAptGet() {
  return isProgram('/usr/bin/apt-get');
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}
