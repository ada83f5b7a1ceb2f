import type { PoolClient } from 'pg';
import { enclosingCodes } from '../../places/region.rules.ts';
import { findRegionsByCode } from './directory.queries.ts';

/** Names of a place and of those above it, nearest first, without the nation. */
export async function placeNamesOf(client: PoolClient, regionCode: string): Promise<string[]> {
  const codes = [regionCode, ...enclosingCodes(regionCode)];
  const regions = await findRegionsByCode(client, codes);
  const names = new Map(regions.filter(({ level }) => level > 0).map(({ code, name }) => [code, name]));
  return codes.flatMap((code) => names.get(code) ?? []);
}
