import type { Pool } from 'pg';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, readAllScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import type { MemberLook } from '../member.contract.ts';
import { looksAt, type LookRow, memberInSight } from './record.queries.ts';

interface Page {
  readonly after?: string | undefined;
  readonly size: number;
}

/** One page of who looked at a member's record, newest first. The cursor is the last line shown. */
export async function listMemberLooks(
  pool: Pool,
  acting: Acting,
  id: string,
  { after, size }: Page,
): Promise<{ rows: MemberLook[]; next: string | null } | Refusal> {
  const before = after !== undefined && /^\d{1,15}$/.test(after) ? Number(after) : Number.MAX_SAFE_INTEGER;
  const [seen, found] = await readAllScoped<[{ found: number }, LookRow]>(pool, acting, [
    memberInSight(id),
    looksAt(id, before, size + 1),
  ]);
  if (seen.length === 0) return NOT_FOUND;
  const rows = found.slice(0, size);
  return {
    rows: rows.map(({ id: line, at, actor, what, purpose }) => ({
      id: String(line),
      at: at.toISOString(),
      actor,
      what,
      purpose,
    })),
    next: found.length > size ? String(rows.at(-1)?.id) : null,
  };
}
