// `npm test`: checks, unit tests, database tests (on PostgreSQL 18 and once on 15), journeys in a browser.
// The last line is `N passed, N failed`; the checks count too.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkNode, ensureInstalled, root } from './installed.mjs';

/** They start the embedded PostgreSQL themselves: a second run would only repeat the first. */
const LAUNCHER_TESTS = ['src/platform/server/postgres/**', 'src/platform/server/installation.db.test.ts'];
/** They try the application as a whole, by the thousand requests: what they ask of PostgreSQL, the features' tests ask as well. */
const LONG_TESTS = ['src/apps/**'];

const total = { passed: 0, failed: 0 };

checkNode();
ensureInstalled();
const { ensureChromium, ensurePostgresql15 } = await import('./debian-packages.mjs');
const { runChecks } = await import('./check.mjs');

add(await runChecks());
add(runTests(['unit', 'db'], {}));
runOnPostgresql15();
runJourneys();
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);

function add({ passed, failed }) {
  total.passed += passed;
  total.failed += failed;
}

function runOnPostgresql15() {
  const binFolder = ensurePostgresql15();
  if (binFolder === null) {
    console.log(
      'PostgreSQL 15: NOT RUN, there is no /usr/lib/postgresql/15/bin here (Debian 12: apt-get install postgresql-15)',
    );
    return;
  }
  console.log('The database tests once more, on PostgreSQL 15:');
  add(runTests(['db'], { TEST_POSTGRES_BIN: binFolder }, [...LAUNCHER_TESTS, ...LONG_TESTS]));
}

function runJourneys() {
  const chromium = ensureChromium();
  if (chromium === null) {
    console.log(
      'No Chromium: the journeys cannot run. Install it (apt-get install chromium-headless-shell fonts-noto-cjk) or set CHROMIUM_PATH.',
    );
    add({ passed: 0, failed: 1 });
    return;
  }
  const { status } = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs')], { stdio: 'inherit' });
  if (status !== 0) add({ passed: 0, failed: 1 });
  else add(runTests(['e2e'], { CHROMIUM_PATH: chromium }));
}

/** Runs vitest projects; a file that did not load, a failed set-up and a skipped test count as failures. */
function runTests(projects, env, excluded = []) {
  const folder = mkdtempSync(join(tmpdir(), 'szt-result-'));
  const outputFile = join(folder, 'result.json');
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const options = [
    'run',
    ...projects.flatMap((name) => ['--project', name]),
    ...excluded.flatMap((path) => ['--exclude', path]),
    '--reporter=dot',
    '--reporter=json',
  ];
  const { status } = spawnSync(process.execPath, [vitest, ...options, `--outputFile.json=${outputFile}`], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: 'inherit',
  });
  const result = summarise(outputFile);
  rmSync(folder, { recursive: true });
  return status !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result;
}

function summarise(file) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(
      readFileSync(file, 'utf8'),
    );
    const unloaded = testResults.filter(
      ({ status, assertionResults }) =>
        status === 'failed' && assertionResults.every((each) => each.status !== 'failed'),
    );
    if (numPendingTests > 0) console.log(`${numPendingTests} tests were skipped; that counts as failed`);
    return { passed: numPassedTests, failed: numFailedTests + numPendingTests + unloaded.length };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
