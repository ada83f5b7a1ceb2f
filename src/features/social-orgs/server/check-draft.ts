import type { PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import type { Findings } from '../../../platform/kernel/findings.ts';
import { foldName } from '../../../platform/kernel/fold-name.ts';
import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type SocialOrgDraft, titleOfSocialOrgField } from '../social-org.ts';
import { checkSocialOrg } from '../social-org.rules.ts';
import { sendOne } from '../../../platform/server/database/send-one.ts';
import { BODY_FIELDS, responsibleInSight, type SurroundingsRow, surroundingsOf } from './write.queries.ts';

/** The organisation whose change is checked; null for a new one. */
export interface Standing {
  readonly id: string;
  readonly stored: SocialOrgDraft;
  readonly countedFrom: Day;
}

/** Checks a cleaned draft beside what is stored, as the import does, and with what only the database knows. */
export async function checkDraft(
  client: PoolClient,
  draft: SocialOrgDraft,
  standing: Standing | null,
  today: Day,
): Promise<Findings> {
  const named: SocialOrgDraft = { ...standing?.stored, ...draft };
  const around = (
    await sendOne<SurroundingsRow>(
      client,
      surroundingsOf(relevant(draft, named), foldName(named.name ?? ''), standing?.id ?? null),
    )
  )[0];
  const found = checkSocialOrg(
    draft,
    {
      creating: standing === null,
      stored: standing?.stored,
      countedFrom: standing?.countedFrom,
      regionInForce: draft.regionCode === undefined ? undefined : (around?.region_in_force ?? undefined),
      addressRegionInForce: around?.address_region_in_force ?? undefined,
      sectorKnown: around?.sector_known ?? undefined,
    },
    today,
  );
  const more = [
    refuseNamesake(draft, around?.namesake ?? null),
    ...refuseUnknownBodies(draft, around?.unknown_bodies ?? []),
    await refuseResponsible(client, draft),
  ];
  return { ...found, refusals: [...found.refusals, ...more.filter((each) => each !== null)] };
}

/** The place is needed for namesakes even where the draft leaves it alone; a retired one that stands stays. */
function relevant(draft: SocialOrgDraft, named: SocialOrgDraft): SocialOrgDraft {
  const { regionCode, ...rest } = draft;
  const place = regionCode ?? named.regionCode;
  return place === undefined ? rest : { ...rest, regionCode: place };
}

/** Two of one name in one place are one, typed twice: the second would split its history. */
function refuseNamesake({ name, regionCode }: SocialOrgDraft, namesake: string | null): Refusal | null {
  if (namesake === null || (name === undefined && regionCode === undefined)) return null;
  return refuse(
    'conflict.same-name',
    `同一行政区划已有社会组织“${namesake}”。如是同一个，请到它的记录里修改；如不是，请在名称中加以区别。`,
    {
      field: 'name',
      value: name,
    },
  );
}

function refuseUnknownBodies(draft: SocialOrgDraft, unknown: readonly string[]): Refusal[] {
  return BODY_FIELDS.filter((field) => unknown.includes(draft[field] ?? '')).map((field) =>
    refuse(
      'supervising-body.unknown',
      `所选的${titleOfSocialOrgField(field)}不存在。请重新选择，或先新增单位。`,
      { field },
    ),
  );
}

async function refuseResponsible(
  client: PoolClient,
  { responsiblePartyOrgId }: SocialOrgDraft,
): Promise<Refusal | null> {
  if (responsiblePartyOrgId === undefined) return null;
  const found = await sendOne(client, responsibleInSight(responsiblePartyOrgId));
  if (found.length > 0) return null;
  return refuse(
    'social-org.responsible-unknown',
    '所选的党建责任单位不存在、已撤销，或不在您的管理范围内。请重新选择。',
    {
      field: 'responsiblePartyOrgId',
    },
  );
}
