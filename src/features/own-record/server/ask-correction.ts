import { v7 as newId } from 'uuid';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import type { MemberParts } from '../../members/server/public.ts';
import { checkCorrection } from '../correction.rules.ts';
import { type Correctable, correctableTitles } from '../correction.ts';
import { insertCorrection } from './corrections.queries.ts';
import { ownMemberId } from './own-member.ts';

interface Asked {
  readonly what: Correctable;
  readonly wanted: string;
  readonly note?: string | null | undefined;
}

/** A member asks the branch to put one thing right. What is wanted is kept sealed until it is answered. */
export async function askCorrection(
  { pool, sealer }: MemberParts,
  acting: Acting,
  { what, wanted, note }: Asked,
  today: Day,
): Promise<{ id: string } | Refusal | readonly Refusal[]> {
  const memberId = ownMemberId(acting);
  if (isRefusal(memberId)) return memberId;
  const refusals = checkCorrection(what, wanted, today);
  if (refusals.length > 0) return refusals;
  const id = newId();
  const sealed = sealer.seal(wanted, 'correction');
  const stored = await writeScoped(pool, acting, { changeOn: today }, (client) =>
    insertCorrection(client, { id, memberId, what, sealed, note: note || null }),
  );
  if (stored) return { id };
  return refuse(
    'correction.waiting',
    `“${correctableTitles[what]}”已有一份申请在等待支部答复，请等答复后再提。`,
    { field: 'what' },
  );
}
