import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The test files that take longest (half a minute to two minutes), longest first. */
const LONG = [
  'src/apps/access-walk/access-walk.db.test.ts',
  'src/apps/cli/run-command-line.db.test.ts',
  'src/apps/server/start-server.db.test.ts',
  'src/features/demo/server/load-demo.db.test.ts',
  'src/features/party-orgs/server/party-tree.db.test.ts',
  'src/apps/fuzz/fuzz-app.db.test.ts',
  'e2e/every-page.e2e.ts',
  'e2e/record.e2e.ts',
];

/** On a fresh clone vitest knows no durations and goes by size: a long file that begins last leaves all other workers idle. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const found = LONG.findIndex((path) => moduleId.endsWith(path));
      return found === -1 ? LONG.length : found;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}
