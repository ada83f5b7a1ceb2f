import { addDays, type Day } from '../../platform/kernel/day.ts';
import { makeCreditCode } from '../codes/credit-code.rules.ts';
import type { SocialOrgType } from '../codes/tables/social-org-type.ts';
import type { AreaScene } from './area-scene.ts';
import type { DemoRegion } from './demo.ts';
import type { Random } from './random.ts';
import { BRAND_FIRST, BRAND_SECOND, type SectorNames, sectorNames } from './social-org-names.ts';

/** An organisation before it is known who covers it and who works there. */
export interface SocialOrgSketch {
  readonly id: string;
  readonly name: string;
  readonly creditCode: string;
  readonly type: SocialOrgType;
  readonly sector: string;
  readonly addressRegion: DemoRegion;
  readonly foundedOn: Day;
  readonly filed: boolean;
  /** How big it is beside others; staff are dealt out by it. */
  readonly size: number;
}

const PREFIXES: Readonly<Record<SocialOrgType, string>> = {
  association: '51',
  service_agency: '52',
  foundation: '53',
  law_firm: '31',
  accounting_firm: '91',
  tax_firm: '91',
  other: '59',
};
const OLDEST_DAYS = 9_800;

/** Draws an area's organisations: the written-down ones first, then by sector. Names differ within the area. */
export function drawSocialOrgs(scene: AreaScene, count: number): SocialOrgSketch[] {
  const { preset, plan } = scene;
  const named = preset.names.slice(0, count).map((entry) => {
    const addressRegion = plan.addresses.find(({ name }) => name === entry.township) ?? plan.region;
    return sketchOf(scene, entry, addressRegion);
  });
  const drawn = Array.from({ length: count - named.length }, () =>
    sketchOf(scene, drawNamed(scene), scene.random.pick(plan.addresses)),
  );
  return [...named, ...drawn];
}

interface Named {
  readonly name: string;
  readonly type: SocialOrgType;
  readonly sector: string;
}

function sketchOf(
  scene: AreaScene,
  { name, type, sector }: Named,
  addressRegion: DemoRegion,
): SocialOrgSketch {
  const { random, preset } = scene;
  return {
    id: scene.nextId(),
    name,
    creditCode: nextCreditCode(scene, type),
    type,
    sector,
    addressRegion,
    foundedOn: addDays(scene.today, -Math.round(200 + random.next() ** 1.4 * OLDEST_DAYS)),
    filed: random.chance(preset.filedShare) && type === 'association',
    size: sizeOf(random, type, sector),
  };
}

/** Real region, made-up subject: no registered body's subject begins with YY. */
function nextCreditCode(scene: AreaScene, type: SocialOrgType): string {
  scene.given.creditCodes += 1;
  const registrar = scene.plan.region.level === 0 ? '100000' : scene.plan.region.code.slice(0, 6);
  const subject = `YY${String(scene.given.creditCodes).padStart(6, '0')}`;
  return makeCreditCode({ prefix: PREFIXES[type], region: registrar, subject });
}

function sizeOf(random: Random, type: SocialOrgType, sector: string): number {
  const spread = Math.exp((random.next() + random.next() + random.next() - 1.5) * 1.6);
  if (sector === 'economic_industry') return spread * 9;
  if (type === 'service_agency') return spread * (sector === 'education' || sector === 'health' ? 4 : 2);
  return spread;
}

/** After so many names that were taken, a trade name makes the difference. */
const ATTEMPTS = 12;

function drawNamed(scene: AreaScene): Named {
  const { random } = scene;
  for (let attempt = 0; ; attempt += 1) {
    const names = random.weigh(SECTORS);
    const type = random.weigh(names.types);
    const name = drawName(scene, names, type, attempt);
    if (scene.given.names.has(name)) continue;
    scene.given.names.add(name);
    return { name, type, sector: names.sector };
  }
}

const SECTORS = sectorNames.map((names) => [names, names.weight] as const);

function drawName(scene: AreaScene, names: SectorNames, type: SocialOrgType, attempt: number): string {
  const { random } = scene;
  const place = scene.plan.region.shownName;
  const brand = random.pick(BRAND_FIRST) + random.pick(BRAND_SECOND);
  switch (type) {
    case 'association': {
      // Subjects of one place are used up some day: then those of its townships follow.
      const townships = scene.plan.region.level === 3;
      const home =
        townships && (attempt > 3 || random.chance(0.15)) ? random.pick(scene.plan.addresses).name : '';
      const mark = attempt > ATTEMPTS ? brand : '';
      return (
        place + (home === place ? '' : home) + mark + random.pick(names.subjects) + random.pick(names.endings)
      );
    }
    case 'foundation':
      return `${place}${brand}${random.pick(['公益', '教育', '慈善', '助学'])}基金会`;
    case 'law_firm':
      return `${place}${brand}律师事务所`;
    case 'accounting_firm':
      return `${place}${brand}会计师事务所`;
    case 'tax_firm':
      return `${place}${brand}税务师事务所`;
    default:
      return (
        place +
        (scene.plan.region.level === 3 && random.chance(0.3) ? random.pick(scene.plan.addresses).name : '') +
        brand +
        random.pick(names.facilities)
      );
  }
}
