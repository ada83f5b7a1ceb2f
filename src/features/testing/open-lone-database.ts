import { type TestDatabase, cloneTemplate } from '../../platform/testing/clone-template.ts';
import { openTestCluster } from '../../platform/testing/test-cluster.ts';
import { createPool } from '../../platform/server/database/connection.ts';
import { loadPlaces } from '../places/server/public.ts';

/** A migrated database with places and sectors on a server of its own, for programs that prove something outside of vitest. */
export async function openLoneDatabase(): Promise<{
  readonly database: TestDatabase;
  close(): Promise<void>;
}> {
  const { template, discard } = await openTestCluster();
  const owner = createPool(template.owner, { max: 1 });
  try {
    await loadPlaces(owner);
  } finally {
    await owner.end();
  }
  const database = await cloneTemplate(template);
  return {
    database,
    async close() {
      await database.drop();
      await discard();
    },
  };
}
