import { parseArgs } from 'node:util';
import { openLoneDatabase } from '../../features/testing/open-lone-database.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../platform/testing/temporary-folder.ts';
import { walkAccess } from './walk-access.ts';

/** What `--plant` opens when it names no route. */
const PLANTED = 'readSocialOrg';

const { values } = parseArgs({
  options: { plant: { type: 'boolean', default: false }, route: { type: 'string', default: PLANTED } },
});
const dataFolder = makeTemporaryFolder();
const opened = await openLoneDatabase();
try {
  const { cases, findings } = await walkAccess({
    database: opened.database,
    dataFolder,
    plant: values.plant ? values.route : undefined,
  });
  for (const { route, who, what } of findings) console.log(`${route}: ${who}: ${what}`);
  console.log(`cases ${cases}, leaks ${findings.length}`);
  process.exitCode = findings.length === 0 ? 0 : 1;
} finally {
  await opened.close();
  removeTemporaryFolder(dataFolder);
}
