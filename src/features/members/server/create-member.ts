import type { PoolClient } from 'pg';
import { v7 as newId } from 'uuid';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, type Warning } from '../../../platform/kernel/refusal.ts';
import { writeOrRefuse } from '../../../platform/server/database/refused-write.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import type { MemberDraft } from '../member.ts';
import { checkMember, completeMember } from '../member.rules.ts';
import { checkChangeDay, checkNewStatus } from '../member-change.rules.ts';
import { lookBeside, refuseSecondRecord, withPhoneFolded } from './check-facts.ts';
import type { MemberParts } from './member-parts.ts';
import { NUMBER_ELSEWHERE } from './numbers-elsewhere.ts';
import { refuseTakenNumber } from './refuse-taken-number.ts';
import { findBranches, findSoleUnit } from './save.queries.ts';
import { storeMembers } from './store-members.ts';

/** A stored record, with what asks for attention. */
export interface SavedMember {
  readonly id: string;
  readonly warnings: Warning[];
}

/** What the schema keeps out when two people enter the same number at once. */
export const NUMBER_REASONS = { member_id_number: NUMBER_ELSEWHERE, member_id_number_any: NUMBER_ELSEWHERE };

/**
 * Enters a member. Where the draft is silent, the 组织关系 is with the managing branch, and the work unit is the
 * organisation that the branch alone covers.
 * @param firstOn the day from which figures count the person
 */
export async function createMember(
  parts: MemberParts,
  acting: Acting,
  given: MemberDraft,
  firstOn: Day,
  today: Day,
): Promise<SavedMember | readonly Refusal[]> {
  const draft = withPhoneFolded(completeMember(given, today));
  const taken = await refuseTakenNumber(parts, acting, draft.identityNumber, null, today);
  if (taken !== null) return [taken];
  const saved = await writeOrRefuse(
    () =>
      writeScoped(
        parts.pool,
        acting,
        { changeOn: firstOn },
        (client) => enter(client, parts, draft, firstOn, today),
        (result) => 'id' in result,
      ),
    NUMBER_REASONS,
  );
  return isRefusal(saved) ? [saved] : saved;
}

async function enter(
  client: PoolClient,
  { sealer }: MemberParts,
  given: MemberDraft,
  firstOn: Day,
  today: Day,
): Promise<SavedMember | readonly Refusal[]> {
  const draft = await withDefaults(client, given, firstOn);
  const { facts, refusals: missing } = await lookBeside(client, draft, {});
  const findings = checkMember(draft, facts, today);
  const refusals = [
    ...missing,
    checkChangeDay(firstOn, firstOn, false, today),
    checkNewStatus(draft.status),
    ...findings.refusals,
    await refuseSecondRecord(client, draft, null),
  ].filter((each) => each !== null);
  if (refusals.length > 0) return refusals;
  const id = newId();
  await storeMembers(client, sealer, [{ id, version: null, draft, firstOn }]);
  return { id, warnings: [...findings.warnings] };
}

async function withDefaults(client: PoolClient, draft: MemberDraft, on: Day): Promise<MemberDraft> {
  const { managingBranchId, membershipBranchId, membershipElsewhere, workUnitId, workUnitText } = draft;
  if (managingBranchId === undefined) return draft;
  const asksMembership = membershipBranchId === undefined && !membershipElsewhere;
  const branch = asksMembership
    ? (await findBranches(client, [managingBranchId])).get(managingBranchId)
    : undefined;
  const asksUnit = workUnitId === undefined && !workUnitText;
  return {
    ...draft,
    ...(branch !== undefined && !branch.functional ? { membershipBranchId: managingBranchId } : {}),
    ...(asksUnit ? { workUnitId: await findSoleUnit(client, managingBranchId, on) } : {}),
  };
}
