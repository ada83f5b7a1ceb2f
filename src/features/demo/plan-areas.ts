import { apportion } from './apportion.ts';
import type { DemoRegion } from './demo.ts';
import type { Preset } from './presets.ts';
import { type Random, seedOfPart, createRandom } from './random.ts';
import { rootNode, takeShares, type TreeNode } from './tree-codes.ts';

/** Regions as seeds give them, in force, parents before their children. */
export interface PlaceOfSeed {
  readonly code: string;
  readonly name: string;
  readonly level: number;
  readonly parentCode: string | null;
}

/** How much one area gets of the preset's totals. */
export interface AreaCounts {
  readonly socialOrgs: number;
  readonly covered: number;
  readonly covering: number;
  readonly members: number;
  readonly staff: number;
  readonly volunteers: number;
  readonly exemplars: number;
  readonly ended: number;
}

/** One committee with the organisations that its own level administers. */
export interface AreaPlan {
  readonly index: number;
  readonly region: DemoRegion;
  /** Where its organisations sit: the regions one step below. */
  readonly addresses: readonly DemoRegion[];
  readonly node: TreeNode;
  readonly parent: AreaPlan | null;
  readonly counts: AreaCounts;
}

const COUNTY = 3;
/** How many organisations a level has beside a county's one. */
const WEIGHT_OF_LEVEL = [9, 6, 1.6, 1];
/** Zones have a code of their own but no county's administration. */
const ZONE = /(开发区|园区|管理区|示范区|集聚区|工业区|度假区|管委会)$/;

/** Plans every area of a preset: the root's own level and all below it down to the county. */
export function planAreas(preset: Preset, places: readonly PlaceOfSeed[], nextId: () => string): AreaPlan[] {
  const children = childrenOf(places);
  const root = places.find(({ code }) => code === preset.rootRegion);
  if (root === undefined) throw new Error(`no region ${preset.rootRegion}`);
  const areas = collectAreas(root, null, rootNode(nextId()), children, nextId);
  return withCounts(preset, areas, createRandom(seedOfPart(preset.seed, -1)));
}

type AreaFrame = Omit<AreaPlan, 'counts' | 'index' | 'parent'> & { readonly above: AreaFrame | null };

function childrenOf(places: readonly PlaceOfSeed[]): ReadonlyMap<string, PlaceOfSeed[]> {
  const children = new Map<string, PlaceOfSeed[]>();
  for (const place of places) {
    if (place.parentCode === null || ZONE.test(place.name)) continue;
    const siblings = children.get(place.parentCode);
    if (siblings === undefined) children.set(place.parentCode, [place]);
    else siblings.push(place);
  }
  return children;
}

function collectAreas(
  place: PlaceOfSeed,
  above: AreaFrame | null,
  node: TreeNode,
  children: ReadonlyMap<string, PlaceOfSeed[]>,
  nextId: () => string,
): AreaFrame[] {
  const region = shown(place, above?.region);
  const below = children.get(place.code) ?? [];
  const addresses = below.map((each) => shown(each, region));
  const area: AreaFrame = { region, addresses: addresses.length > 0 ? addresses : [region], node, above };
  const seats = below.filter(({ level }) => level <= COUNTY);
  const nodes = takeShares(
    node,
    seats.map(() => nextId()),
  );
  return [
    area,
    ...seats.flatMap((seat, index) => collectAreas(seat, area, nodes[index] as TreeNode, children, nextId)),
  ];
}

/** A district stands behind its city's name; everything else speaks for itself. */
function shown({ code, name, level }: PlaceOfSeed, above: DemoRegion | undefined): DemoRegion {
  const behindCity = level === COUNTY && name.endsWith('区') && above !== undefined && above.level > 0;
  return { code, name, shownName: behindCity ? above.shownName + name : name, level };
}

function withCounts(preset: Preset, frames: readonly AreaFrame[], random: Random): AreaPlan[] {
  const weights = frames.map(({ region }) => (WEIGHT_OF_LEVEL[region.level] ?? 1) * (0.5 + random.next()));
  const socialOrgs = shareSocialOrgs(preset, weights);
  const covered = apportion(
    preset.covered,
    socialOrgs.map((share) => share * (preset.covered < preset.socialOrgs ? 0.8 + 0.4 * random.next() : 1)),
  );
  const covering = apportion(preset.covering, covered, preset.committeesCover ? 2 : 1);
  const branches = covering.map((units) => units - (preset.committeesCover ? 1 : 0));
  const spread = (total: number, least = 0) => apportion(total, branches, least);
  const byOrgs = (total: number) => apportion(total, socialOrgs);
  const [members, exemplars] = [spread(preset.members), spread(preset.exemplars)];
  const [staff, volunteers, ended] = [byOrgs(preset.staff), byOrgs(preset.volunteers), byOrgs(preset.ended)];
  const plans: AreaPlan[] = [];
  const planOf = new Map<AreaFrame, AreaPlan>();
  for (const [index, { above, ...frame }] of frames.entries()) {
    const of = (shares: readonly number[]): number => shares[index] ?? 0;
    const counts: AreaCounts = {
      socialOrgs: of(socialOrgs),
      covered: of(covered),
      covering: of(covering),
      members: of(members),
      staff: of(staff),
      volunteers: of(volunteers),
      exemplars: of(exemplars),
      ended: of(ended),
    };
    const plan: AreaPlan = {
      ...frame,
      index,
      parent: above === null ? null : (planOf.get(above) ?? null),
      counts,
    };
    planOf.set(frames[index] as AreaFrame, plan);
    plans.push(plan);
  }
  return plans;
}

function shareSocialOrgs(preset: Preset, weights: readonly number[]): number[] {
  if (preset.rootSocialOrgs === undefined) return apportion(preset.socialOrgs, weights);
  return [preset.rootSocialOrgs, ...apportion(preset.socialOrgs - preset.rootSocialOrgs, weights.slice(1))];
}
