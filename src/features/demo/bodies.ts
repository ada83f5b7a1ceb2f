import type { DemoBody, DemoNumbers, DemoRegion } from './demo.ts';
import { sectorNames } from './social-org-names.ts';

const REGISTRARS = ['民政', '司法'];
const GUIDES = ['发展和改革'];
/** Bodies that are called alike at every level. */
const UNCHANGING = ['工商业联合会', '科学技术协会'];
const SUFFIXES = ['部', '厅', '局', '局', '局'];

/** The departments of one area, by the stem of their name. */
export type AreaBodies = ReadonlyMap<string, DemoBody>;

/** 洋县 + 民政 → 洋县民政局; the level decides between 部, 厅 and 局. */
export function bodyNameOf(region: DemoRegion, stem: string): string {
  const place = region.level === 0 ? '' : region.shownName;
  return UNCHANGING.includes(stem) ? `${place || '全国'}${stem}` : `${place}${stem}${SUFFIXES[region.level]}`;
}

/** All departments that organisations of an area have to do with. */
export function bodiesOf(region: DemoRegion, numbers: DemoNumbers): AreaBodies {
  const stems = new Set([...REGISTRARS, ...GUIDES, ...sectorNames.map((each) => each.body)]);
  return new Map(
    [...stems].map((stem) => [
      stem,
      {
        id: numbers.nextId(),
        no: numbers.nextBodyNo(),
        name: bodyNameOf(region, stem),
        regionCode: region.code,
      },
    ]),
  );
}

/** The stem of the body that supervises a sector. */
export function bodyStemOf(sector: string): string {
  return STEMS.get(sector) ?? '民政';
}

const STEMS: ReadonlyMap<string, string> = new Map<string, string>([
  ...sectorNames.map(({ sector, body }) => [sector, body] as const),
  ['economic_industry', '工商业联合会'],
  ['culture_and_sports', '文化和旅游'],
]);
