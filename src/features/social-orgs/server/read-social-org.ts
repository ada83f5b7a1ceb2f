import type { Day } from '../../../platform/kernel/day.ts';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import { toldDay } from '../../../platform/kernel/told-day.ts';
import { openOfficePhone } from '../../../platform/server/crypto/office-phone.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { DEFAULT_DEFINITION_CODE, shippedDefinitions } from '../../counting/counting-definition.ts';
import { judge, masksOf } from '../../counting/counting.rules.ts';
import type { SocialOrgRecord } from '../social-org.contract.ts';
import { compareDeclared, tellDeclarations, tellRollCounts } from '../social-org-fact.rules.ts';
import { type RecordRow, socialOrgRecord } from './record.queries.ts';
import type { SocialOrgParts } from './social-org-parts.ts';

/** Everything about one organisation, in one round trip. Beside the Party line its members are counted as of the last month end. */
export async function readSocialOrg(
  { pool, sealer }: SocialOrgParts,
  acting: Acting,
  id: string,
  today: Day,
): Promise<SocialOrgRecord | Refusal> {
  const { persons } = acting.scope;
  const rollOn = persons ? today : toldDay(today, today);
  const [row] = await readScoped<RecordRow>(
    pool,
    acting,
    socialOrgRecord(id, today, persons ? null : rollOn, acting.scope.only === undefined),
  );
  if (row === undefined) return NOT_FOUND;
  const { signature, settlements, ...record } = row.record;
  const declarations = compareDeclared(record.declaredFigures, record.roll, settlements);
  const own = { ...withPhones(record, sealer), rollOn, coverage: coverageOf(signature) };
  if (persons) return { ...own, declarations };
  return {
    ...own,
    roll: tellRollCounts(record.roll),
    declarations: tellDeclarations(declarations, record.roll),
  };
}

type SealedRecord = Omit<RecordRow['record'], 'signature' | 'settlements'>;

function withPhones(record: SealedRecord, sealer: Sealer): SealedRecord {
  const open = <T extends { phone: string | null }>(fact: T): T => ({
    ...fact,
    phone: openOfficePhone(sealer, fact.phone),
  });
  return {
    ...record,
    contactPhone: openOfficePhone(sealer, record.contactPhone),
    heads: record.heads.map(open),
    advisors: record.advisors.map(open),
  };
}

function coverageOf(signature: number | null): SocialOrgRecord['coverage'] {
  const definition = shippedDefinitions.find((each) => each.code === DEFAULT_DEFINITION_CODE);
  if (signature === null || definition === undefined) return null;
  const { way, work, members } = judge(signature, masksOf(definition.settings));
  return { way, work, members };
}
