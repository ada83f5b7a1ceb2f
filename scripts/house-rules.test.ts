import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBreaches } from './house-rules.mjs';

const BROKEN: [path: string, text: string, breach: string][] = [
  ['src/features/dues/due.rules.ts', 'export const now = () => new Date();', 'reads the clock'],
  ['src/platform/kernel/clock.ts', 'export const now = () => Date.now();', 'reads the clock'],
  ['src/features/dues/server/pay.ts', 'const text = `select id from due`;', 'holds SQL'],
  ['src/features/dues/server/save.ts', "const text = 'update due set paid = true';", 'holds SQL'],
  ['src/features/dues/due.ts', `// @ts-${'ignore'}\nexport {};`, 'silences a check'],
  ['src/features/dues/due.test.ts', `it.${'skip'}('later', () => undefined);`, 'undone'],
  ['src/features/dues/long.ts', 'export {};\n'.repeat(401), '401 lines'],
];
const SOUND: [path: string, text: string][] = [
  ['src/features/dues/server/due.queries.ts', 'const text = `select id from due`;'],
  ['src/features/dues/server/pay.db.test.ts', 'const text = `select id from due`;'],
  ['src/features/dues/web/DuePage.tsx', "const label = 'Select one from the list';"],
  ['src/platform/server/clock.ts', 'export const now = () => new Date();'],
  ['src/platform/server/schema.gen.ts', 'export {};\n'.repeat(900)],
];

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'szt-house-'));
  for (const [path, text] of [...BROKEN, ...SOUND]) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
});
afterAll(() => rmSync(root, { recursive: true }));

describe('the house rules', () => {
  it.each(BROKEN)('%s is a breach', (path, _text, breach) => {
    expect(findBreaches(root).filter((line) => line.startsWith(`${path}:`))).toEqual([
      expect.stringContaining(breach),
    ]);
  });

  it('leave the rest alone', () => {
    expect(findBreaches(root)).toHaveLength(BROKEN.length);
  });
});
