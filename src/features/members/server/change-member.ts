import type { PoolClient } from 'pg';
import { type Day, minuteIn, OFFICE_TIME_ZONE } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse, type Warning } from '../../../platform/kernel/refusal.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import { writeOrRefuse } from '../../../platform/server/database/refused-write.ts';
import { rangeHolds } from '../../../platform/server/database/scope.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import type { MemberDraft } from '../member.ts';
import { checkMember, completeMember } from '../member.rules.ts';
import { changesStanding, checkChangeDay, checkNumberKept } from '../member-change.rules.ts';
import { lookBeside, refuseSecondRecord, withPhoneFolded } from './check-facts.ts';
import { NUMBER_REASONS, type SavedMember } from './create-member.ts';
import type { MemberParts } from './member-parts.ts';
import { refuseTakenNumber } from './refuse-taken-number.ts';
import { countFrom, findLastChange, type LockedMember, lockMember } from './save.queries.ts';
import { draftOfStored } from './stored-member.ts';
import { storeMembers } from './store-members.ts';

export interface MemberChange {
  /** Of the record as the caller saw it. */
  readonly version: number;
  /** What is said anew; all else stays. */
  readonly draft: MemberDraft;
  /** Null: a change of today, or a correction of all of what holds now. */
  readonly changeOn: Day | null;
  /** Present for a correction. */
  readonly correctionReason: string | null;
}

/** What one kind of change asks for beside the check of the whole. */
export type Judge = (
  before: MemberDraft,
  after: MemberDraft,
  client: PoolClient,
) => Promise<readonly (Refusal | Warning | null)[]>;

/**
 * Changes or corrects a member's record. A change of the person (name, number, days, work) needs no more than this; moving and a
 * change of status bring their own `judge`.
 * @returns refusals; a conflict when somebody else changed the record meanwhile
 */
export async function changeMember(
  parts: MemberParts,
  acting: Acting,
  id: string,
  change: MemberChange,
  today: Day,
  judge: Judge = async () => [],
): Promise<SavedMember | readonly Refusal[]> {
  const given = { ...change, draft: withPhoneFolded(change.draft) };
  const taken = await refuseTakenNumber(parts, acting, given.draft.identityNumber, id, today);
  if (taken !== null) return [taken];
  const { changeOn, correctionReason } = change;
  const saved = await writeOrRefuse(
    () =>
      writeScoped(
        parts.pool,
        acting,
        { changeOn: changeOn ?? today, correctionReason: correctionReason ?? undefined },
        (client) => changeLocked(client, parts, acting, id, given, today, judge),
        (result) => 'id' in result,
      ),
    NUMBER_REASONS,
  );
  return isRefusal(saved) ? [saved] : saved;
}

/** The same within a transaction of the caller's. */
export function changeMemberWithin(
  client: PoolClient,
  sealer: Sealer,
  acting: Acting,
  id: string,
  change: MemberChange,
  today: Day,
): Promise<SavedMember | readonly Refusal[]> {
  return changeLocked(client, { sealer }, acting, id, change, today, async () => []);
}

async function changeLocked(
  client: PoolClient,
  { sealer }: Pick<MemberParts, 'sealer'>,
  acting: Acting,
  id: string,
  change: MemberChange,
  today: Day,
  judge: Judge,
): Promise<SavedMember | readonly Refusal[]> {
  const stored = await lockMember(client, id);
  const closed = await refuseEntry(client, stored, acting, change.version);
  if (stored === null || closed !== null) return [closed ?? NOT_FOUND];
  const changeOn = change.changeOn ?? (change.correctionReason === null ? today : stored.last_on);
  await countFrom(client, changeOn);
  const before = draftOfStored(stored);
  const number =
    stored.id_number_sealed === null
      ? undefined
      : sealer.openText(stored.id_number_sealed, 'identity-number');
  const said = change.draft.identityNumber;
  // The stored number bears on a new sex or birth day as much as a new number does.
  const after = completeMember(
    { ...before, ...change.draft, identityNumber: said === undefined ? number : said },
    today,
  );
  const found = [
    ...(await checkChanged(client, stored, before, after, { ...change, changeOn }, today)),
    ...(await judge(before, after, client)),
  ];
  const refusals = found.filter(isRefusal);
  if (refusals.length > 0) return refusals;
  const draft = { ...after, identityNumber: said === undefined ? undefined : after.identityNumber };
  await storeMembers(client, sealer, [{ id, version: stored.version, draft, firstOn: stored.first_on }]);
  return { id, warnings: found.filter((each): each is Warning => each?.kind === 'warning') };
}

export const MANAGED_ELSEWHERE = refuse(
  'not-allowed.managed-elsewhere',
  '这位党员的组织关系在您的范围内，但由范围外的支部管理，请由管理支部修改。',
);

/** Who is not there, is managed elsewhere, or was changed since the caller looked. */
export async function refuseEntry(
  client: PoolClient,
  stored: LockedMember | null,
  acting: Acting,
  version: number,
): Promise<Refusal | null> {
  if (stored === null) return NOT_FOUND;
  if (!rangeHolds(acting.scope.party, { from: stored.party_pos, to: stored.party_pos })) {
    return MANAGED_ELSEWHERE;
  }
  if (stored.version === version) return null;
  const last = await findLastChange(client, stored.id);
  const by = last === null ? '' : `（${last.actor ?? '系统'}，${minuteIn(OFFICE_TIME_ZONE, last.at)}）`;
  return refuse('conflict.version', `这条记录刚被别人修改${by}，请刷新后再改。`);
}

async function checkChanged(
  client: PoolClient,
  stored: LockedMember,
  before: MemberDraft,
  after: MemberDraft,
  { draft, changeOn, correctionReason }: MemberChange & { readonly changeOn: Day },
  today: Day,
): Promise<(Refusal | Warning | null)[]> {
  const correcting = correctionReason !== null;
  const hasStored = stored.id_number_sealed !== null;
  const lastOn = changesStanding(before, after) ? stored.last_on : changeOn;
  const { facts, refusals } = await lookBeside(client, after, before);
  const findings = checkMember(
    after,
    { ...facts, hasStoredIdentityNumber: hasStored && draft.identityNumber !== null },
    today,
  );
  const renamed =
    after.name !== before.name ||
    after.managingBranchId !== before.managingBranchId ||
    after.bornOn !== before.bornOn;
  return [
    ...refusals,
    checkChangeDay(changeOn, lastOn, correcting, today),
    checkNumberKept(hasStored, draft, correcting),
    ...findings.refusals,
    ...findings.warnings,
    renamed ? await refuseSecondRecord(client, after, stored.id) : null,
  ];
}
