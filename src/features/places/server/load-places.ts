import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { projectRoot } from '../../../platform/server/project-root.ts';
import { sectorSeeds } from '../../codes/tables/sector.ts';
import { readRegionSeed } from '../region-seed.ts';
import { hasRegions, insertPlaces } from './places.queries.ts';

/** Fills regions and sectors of a new database; does nothing when regions are there. Needs the owner's rights. */
export async function loadPlaces(owner: Pool): Promise<void> {
  if (await hasRegions(owner)) return;
  const seed = readFileSync(join(projectRoot(), 'database', 'seeds', 'regions.tsv'), 'utf8');
  await insertPlaces(owner, readRegionSeed(seed), sectorSeeds.entries);
}
