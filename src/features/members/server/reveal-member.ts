import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import type { LookGround } from '../member-look.ts';
import { revealSealed } from './looks.queries.ts';
import type { MemberParts } from './member-parts.ts';

interface RevealQuestion {
  readonly what: 'identityNumber' | 'phone';
  readonly purpose: string;
  readonly ground?: LookGround | null | undefined;
}

/** Days after which a look on a lawful ground is told to the member, unless the installation sets another number. */
export const USUAL_LOOK_DELAY_DAYS = 90;

/** Opens one sealed field in full; who, when and for what is written down with it. Null: none on record. */
export async function revealMember(
  { pool, sealer, lookDelayDays: delayDays = USUAL_LOOK_DELAY_DAYS }: MemberParts,
  acting: Acting,
  id: string,
  { what, purpose, ground = null }: RevealQuestion,
): Promise<{ value: string | null } | Refusal> {
  // A secretary, whose scope names the organisations of the branch, keeps the roll but orders no inquiry.
  if (ground !== null && (acting.scope.only !== undefined || acting.accountId === null)) {
    return refuse(
      'not-allowed.look-ground',
      '以纪检监察、组织考察为依据查看，由上级党组织的工作人员办理。日常查看请不选依据。',
      { field: 'ground' },
    );
  }
  const reason = { purpose, ground, delayDays };
  const [found] = await readScoped<{ sealed: Buffer | null }>(pool, acting, revealSealed(id, what, reason));
  if (found === undefined) return NOT_FOUND;
  if (found.sealed === null) return { value: null };
  return { value: sealer.openText(found.sealed, what === 'phone' ? 'phone' : 'identity-number') };
}
