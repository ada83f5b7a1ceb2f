import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { checkIdentityNumber } from '../../codes/identity-number.rules.ts';
import type { MemberByNumber } from './find-member-by-number.ts';
import type { MemberParts } from './member-parts.ts';
import { refuseNumberElsewhere } from './numbers-elsewhere.ts';
import { memberByNumber } from './record.queries.ts';

/**
 * Refuses a number that is on the roll for somebody else: by name where the caller may see the record, else in one
 * neutral sentence.
 * @param ownId the member who is being changed; null for a new one
 * @returns null when the number is free, not given, or so wrong that the check of the whole refuses it
 */
export async function refuseTakenNumber(
  { pool, sealer }: MemberParts,
  acting: Acting,
  identityNumber: string | null | undefined,
  ownId: string | null,
  today: Day,
): Promise<Refusal | null> {
  if (!identityNumber) return null;
  const checked = checkIdentityNumber(identityNumber, today);
  if (isRefusal(checked)) return null;
  const hashes = sealer.hashes(checked.number, 'identity-number');
  const [owner] = await readScoped<MemberByNumber>(pool, acting, memberByNumber(hashes));
  if (owner === undefined) return refuseNumberElsewhere(pool, acting, hashes, today);
  if (owner.id === ownId) return null;
  const where = owner.branch_name === null ? '' : `（${owner.branch_name}）`;
  return refuse(
    'member.number-taken',
    `这个公民身份号码已登记在“${owner.name}”${where}名下。请核对号码；是同一人的，请打开原记录修改。`,
    { field: 'identityNumber' },
  );
}
