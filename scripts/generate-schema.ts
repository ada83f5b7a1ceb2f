// Writes what follows from the migrations: database/schema.gen.sql and the column types for Kysely.
// `--check` writes nothing and fails when they are out of date.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureOwnDatabase } from '../src/platform/server/database/connect.ts';
import { createClient } from '../src/platform/server/database/connection.ts';
import { prepareDatabase } from '../src/platform/server/database/prepare.ts';
import { rolesOf } from '../src/platform/server/database/roles.ts';
import { openEmbeddedDatabase } from '../src/platform/server/postgres/embedded-database.ts';
import { projectRoot } from '../src/platform/server/project-root.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../src/platform/testing/temporary-folder.ts';
import { dumpSchema } from './schema-dump.ts';

/** No table, column or sentence has it, so that it can be found and replaced in the dump. */
const NAME = 'zz_schema_zz';

async function generate(): Promise<Map<string, string>> {
  const folder = makeTemporaryFolder();
  const embedded = await openEmbeddedDatabase({ dataFolder: folder, password: 'x', durable: false });
  try {
    const owner = await ensureOwnDatabase(embedded, NAME, 'x');
    const roles = rolesOf(NAME, NAME);
    const as = (user: string) => ({ ...owner, user, password: 'x' });
    await prepareDatabase({
      owner,
      app: as(roles.app),
      jobs: as(roles.jobs),
      roles,
      passwords: { app: 'x', jobs: 'x' },
    });
    const superuser = createClient({ ...embedded.address, database: NAME });
    await superuser.connect();
    const schema = await dumpSchema(superuser, roles);
    await superuser.end();
    const { host, port, user } = embedded.address;
    const url = `postgres://${user}:x@localhost:${port}/${NAME}?host=${encodeURIComponent(host)}`;
    return new Map([
      ['database/schema.gen.sql', schema],
      ['src/platform/server/database/schema.gen.ts', columnTypes(url, join(folder, 'schema.gen.ts'))],
    ]);
  } finally {
    await embedded.close();
    removeTemporaryFolder(folder);
  }
}

function columnTypes(url: string, outFile: string): string {
  const codegen = join(projectRoot(), 'node_modules', 'kysely-codegen', 'dist', 'cli', 'bin.js');
  const options = ['--dialect', 'postgres', '--date-parser', 'string', '--type-mapping', '{"int8":"number"}'];
  const scope = [
    '--default-schema',
    'public',
    '--include-pattern',
    'public.*',
    '--exclude-pattern',
    'kysely_*',
  ];
  execFileSync(process.execPath, [codegen, ...options, ...scope, '--url', url, '--out-file', outFile], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return readFileSync(outFile, 'utf8');
}

const check = process.argv.includes('--check');
const outdated: string[] = [];
for (const [path, text] of await generate()) {
  const file = join(projectRoot(), path);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  outdated.push(path);
  if (!check) writeFileSync(file, text);
}
if (check && outdated.length > 0) {
  console.error(`Out of date: ${outdated.join(', ')}. Run: npx tsx scripts/generate-schema.ts`);
  process.exit(1);
}
