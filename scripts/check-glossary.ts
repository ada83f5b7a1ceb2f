/** Run as `npx tsx scripts/check-glossary.ts`: prints what is wrong and ends with status 1, or one line and 0. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findGlossaryFaults, readGlossary } from './glossary.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const glossary = readGlossary(readFileSync(join(root, 'docs', 'glossary.md'), 'utf8'));
const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({ path: join('src', path), text: readFileSync(join(root, 'src', path), 'utf8') }));

const faults = findGlossaryFaults(glossary, files);
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
else console.log(`glossary: ${glossary.inCode.length} terms held against ${files.length} files`);
