import { toRegionCode } from '../../features/places/region.rules.ts';
import { isRefusal, type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import { findPartyOrgIds } from './find-scope.queries.ts';
import type { Sight } from './open-workplace.ts';

/** What `--scope` names. */
export interface NamedPlace {
  readonly region?: string;
  readonly partyOrg?: string;
}

/** A region by its code, else a Party organisation by its id or code; without a scope neither. */
export async function findPlace(
  { appPool, acting }: Sight,
  scope: string | undefined,
): Promise<NamedPlace | Refusal> {
  if (scope === undefined) return {};
  const [partyOrg, another] = await findPartyOrgIds(appPool, acting, scope);
  if (another !== undefined) return refuse('input.scope', `“${scope}”不止一个党组织，请写党组织编码。`);
  if (partyOrg !== undefined) return { partyOrg };
  const region = toRegionCode(scope);
  if (region !== null) return { region };
  return refuse('input.scope', `没有找到“${scope}”：它应是行政区划代码，或管理范围内党组织的编码、编号。`, {
    value: scope,
  });
}

/** A region and a Party organisation at once, in either order: what is asked for lies in both. */
export async function findPlaces(
  workplace: Sight,
  scopes: readonly string[] = [],
): Promise<NamedPlace | Refusal> {
  let found: NamedPlace = {};
  for (const scope of scopes) {
    const place = await findPlace(workplace, scope);
    if (isRefusal(place)) return place;
    const twice = Object.keys(place).some((key) => key in found);
    if (twice) return refuse('input.scope', '--scope 最多写一个行政区划和一个党组织。', { value: scope });
    found = { ...found, ...place };
  }
  return found;
}
