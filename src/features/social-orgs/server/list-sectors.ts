import type { Pool } from 'pg';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { type SectorRow, sectorRows } from './sectors.queries.ts';

/** The sectors of this installation, in the office's own order. */
export function listSectors(pool: Pool, acting: Acting): Promise<SectorRow[]> {
  return readScoped<SectorRow>(pool, acting, sectorRows);
}
