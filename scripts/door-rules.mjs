// Runs the door rules of .dependency-cruiser.cjs over a tree.
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import { root } from './installed.mjs';

/**
 * @param {string} baseFolder a folder that holds `src`
 * @returns {Promise<{violations: {rule: string, from: string, to: string}[], cruised: number, files: number}>}
 * `cruised` must equal `files`: with a compiler that it does not know the tool looks at nothing and reports success.
 */
export async function checkDoors(baseFolder) {
  const { forbidden, options } = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs'));
  const { output } = await cruise(['src'], {
    ...options,
    baseDir: baseFolder,
    validate: true,
    ruleSet: { forbidden },
  });
  const violations = output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
  const cruised = output.modules.filter(({ source }) => source.startsWith('src/') && isSource(source)).length;
  return { violations, cruised, files: countSources(join(baseFolder, 'src')) };
}

function countSources(folder) {
  return readdirSync(folder, { recursive: true }).filter((name) => isSource(String(name))).length;
}

function isSource(name) {
  return /\.(ts|tsx)$/.test(name);
}
