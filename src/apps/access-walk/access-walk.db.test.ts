import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../platform/testing/temporary-folder.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { routeCases } from './route-cases.ts';
import { walkAccess } from './walk-access.ts';

let database: TestDatabase;
let dataFolder: string;

beforeEach(async () => {
  database = await createTestDatabase();
  dataFolder = makeTemporaryFolder();
});
afterEach(async () => {
  await database.drop();
  removeTemporaryFolder(dataFolder);
});

const LONG = 600_000;

describe('the access walk', () => {
  it(
    'finds that nobody sees or changes what lies outside of the own bounds',
    async () => {
      const { cases, findings } = await walkAccess({ database, dataFolder, every: 8 });
      expect(findings).toEqual([]);
      expect(cases).toBeGreaterThan(Object.keys(routeCases).length * 20);
    },
    LONG,
  );

  it(
    'names a route that was opened on purpose, and one without a case',
    async () => {
      const { readSocialOrg, readMember: _left, ...rest } = routeCases;
      const { findings } = await walkAccess({
        database,
        dataFolder,
        plant: 'readSocialOrg',
        commandLine: false,
        cases: { readSocialOrg, readSession: rest.readSession },
      });
      const of = (route: string) => findings.filter((each) => each.route === route).map(({ what }) => what);
      expect(of('readSocialOrg')).toContainEqual(expect.stringMatching(/^gave away content of socialOrg/));
      expect(of('readSocialOrg')).toContainEqual(
        expect.stringMatching(/^answered 200 where not-found was due/),
      );
      expect(of('readMember')).toEqual([expect.stringMatching(/^has no case/)]);
      expect(of('readSession')).toEqual([]);
    },
    LONG,
  );
});
