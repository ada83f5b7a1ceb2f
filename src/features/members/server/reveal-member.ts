import type { Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import type { MemberParts } from './member-parts.ts';
import { revealSealed } from './record.queries.ts';

interface RevealQuestion {
  readonly what: 'identityNumber' | 'phone';
  readonly purpose: string;
}

/** Opens one sealed field in full; who, when and for what is written down with it. Null: none on record. */
export async function revealMember(
  { pool, sealer }: MemberParts,
  acting: Acting,
  id: string,
  { what, purpose }: RevealQuestion,
): Promise<{ value: string | null } | Refusal> {
  const [found] = await readScoped<{ sealed: Buffer | null }>(pool, acting, revealSealed(id, what, purpose));
  if (found === undefined) return NOT_FOUND;
  if (found.sealed === null) return { value: null };
  return { value: sealer.openText(found.sealed, what === 'phone' ? 'phone' : 'identity-number') };
}
