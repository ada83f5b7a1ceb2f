import type { PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { refuseEntry } from './change-member.ts';
import type { MemberParts } from './member-parts.ts';
import { lockMember, storeIdentityBasis } from './save.queries.ts';

const HAS_NUMBER = refuse(
  'member.has-number',
  '这位党员已经登记了公民身份号码，不需要再核对。请刷新后再看。',
  { field: 'basis' },
);

/** Records on what basis somebody without an identity number needs none; null opens the question again. */
export function settleIdentity(
  { pool }: Pick<MemberParts, 'pool'>,
  acting: Acting,
  id: string,
  { version, basis }: { readonly version: number; readonly basis: string | null },
  today: Day,
): Promise<{ id: string } | Refusal> {
  return writeScoped(
    pool,
    acting,
    { changeOn: today },
    (client) => settleLocked(client, acting, id, version, basis),
    (result) => !isRefusal(result),
  );
}

async function settleLocked(
  client: PoolClient,
  acting: Acting,
  id: string,
  version: number,
  basis: string | null,
): Promise<{ id: string } | Refusal> {
  const stored = await lockMember(client, id);
  const closed = await refuseEntry(client, stored, acting, version);
  if (stored === null || closed !== null) return closed ?? NOT_FOUND;
  if (stored.id_number_sealed !== null) return HAS_NUMBER;
  await storeIdentityBasis(client, id, basis);
  return { id };
}
