import type { PoolClient } from 'pg';
import { type Refusal, quotable, refuse } from '../../../platform/kernel/refusal.ts';
import type { RegionCode } from '../../places/region.ts';
import { enclosingCodes, intervalOf, toRegionCode } from '../../places/region.rules.ts';
import { placeSpellings } from '../social-org-row.rules.ts';
import { findRegionsByCode, findRegionsByName, type RegionRow } from './directory.queries.ts';

/** Places by name or code, below the importer's own place. */
export interface PlaceDirectory {
  load(texts: Iterable<string>, codes: Iterable<RegionCode>): Promise<void>;
  /** The place that a loaded text means. */
  find(text: string): RegionCode | Refusal;
  /** The same of the column 住所所在乡镇（街道）. */
  findAddress(text: string): RegionCode | Refusal;
  /** The nearest place of the table that holds a code: 310100 stands for 310000. Null when there is none. */
  nearest(code: RegionCode): RegionCode | null;
  /** The name of a place that has been loaded. */
  nameOf(code: RegionCode): string | undefined;
}

interface PlaceColumn {
  readonly field: string;
  readonly title: string;
}

const OWN_PLACE: PlaceColumn = { field: 'region', title: '所属行政区划' };
const ADDRESS: PlaceColumn = { field: 'addressRegion', title: '住所所在乡镇（街道）' };

export function createPlaceDirectory(client: PoolClient, home: RegionCode): PlaceDirectory {
  const byName = new Map<string, RegionRow[]>();
  const byCode = new Map<string, RegionRow>();
  const put = (row: RegionRow): void => {
    byCode.set(row.code, row);
    for (const name of new Set([row.name, row.full_name])) {
      byName.set(name, [...(byName.get(name) ?? []).filter((each) => each.code !== row.code), row]);
    }
  };
  const inForce = (code: RegionCode): RegionCode | null => {
    const row = byCode.get(code);
    if (row === undefined) return null;
    return row.valid_to === null ? row.code : row.successor_code;
  };
  function find(text: string, column: PlaceColumn): RegionCode | Refusal {
    const code = toRegionCode(text);
    const known = code === null ? null : inForce(code);
    if (known !== null) return known;
    for (const spelling of placeSpellings(text)) {
      const found = (byName.get(spelling) ?? []).filter((row) => row.valid_to === null);
      if (found.length === 1 && found[0] !== undefined) return found[0].code;
      if (found.length > 1) return refuseSeveral(text, column);
    }
    return refuse(
      'import.region-not-found',
      `${column.title}“${quotable(text)}”在本地区划表里没有找到。请填写镇街或县区的全称，或行政区划代码。`,
      { field: column.field, value: quotable(text) },
    );
  }
  return {
    async load(texts, codes) {
      const spelt = [...new Set([...texts].flatMap(placeSpellings))];
      const wanted = [...codes, ...[...spelt].flatMap((text) => toRegionCode(text) ?? [])];
      const all = [...new Set(wanted.flatMap((code) => [code, ...enclosingCodes(code)]))];
      for (const row of await findRegionsByCode(client, all)) put(row);
      const { from, to } = intervalOf(home);
      for (const row of await findRegionsByName(client, spelt, from, to)) put(row);
    },
    find: (text) => find(text, OWN_PLACE),
    findAddress: (text) => find(text, ADDRESS),
    nearest: (code) => [code, ...enclosingCodes(code)].map(inForce).find((each) => each !== null) ?? null,
    nameOf: (code) => byCode.get(code)?.name,
  };
}

function refuseSeveral(text: string, { field, title }: PlaceColumn): Refusal {
  const shown = quotable(text);
  return refuse(
    'import.region-ambiguous',
    `${title}“${shown}”有几处同名，无法确定是哪一处。请写上所在的县区，或填写代码。`,
    {
      field,
      value: shown,
    },
  );
}
