import type { Pool } from 'pg';
import { COUNT_CAP } from '../../../platform/contract/list.ts';
import { isDay } from '../../../platform/kernel/day.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import type { ConveningFilter, ConveningRow } from '../convening.contract.ts';
import { stateOf } from '../convening.rules.ts';
import {
  conveningCount,
  type ConveningListRow,
  conveningPage,
  type ConveningQuestion,
} from './convenings.queries.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DAY_LENGTH = 10;

/** One page of notices, the latest day first. */
export async function listConvenings(
  pool: Pool,
  acting: Acting,
  {
    after,
    size,
    ...filter
  }: ConveningFilter & { readonly after?: string | undefined; readonly size: number },
): Promise<{ rows: ConveningRow[]; next: string | null }> {
  const page = conveningPage(questionOf(acting, filter), readCursor(after), size + 1);
  const found = await readScoped<ConveningListRow>(pool, acting, page);
  const rows = found.slice(0, size);
  const last = rows.at(-1);
  return {
    rows: rows.map((row) => ({
      ...headOf(row),
      called: row.called,
      read: row.has_read,
      onLeave: row.on_leave,
    })),
    next: found.length > size && last !== undefined ? `${last.on_day}.${last.id}` : null,
  };
}

export async function countConvenings(
  pool: Pool,
  acting: Acting,
  filter: ConveningFilter,
): Promise<{ count: number; capped: boolean }> {
  const counted = conveningCount(questionOf(acting, filter), COUNT_CAP);
  const [row] = await readScoped<{ n: number }>(pool, acting, counted);
  const n = row?.n ?? 0;
  return { count: Math.min(n, COUNT_CAP), capped: n > COUNT_CAP };
}

export function headOf(row: ConveningListRow) {
  return {
    id: row.id,
    partyOrg: { id: row.party_org_id, name: row.party_org_name },
    kinds: row.kinds,
    onDay: row.on_day,
    startsAt: row.starts_at,
    place: row.place,
    partyGroup: row.party_group,
    state: stateOf(row),
  };
}

function questionOf({ scope }: Acting, filter: ConveningFilter): ConveningQuestion {
  return {
    scope: scope.party,
    partyOrgId: filter.partyOrg ?? null,
    state: filter.state ?? null,
    waits: filter.waits ?? null,
    from: filter.from ?? null,
    to: filter.to ?? null,
  };
}

/** Null for none, and for one that was not written here: the list begins anew. */
function readCursor(text: string | undefined): { onDay: string; id: string } | null {
  const onDay = text?.slice(0, DAY_LENGTH) ?? '';
  const id = text?.slice(DAY_LENGTH + 1) ?? '';
  return isDay(onDay) && UUID.test(id) ? { onDay, id } : null;
}
