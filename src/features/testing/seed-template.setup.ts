import type { TestProject } from 'vitest/node';
import { createPool } from '../../platform/server/database/connection.ts';
import { loadPlaces } from '../places/server/public.ts';

/** Runs after the cluster's own set-up: every test database is cloned from a template that knows places and sectors. */
export default async function setup(project: TestProject): Promise<void> {
  const pool = createPool(project.getProvidedContext().testTemplate.owner, { max: 1 });
  try {
    await loadPlaces(pool);
  } finally {
    // Nobody may be connected to a template while it is cloned.
    await pool.end();
  }
}
