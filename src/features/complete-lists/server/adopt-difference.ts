import type { PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse, type Warning } from '../../../platform/kernel/refusal.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import { createFromRow, storeNamedBody } from '../../imports/server/public.ts';
import {
  type ChangeOfOrg,
  changeSocialOrgWithin,
  endSocialOrgWithin,
  isRefused,
  restoreSocialOrgWithin,
} from '../../social-orgs/server/public.ts';
import type { SocialOrgDraft } from '../../social-orgs/social-org.ts';
import type { FieldDifferences } from '../complete-list.ts';
import type { Decision } from '../complete-lists.contract.ts';
import { settleEnd, splitFields } from '../settle.rules.ts';
import { withPhones } from './row-phones.ts';
import { type DifferenceToSettle, keepFields, splitOff, storeSettlement } from './shown.queries.ts';

export interface AdoptFrame {
  readonly acting: Acting;
  readonly sealer: Sealer;
  readonly today: Day;
}

/** What came of one. */
export type Settled = { readonly warnings: readonly Warning[] } | readonly Refusal[];

export type Adoption = Exclude<Decision, { action: 'decline' | 'note' | 'reopen' }>;

const FILE_GONE = refuse(
  'complete-list.file-gone',
  '名单文件已过保存期限并删除，不能再按这一行登记。请重新上传名单，或到“社会组织”里登记。',
);
const NO_DAY = refuse('complete-list.no-day', '请填写从哪一天起算，或选“更正”并写明原因。', {
  field: 'changeOn',
});
const KEPT = '核对后保留本系统的登记';

/** Changes our record as the list has it, with the checks of a change by hand, and marks the difference as adopted. */
export async function adopt(
  client: PoolClient,
  frame: AdoptFrame,
  difference: DifferenceToSettle,
  version: number | null,
  decision: Adoption,
): Promise<Settled> {
  const change = { id: difference.socialOrgId ?? '', version: version ?? -1 };
  const written = await write(client, frame, difference, change, decision);
  if (isRefused(written)) return written;
  const { actorName } = frame.acting;
  const reason = decision.action === 'end' ? (decision.endReason ?? null) : null;
  await storeSettlement(client, difference.id, 'adopted', { actorName, reason });
  return { warnings: written.warnings };
}

function write(
  client: PoolClient,
  frame: AdoptFrame,
  difference: DifferenceToSettle,
  change: ChangeOfOrg,
  decision: Adoption,
) {
  switch (decision.action) {
    case 'create':
      return create(client, frame, difference, decision.responsiblePartyOrgId);
    case 'end':
      return end(client, frame, difference, change, decision);
    case 'rename':
      return rename(client, frame, difference, change, decision);
    case 'take':
      return take(client, frame, difference, change, decision);
  }
}

async function create(
  client: PoolClient,
  frame: AdoptFrame,
  { row, read, phones, listedOn, regionCode, partyOrgId, fileName }: DifferenceToSettle,
  chosen: string | undefined,
) {
  if (read === null || row === null) return [FILE_GONE];
  return createFromRow(client, frame, {
    read: { row, ...withPhones(read, phones, frame.sealer) },
    ledgerOn: listedOn,
    regionCode,
    partyOrgId: chosen ?? partyOrgId,
    partyOrgChosen: chosen !== undefined,
    source: fileName,
  });
}

async function end(
  client: PoolClient,
  { acting, sealer, today }: AdoptFrame,
  { kind, fields, listedOn }: DifferenceToSettle,
  change: ChangeOfOrg,
  asked: Extract<Adoption, { action: 'end' }>,
) {
  const settled = settleEnd(kind, fields, asked, listedOn);
  return isRefusal(settled) ? [settled] : endSocialOrgWithin(client, sealer, acting, change, settled, today);
}

async function rename(
  client: PoolClient,
  { acting, sealer, today }: AdoptFrame,
  { name }: DifferenceToSettle,
  change: ChangeOfOrg,
  { changeOn, correctionReason }: Extract<Adoption, { action: 'rename' }>,
) {
  if (changeOn === undefined && correctionReason === undefined) return [NO_DAY];
  const framed = { ...change, changeOn, correctionReason };
  return changeSocialOrgWithin(client, sealer, acting, framed, { name }, today);
}

async function take(
  client: PoolClient,
  frame: AdoptFrame,
  difference: DifferenceToSettle,
  change: ChangeOfOrg,
  { fields, keptReason, changeOn, correctionReason }: Extract<Adoption, { action: 'take' }>,
) {
  const { acting, sealer, today } = frame;
  if (changeOn === undefined && correctionReason === undefined) return [NO_DAY];
  const split = splitFields(difference.fields, fields);
  if (isRefusal(split)) return [split];
  const framed = { ...change, changeOn, correctionReason };
  const written =
    difference.ourEndedOn === null
      ? await changeSocialOrgWithin(
          client,
          sealer,
          acting,
          framed,
          await draftOf(client, split.taken, difference.regionCode),
          today,
        )
      : await restore(client, frame, framed, difference);
  if (isRefused(written) || Object.keys(split.kept).length === 0) return written;
  const kept = { actorName: acting.actorName, reason: keptReason?.trim() || KEPT };
  await splitOff(client, difference.id, split.kept, kept);
  await keepFields(client, difference.id, split.taken);
  return written;
}

/** One that has ended with us and stands there: its end was a mistake. */
function restore(
  client: PoolClient,
  { acting, sealer, today }: AdoptFrame,
  { id, version, correctionReason }: ChangeOfOrg,
  { listedOn }: DifferenceToSettle,
) {
  const reason = correctionReason ?? `登记管理机关全量名单（截至 ${listedOn}）上仍在册`;
  return restoreSocialOrgWithin(client, sealer, acting, { id, version, correctionReason: reason }, today);
}

const BODIES = ['registrarId', 'supervisingBodyId', 'industryRegulatorId'] as const;

/** What a change by hand would say; a body that nobody knows yet is made. */
async function draftOf(
  client: PoolClient,
  taken: FieldDifferences,
  regionCode: string,
): Promise<SocialOrgDraft> {
  const draft: Record<string, string> = {};
  for (const [field, { theirs, precision }] of Object.entries(taken)) {
    const isBody = (BODIES as readonly string[]).includes(field);
    draft[field] = isBody ? await storeNamedBody(client, theirs, regionCode) : theirs;
    if (field === 'foundedOn') draft.foundedPrecision = precision ?? 'day';
  }
  return draft as SocialOrgDraft;
}
