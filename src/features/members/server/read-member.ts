import type { QueryResultRow } from 'pg';
import { ageOn, type Day } from '../../../platform/kernel/day.ts';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import { rangeHolds } from '../../../platform/server/database/scope.ts';
import { type Acting, readAllScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { maskIdentityNumber } from '../../codes/identity-number.rules.ts';
import { maskPhone } from '../../codes/phone.rules.ts';
import { isCurrentMember } from '../../codes/tables/member.ts';
import type { MemberRecord } from '../member.contract.ts';
import { checkMember, partyAgeOn } from '../member.rules.ts';
import { noteOpening, waitForOpening } from './looks.queries.ts';
import type { MemberParts } from './member-parts.ts';
import { memberRecord, type RecordRow } from './record.queries.ts';
import { draftOfStored } from './stored-member.ts';

/** Everything about one member, sensitive fields masked, in one round trip. The look is written down. */
export async function readMember(
  { pool, sealer }: MemberParts,
  acting: Acting,
  id: string,
  today: Day,
): Promise<MemberRecord | Refusal> {
  const [rows] = await readAllScoped<[RecordRow, QueryResultRow, QueryResultRow]>(pool, acting, [
    memberRecord(id, today),
    waitForOpening(id),
    noteOpening(id),
  ]);
  const [row] = rows;
  return row === undefined ? NOT_FOUND : recordOf(row, sealer, acting, today);
}

function recordOf(row: RecordRow, sealer: Sealer, acting: Acting, today: Day): MemberRecord {
  const number =
    row.id_number_sealed === null ? null : sealer.openText(row.id_number_sealed, 'identity-number');
  const phone = row.phone_sealed === null ? null : sealer.openText(row.phone_sealed, 'phone');
  const draft = draftOfStored(row);
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    sex: row.sex,
    bornOn: row.born_on,
    bornPrecision: row.born_precision,
    age: row.born_on === null ? null : ageOn(row.born_on, today),
    ethnicity: row.ethnicity,
    education: row.education,
    identityNumberMasked: number === null ? null : maskIdentityNumber(number),
    identityBasis: number === null ? row.identity_basis : null,
    phoneMasked: phone === null ? null : maskPhone(phone),
    status: row.status,
    joinedOn: row.joined_on,
    joinedPrecision: row.joined_precision,
    fullOn: row.full_on,
    fullPrecision: row.full_precision,
    partyAge: partyAgeOn(draft, today),
    managingBranch: { id: row.managing_branch_id, name: row.managing_branch_name },
    membershipBranch:
      row.membership_branch_id === null
        ? null
        : { id: row.membership_branch_id, name: row.membership_branch_name },
    membershipElsewhere: row.membership_elsewhere,
    partyGroup: row.party_group,
    workUnit: row.work_unit_id === null ? null : { id: row.work_unit_id, name: row.work_unit_name },
    workUnitText: row.work_unit_text,
    workPost: row.work_post,
    postLevel: row.post_level,
    fullTime: row.full_time,
    private: row.private,
    firstOn: row.first_on,
    extra: [...row.extra],
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    fromImport: row.import_id !== null,
    managedHere: rangeHolds(acting.scope.party, { from: row.party_pos, to: row.party_pos }),
    warnings: isCurrentMember(row.status)
      ? reviewOf(row, number !== null || row.identity_basis !== null, today)
      : [],
    merged: row.merged,
    posts: row.posts,
    periods: row.periods,
  };
}

/** What asks for attention, whoever entered it; also a branch that has ended since. */
function reviewOf(row: RecordRow, isIdentified: boolean, today: Day): MemberRecord['warnings'] {
  const { managing_facts: managing, membership_facts: membership } = row;
  const facts = {
    hasStoredIdentityNumber: isIdentified,
    ...(managing === null ? {} : { managingBranch: managing }),
    ...(membership === null ? {} : { membershipBranch: membership }),
  };
  const { warnings, refusals } = checkMember(draftOfStored(row), facts, today);
  const ended = refusals.filter(
    ({ code, field }) => code === 'member.branch-ended' && field === 'managingBranchId',
  );
  return [...ended, ...warnings];
}
