import type { Pool } from 'pg';
import { COUNT_CAP } from '../../../platform/contract/list.ts';
import { foldName } from '../../../platform/kernel/fold-name.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { readCursor, writeCursor } from '../../../platform/server/http/list-cursor.ts';
import type { DoubleFilter, DoubleRow } from '../doubles.contract.ts';
import type { MergeKind } from '../merge.ts';
import {
  type DoubleCursor,
  doubleCount,
  doublePage,
  type DoubleQuestion,
  type FoundDoubleRow,
} from './doubles.queries.ts';

interface Page {
  readonly after?: string | undefined;
  readonly size: number;
}

/** One page of pairs that may mean the same, each with what speaks for it. */
export async function listDoubles(
  pool: Pool,
  acting: Acting,
  kind: MergeKind,
  { after, size, ...filter }: DoubleFilter & Page,
): Promise<{ rows: DoubleRow[]; next: string | null }> {
  const page = doublePage(questionOf(kind, filter), cursorOf(after), size + 1);
  const found = await readScoped<FoundDoubleRow>(pool, acting, page);
  const rows = found.slice(0, size);
  const last = rows.at(-1);
  return {
    rows: rows.map(({ view }) => view),
    next:
      found.length > size && last !== undefined
        ? `${writeCursor({ code: 0, nameKey: last.name_key, id: last.first })}.${last.second}`
        : null,
  };
}

/** How many pairs there are, exactly up to the cap. */
export async function countDoubles(
  pool: Pool,
  acting: Acting,
  kind: MergeKind,
  filter: DoubleFilter,
): Promise<{ count: number; capped: boolean }> {
  const [row] = await readScoped<{ n: number }>(
    pool,
    acting,
    doubleCount(questionOf(kind, filter), COUNT_CAP),
  );
  const n = row?.n ?? 0;
  return { count: Math.min(n, COUNT_CAP), capped: n > COUNT_CAP };
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function cursorOf(after: string | undefined): DoubleCursor | null {
  const [first, second = ''] = (after ?? '').split('.');
  const cursor = readCursor(first);
  return cursor !== null && UUID.test(second) ? { nameKey: cursor.nameKey, first: cursor.id, second } : null;
}

function questionOf(kind: MergeKind, { q, why, marked }: DoubleFilter): DoubleQuestion {
  const text = q ?? '';
  const nameKey = foldName(text);
  return { kind, text, nameKey: nameKey === '' ? null : nameKey, why: why ?? null, marked: marked === 'yes' };
}
