import type { PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { isOpen } from '../../../platform/server/database/scope.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import { NATION_CODE } from '../../places/region.ts';
import { isRegionCode } from '../../places/region.rules.ts';
import type { ImportSettings } from '../import.ts';
import { findDefaults } from './imports.queries.ts';

/** Fills what nobody has said: today, the importer's own place, the top of what the importer sees of the Party tree. */
export async function resolveSettings(
  client: PoolClient,
  acting: Acting,
  given: Partial<ImportSettings>,
  today: Day,
): Promise<ImportSettings | Refusal> {
  const { regionCode, topPartyOrgId } = await findDefaults(client);
  const partyOrgId = given.partyOrgId ?? topPartyOrgId;
  if (partyOrgId === null) {
    return refuse(
      'import.not-set-up',
      '还没有可以挂接的党组织，请先完成初始化，或请上级录入您负责的党组织。',
    );
  }
  return {
    ledgerOn: given.ledgerOn ?? today,
    regionCode: given.regionCode ?? placeOf(acting) ?? regionCode ?? NATION_CODE,
    partyOrgId,
    partyOrgChosen: given.partyOrgChosen ?? given.partyOrgId !== undefined,
    termMeaning: given.termMeaning ?? null,
  };
}

/** The region of a caller whose scope is one: the first code of its interval is the region's own. */
function placeOf({ scope }: Acting): string | null {
  if (isOpen(scope.place)) return null;
  const code = String(scope.place.from).padStart(9, '0');
  return isRegionCode(code) ? code : null;
}
