import { type Day, isDay } from '../../platform/kernel/day.ts';
import type { Region, RegionCode } from './region.ts';
import { intervalOf, isRegionCode, levelOf } from './region.rules.ts';

export const REGION_SEED_HEADER = 'code\tname\tparent\tvalid_to\tsuccessor';

interface SeedLine {
  readonly code: RegionCode;
  readonly name: string;
  readonly parentCode: RegionCode | null;
  readonly validTo: Day | null;
  readonly successorCode: RegionCode | null;
}

/**
 * Reads `database/seeds/regions.tsv`. Level and interval follow from the code, the full name from
 * the parents, so the file does not repeat them. Parents stand before their children.
 * Throws when the file is not what `scripts/make-regions.ts` writes: it is part of the program.
 */
export function readRegionSeed(text: string): readonly Region[] {
  const [header, ...lines] = text
    .trimEnd()
    .split('\n')
    .filter((line) => !line.startsWith('#'));
  if (header !== REGION_SEED_HEADER) throw new Error(`regions: unexpected header ${header}`);
  const fullNames = new Map<RegionCode, string>();
  return lines.map((line) => {
    const region = regionOf(seedLineOf(line), fullNames);
    fullNames.set(region.code, region.fullName);
    return region;
  });
}

function regionOf(line: SeedLine, fullNames: ReadonlyMap<RegionCode, string>): Region {
  const { code, name, parentCode, validTo, successorCode } = line;
  const level = levelOf(code);
  const above = parentCode === null || level === 1 ? '' : fullNames.get(parentCode);
  if (above === undefined) throw new Error(`regions: ${code} stands before its parent`);
  const { from, to } = intervalOf(code);
  return {
    code,
    name,
    fullName: above + name,
    level,
    parentCode,
    from,
    to,
    validFrom: null,
    validTo,
    successorCode,
  };
}

function seedLineOf(line: string): SeedLine {
  const [code = '', name = '', parent = '', validTo = '', successor = ''] = line.split('\t');
  if (!isRegionCode(code) || name === '' || (validTo !== '' && !isDay(validTo))) {
    throw new Error(`regions: unreadable line ${JSON.stringify(line)}`);
  }
  return {
    code,
    name,
    parentCode: parent || null,
    validTo: validTo || null,
    successorCode: successor || null,
  };
}
