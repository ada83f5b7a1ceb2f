import type { Pool } from 'pg';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, readAllScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { roleNames } from '../../access/role.ts';
import type { MemberLook } from '../member.contract.ts';
import { looksAt, type LookRow, memberInSight } from './looks.queries.ts';

interface Page {
  readonly after?: string | undefined;
  readonly size: number;
}

/**
 * One page of who looked at a member's record, newest first. The cursor is the last line shown. The member is told which
 * unit and role looked on which day; whoever keeps the record also sees who it was, and when.
 */
export async function listMemberLooks(
  pool: Pool,
  acting: Acting,
  id: string,
  { after, size }: Page,
): Promise<{ rows: MemberLook[]; next: string | null } | Refusal> {
  const before = after !== undefined && /^\d{1,15}$/.test(after) ? Number(after) : Number.MAX_SAFE_INTEGER;
  const [seen, found] = await readAllScoped<[{ own: boolean }, LookRow]>(pool, acting, [
    memberInSight(id),
    looksAt(id, before, size + 1),
  ]);
  if (seen[0] === undefined) return NOT_FOUND;
  const { own } = seen[0];
  const rows = found.slice(0, size);
  return {
    rows: rows.map((row) => toldLook(row, own)),
    next: found.length > size ? String(rows.at(-1)?.id) : null,
  };
}

function toldLook(row: LookRow, own: boolean): MemberLook {
  const { id, at, day, actor, unit, role, what, purpose, ground, routine, times } = row;
  // Without a grant nobody but the name says who it was: the local operator.
  const named = !routine && !(own && unit !== null);
  return {
    id: String(id),
    day,
    at: own || routine ? null : at.toISOString(),
    actor: named ? actor : null,
    unit,
    post: role === null ? null : roleNames[role],
    what,
    purpose,
    ground,
    routine,
    times,
  };
}
