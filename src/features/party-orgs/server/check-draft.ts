import type { PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import type { Findings } from '../../../platform/kernel/findings.ts';
import { foldName } from '../../../platform/kernel/fold-name.ts';
import { cleanText } from '../../../platform/kernel/fold-text.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { checkPhone } from '../../codes/phone.rules.ts';
import type { PartyOrgDraft } from '../party-org.ts';
import { checkPartyOrg, type PartyOrgFacts } from '../party-org.rules.ts';
import { sendOne } from '../../../platform/server/database/send-one.ts';
import { type StoredNode, type SurroundingsRow, surroundingsOf } from './write.queries.ts';

/** Text as it was meant: no stray spaces, an empty field is none, telephone numbers in one form. */
export function cleanDraft(draft: PartyOrgDraft): PartyOrgDraft {
  const cleaned: Record<string, unknown> = { ...draft };
  for (const [field, value] of Object.entries(draft)) {
    if (typeof value !== 'string') continue;
    const text = cleanText(value);
    cleaned[field] = text === '' && field !== 'name' ? null : text;
  }
  const phone = cleaned.phone;
  if (typeof phone === 'string') {
    const checked = checkPhone(phone);
    if (!isRefusal(checked)) cleaned.phone = checked.phone;
  }
  return cleaned as PartyOrgDraft;
}

/** Checks a cleaned draft beside what is stored, as the import does, and with what only the database knows. */
export async function checkDraft(
  client: PoolClient,
  draft: PartyOrgDraft,
  node: StoredNode | null,
  facts: PartyOrgFacts,
  today: Day,
): Promise<Findings> {
  const whole: PartyOrgDraft = { ...node?.draft, ...draft };
  const sibling = {
    parentId: draft.parentId ?? node?.parentId ?? null,
    nameKey: foldName(whole.name ?? ''),
    ownId: node?.id ?? null,
  };
  const [around] = await sendOne<SurroundingsRow>(client, surroundingsOf(draft, sibling));
  const found = checkPartyOrg(
    { ...whole, parentId: node === null ? draft.parentId : undefined },
    {
      ...facts,
      root: node?.parentId === null,
      endedOn: node?.endedOn,
      regionInForce: around?.regionInForce ?? undefined,
    },
    today,
  );
  const more = [
    ...requireFields(draft, node),
    refuseNamesake(draft, around?.namesake ?? null),
    refuseGuide(around?.guideKnown ?? null),
  ];
  return {
    ...found,
    refusals: [...found.refusals, ...more.filter((each): each is Refusal => each !== null)],
  };
}

function requireFields(draft: PartyOrgDraft, node: StoredNode | null): (Refusal | null)[] {
  if (node !== null) return [];
  return [
    draft.name === undefined
      ? refuse('party-org.no-name', '党组织全称没有填写。请填写批准成立文件上的全称。', { field: 'name' })
      : null,
    draft.kind === undefined
      ? refuse('party-org.no-kind', '没有选择党组织类别。请从列表中选择。', { field: 'kind' })
      : null,
    draft.regionCode === undefined
      ? refuse('party-org.no-region', '没有选择所在行政区划。请从列表中选择。', { field: 'regionCode' })
      : null,
  ];
}

function refuseNamesake({ name }: PartyOrgDraft, namesake: string | null): Refusal | null {
  if (namesake === null || name === undefined) return null;
  return refuse('conflict.same-name', `同一上级下面已有“${namesake}”。请核对是否重复，或在名称中加以区别。`, {
    field: 'name',
    value: name,
  });
}

function refuseGuide(known: boolean | null): Refusal | null {
  return known === false ? GUIDE_UNKNOWN : null;
}

export const GUIDE_UNKNOWN = refuse(
  'party-org.guide-unknown',
  '所选的业务指导党组织不存在，或不在您的管理范围内。请重新选择。',
  { field: 'guidedById' },
);
