import type { PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import type { RegionCode } from '../../places/region.ts';
import type { ListedType, Reach } from '../complete-list.ts';
import { findUpperPlaces } from './rows.queries.ts';

/** What a list is of. */
export interface ListScope {
  readonly regionCode: RegionCode;
  /** Null: as the rows tell. */
  readonly reach: Reach | null;
  readonly registrarId: string | null;
  readonly types: readonly ListedType[];
  readonly listedOn: Day;
}

export interface ListToCompare extends ListScope {
  readonly id: string;
}

/** Names of the county, the prefecture and the province around a place, nearest first: what lists leave out of names. */
export type PlaceNamesAround = (place: RegionCode) => readonly string[];

export async function loadPlaceNames(client: PoolClient): Promise<PlaceNamesAround> {
  const names = new Map((await findUpperPlaces(client)).map(({ code, name }) => [code, name]));
  const around = new Map<string, readonly string[]>();
  return (place) => {
    const county = place.slice(0, 6);
    const known = around.get(county);
    if (known !== undefined) return known;
    const codes = new Set([`${county}000`, `${place.slice(0, 4)}00000`, `${place.slice(0, 2)}0000000`]);
    const found = [...codes].flatMap((code) => names.get(code) ?? []);
    around.set(county, found);
    return found;
  };
}
