// Rules of the house that are seen in the text of a file, not in its imports.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const LONGEST_FILE = 400;
const FOLDERS = ['src', 'e2e', 'bench', 'scripts'];
const PURE = /\.rules\.ts$|^src\/platform\/kernel\//;
const NO_SQL = /^src\/(features|apps)\//;
const MAY_HOLD_SQL = /\.queries\.ts$|\.test\.tsx?$|^src\/features\/testing\//;

/** How statements begin; `~` stands for white space. In one case throughout: 'Select one from the list' is a sentence. */
const SQL = 'select~.*~from~|insert~into~|update~[^ ]+~set~|delete~from~|with~[^ ]+~as~';

const beginning = (words) => `[\`'"]\\s*(${words.replaceAll('~', '\\s+')})`;

/** Each: what is wrong, which files it concerns, and how it shows. The patterns are split so that they do not find themselves. */
const TEXT_RULES = [
  {
    reason: 'reads the clock; pass the day in',
    concerns: (path) => PURE.test(path) && !path.includes('.test.'),
    shows: /\bDate\.now\(|new Date\(\)|performance\.now\(/,
  },
  {
    reason: 'holds SQL; it belongs into *.queries.ts',
    concerns: (path) => NO_SQL.test(path) && !MAY_HOLD_SQL.test(path),
    shows: new RegExp(`${beginning(SQL)}|${beginning(SQL.toUpperCase())}`, 's'),
  },
  {
    reason: 'silences a check',
    concerns: () => true,
    shows: new RegExp(
      ['@ts-(ign' + 'ore|expect-error|nocheck)', '(oxlint|biome|eslint)-(ign' + 'ore|disable)'].join('|'),
    ),
  },
  {
    reason: 'leaves work or a test undone',
    concerns: () => true,
    shows: new RegExp(
      ['\\b(TO' + 'DO|FIX' + 'ME)\\b', '\\b(it|test|describe)\\.(sk' + 'ip|on' + 'ly|to' + 'do)\\b'].join(
        '|',
      ),
    ),
  },
];

/** @returns {string[]} one line for each breach under `root` */
export function findBreaches(root) {
  return FOLDERS.filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => filesUnder(root, folder))
    .flatMap((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      const lines = text.split('\n').length - 1;
      const tooLong = lines > LONGEST_FILE ? [`${path}: ${lines} lines, at most ${LONGEST_FILE}`] : [];
      const broken = TEXT_RULES.filter(({ concerns, shows }) => concerns(path) && shows.test(text));
      return [...tooLong, ...broken.map(({ reason }) => `${path}: ${reason}`)];
    });
}

function filesUnder(root, folder) {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name) && !entry.name.includes('.gen.'))
    .map((entry) =>
      relative(root, join(entry.parentPath ?? entry.path, entry.name))
        .split(sep)
        .join('/'),
    );
}
