// `npm run check`: everything that can be said without running the product. One line a step; details only of what fails.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkNode, ensureInstalled, root } from './installed.mjs';

const bin = (path) => join(root, 'node_modules', path);

const STEPS = {
  types: () => runNode(bin('@typescript/native/bin/tsc'), '--noEmit'),
  format: () => runNode(bin('@biomejs/biome/bin/biome'), 'format', '--reporter=summary', '.'),
  lint: () => runNode(bin('oxlint/bin/oxlint'), '--type-aware', '--max-warnings=0'),
  doors: checkTheDoors,
  house: checkTheHouse,
  glossary: () => runNode('--import', 'tsx', join('scripts', 'check-glossary.ts')),
  licences: () => runNode(join('scripts', 'licences.mjs'), '--check'),
  generated: () => runNode('--import', 'tsx', join('scripts', 'generate-schema.ts'), '--check'),
};
/** Enough to see what is wrong; the tool itself shows the rest. */
const LINES_SHOWN = 40;

/** @returns {Promise<{passed: number, failed: number}>} how many steps passed and failed */
export async function runChecks() {
  const result = { passed: 0, failed: 0 };
  for (const [name, step] of Object.entries(STEPS)) {
    const began = Date.now();
    const complaint = await step();
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    console.log(`${complaint === null ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
    if (complaint !== null) console.log(complaint.split('\n').slice(0, LINES_SHOWN).join('\n'));
    result[complaint === null ? 'passed' : 'failed'] += 1;
  }
  return result;
}

function runNode(...options) {
  const { status, stdout, stderr } = spawnSync(process.execPath, options, { cwd: root, encoding: 'utf8' });
  return status === 0 ? null : `${stdout}${stderr}`.trim() || `ended with status ${status}`;
}

async function checkTheDoors() {
  const { checkDoors } = await import('./door-rules.mjs');
  const { violations, cruised, files } = await checkDoors(root);
  const lines = violations.map(({ rule, from, to }) => `${rule}: ${from} → ${to}`);
  if (cruised !== files) lines.push(`only ${cruised} of ${files} files were looked at`);
  return lines.length === 0 ? null : lines.join('\n');
}

async function checkTheHouse() {
  const { findBreaches } = await import('./house-rules.mjs');
  const breaches = findBreaches(root);
  return breaches.length === 0 ? null : breaches.join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  checkNode();
  ensureInstalled();
  const { failed } = await runChecks();
  process.exit(failed === 0 ? 0 : 1);
}
