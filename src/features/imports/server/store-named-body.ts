import type { PoolClient } from 'pg';
import { enclosingCodes } from '../../places/region.rules.ts';
import { storeSupervisingBodies } from '../../social-orgs/server/public.ts';
import { bodyNameKeys, fullBodyName } from '../names.rules.ts';
import { findBodies } from './directory.queries.ts';
import { placeNamesOf } from './place-names.ts';

/** The id of the body that a list of a place names; one that nobody knows yet is made, as an import would. */
export async function storeNamedBody(client: PoolClient, name: string, regionCode: string): Promise<string> {
  const placeNames = await placeNamesOf(client, regionCode);
  const keys = bodyNameKeys(name, placeNames);
  const found = await findBodies(client, keys, [regionCode, ...enclosingCodes(regionCode)]);
  const known = keys.map((key) => found.find((row) => row.name_key === key)).find((row) => row !== undefined);
  if (known !== undefined) return known.id;
  const [id = ''] = await storeSupervisingBodies(client, [
    { name: fullBodyName(name, placeNames), regionCode },
  ]);
  return id;
}
