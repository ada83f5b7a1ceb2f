import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Region } from './region.ts';
import { readRegionSeed, REGION_SEED_HEADER } from './region-seed.ts';

let regions: readonly Region[] = [];
let byCode: ReadonlyMap<string, Region> = new Map();

beforeAll(() => {
  const url = new URL('../../../database/seeds/regions.tsv', import.meta.url);
  regions = readRegionSeed(readFileSync(url, 'utf8'));
  byCode = new Map(regions.map((region) => [region.code, region]));
});

describe('the regions that are shipped', () => {
  it('reach from the nation to the townships', () => {
    const counts = [0, 1, 2, 3, 4].map((level) => regions.filter((region) => region.level === level).length);
    expect(counts[0]).toBe(1);
    expect(counts[1]).toBe(34);
    expect(counts[2]).toBe(333);
    expect(counts[3]).toBeGreaterThan(2900);
    expect(counts[4]).toBeGreaterThan(41_000);
  });

  it('stand once each, parents before children', () => {
    expect(byCode.size).toBe(regions.length);
    const seen = new Set<string>();
    for (const { code, parentCode } of regions) {
      if (parentCode !== null && !seen.has(parentCode)) expect.fail(`${code} stands before ${parentCode}`);
      seen.add(code);
    }
  });

  it('lie each within the interval of the parent, one level or more below it', () => {
    for (const region of regions) {
      if (region.parentCode === null) {
        expect(region.level).toBe(0);
        continue;
      }
      const parent = byCode.get(region.parentCode);
      const nested =
        parent !== undefined &&
        region.from >= parent.from &&
        region.to <= parent.to &&
        region.level > parent.level;
      if (!nested) expect.fail(`${region.code} ${region.name} does not nest in ${region.parentCode}`);
    }
  });

  it('never overlap a sibling', () => {
    const lastEnd = new Map<string | null, number>();
    for (const { code, parentCode, from, to } of regions) {
      if (from <= (lastEnd.get(parentCode) ?? -1)) expect.fail(`${code} overlaps the sibling before it`);
      lastEnd.set(parentCode, to);
    }
  });

  it.each([
    ['000000000', '全国'],
    ['110101000', '北京市东城区'],
    ['500101000', '重庆市万州区'],
    ['610723000', '陕西省汉中市洋县'],
    ['430400000', '湖南省衡阳市'],
    ['429004000', '湖北省仙桃市'],
    ['441900003', '广东省东莞市东城街道'],
    ['350527000', '福建省泉州市金门县'],
    ['710000000', '台湾省'],
  ])('%s is %s', (code, fullName) => {
    expect(byCode.get(code)?.fullName).toBe(fullName);
  });

  it('keep retired codes readable, each with a successor in force', () => {
    const retired = regions.filter((region) => region.validTo !== null);
    expect(retired.length).toBeGreaterThan(30);
    for (const region of retired) {
      expect(byCode.get(region.successorCode ?? '')?.validTo, region.name).toBeNull();
    }
    expect(byCode.get('610721000')).toMatchObject({
      name: '南郑县',
      validTo: '2017-12-31',
      successorCode: '610703000',
    });
  });
});

it.each([
  ['another header', 'code\tname\n'],
  ['a code of six digits', `${REGION_SEED_HEADER}\n610723\t洋县\t\t\t\n`],
  ['an impossible day', `${REGION_SEED_HEADER}\n000000000\t全国\t\t2023-02-30\t\n`],
  ['a child before its parent', `${REGION_SEED_HEADER}\n610723000\t洋县\t610700000\t\t\n`],
])('a file with %s is not read', (_what, text) => {
  expect(() => readRegionSeed(text)).toThrow(/^regions/);
});
