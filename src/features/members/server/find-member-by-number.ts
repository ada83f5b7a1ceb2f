import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { checkIdentityNumber } from '../../codes/identity-number.rules.ts';
import type { MemberParts } from './member-parts.ts';
import { memberByNumber } from './record.queries.ts';

export interface MemberByNumber {
  readonly id: string;
  readonly name: string;
  /** Null where the managing branch is out of sight. */
  readonly branch_name: string | null;
}

/** A member within the caller's scope by the whole number; whether it is held elsewhere is not told. */
export async function findMemberByNumber(
  { pool, sealer }: MemberParts,
  acting: Acting,
  identityNumber: string,
  today: Day,
): Promise<{ member: { id: string; name: string } | null } | Refusal> {
  const checked = checkIdentityNumber(identityNumber, today);
  if (isRefusal(checked)) return checked;
  const hashes = sealer.hashes(checked.number, 'identity-number');
  const [found] = await readScoped<MemberByNumber>(pool, acting, memberByNumber(hashes));
  return { member: found === undefined ? null : { id: found.id, name: found.name } };
}
