/**
 * A region (行政区划) is a place of administration from the nation down to the township, by its
 * nine-digit code (GB/T 2260 and the statistics' township digits). The code is also the start of an
 * interval that holds the codes of everything below it, so that `lies in` is one comparison.
 */
export type RegionCode = string;

/** 0 nation, 1 province, 2 prefecture, 3 county, 4 township, as stored. */
export type RegionLevel = 0 | 1 | 2 | 3 | 4;

export const REGION_LEVEL_NAMES: Readonly<Record<RegionLevel, string>> = {
  0: '全国',
  1: '省级',
  2: '市级',
  3: '县级',
  4: '乡级',
};

export const NATION_CODE: RegionCode = '000000000';
export const NATION_NAME = '全国';

/** First and last code, both included. */
export interface RegionInterval {
  readonly from: number;
  readonly to: number;
}

/** A region as stored; a retired code keeps its row and names its successor. */
export interface Region {
  readonly code: RegionCode;
  readonly name: string;
  /** Names from the province down: `陕西省汉中市洋县`. */
  readonly fullName: string;
  readonly level: RegionLevel;
  readonly parentCode: RegionCode | null;
  readonly from: number;
  readonly to: number;
  /** Null: since before the data set's first day. */
  readonly validFrom: string | null;
  /** Null: still in force. */
  readonly validTo: string | null;
  readonly successorCode: RegionCode | null;
}
