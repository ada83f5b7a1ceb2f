import type { Pool } from 'pg';
import { COUNT_CAP } from '../../../platform/contract/list.ts';
import { foldName } from '../../../platform/kernel/fold-name.ts';
import { codePartOf } from '../../../platform/kernel/search-pieces.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { readCursor, writeCursor } from '../../../platform/server/http/list-cursor.ts';
import { intervalOf } from '../../places/region.rules.ts';
import type { MismatchFilter, MismatchRow } from '../mismatches.contract.ts';
import {
  type MismatchCursor,
  mismatchCount,
  type MismatchFoundRow,
  mismatchPage,
  type MismatchQuestion,
} from './mismatches.queries.ts';

interface Page {
  readonly after?: string | undefined;
  readonly size: number;
}

/** One page of the declared numbers that the roll contradicts, each with what was decided of it. */
export async function listMismatches(
  pool: Pool,
  acting: Acting,
  { after, size, ...filter }: MismatchFilter & Page,
): Promise<{ rows: MismatchRow[]; next: string | null }> {
  const page = mismatchPage(questionOf(acting, filter), cursorOf(after), size + 1);
  const found = await readScoped<MismatchFoundRow>(pool, acting, page);
  const rows = found.slice(0, size);
  const last = rows.at(-1);
  return {
    rows: rows.map(viewOf),
    next:
      found.length > size && last !== undefined
        ? `${writeCursor({ code: last.code, nameKey: last.name_key, id: last.id })}.${last.nth}`
        : null,
  };
}

/** How many a list holds, exactly up to the cap. */
export async function countMismatches(
  pool: Pool,
  acting: Acting,
  filter: MismatchFilter,
): Promise<{ count: number; capped: boolean }> {
  const [row] = await readScoped<{ n: number }>(
    pool,
    acting,
    mismatchCount(questionOf(acting, filter), COUNT_CAP),
  );
  const n = row?.n ?? 0;
  return { count: Math.min(n, COUNT_CAP), capped: n > COUNT_CAP };
}

/** One organisation may have several figures: which of them came last stands behind the dot. */
function cursorOf(after: string | undefined): MismatchCursor | null {
  const [place, nth] = (after ?? '').split('.');
  const cursor = readCursor(place);
  return cursor !== null && /^[1-9]$/.test(nth ?? '') ? { ...cursor, nth: Number(nth) } : null;
}

function questionOf(
  { scope }: Acting,
  { state, q, region, partyOrg, figure }: MismatchFilter,
): MismatchQuestion {
  const text = q ?? '';
  const nameKey = foldName(text);
  return {
    scope,
    text,
    codePart: codePartOf(text)?.text ?? null,
    state: state ?? null,
    nameKey: nameKey === '' ? null : nameKey,
    place: region === undefined ? null : intervalOf(region),
    partyOrgId: partyOrg ?? null,
    figure: figure ?? null,
  };
}

function viewOf(row: MismatchFoundRow): MismatchRow {
  return {
    socialOrgId: row.id,
    name: row.name,
    regionName: row.region_name,
    responsibleName: row.responsible_name,
    figure: row.figure,
    declared: row.declared,
    declaredOn: row.declared_on,
    source: row.source,
    onRoll: row.on_roll,
    settlement: settlementOf(row),
  };
}

function settlementOf(row: MismatchFoundRow): MismatchRow['settlement'] {
  const { settlement_id: id, decision, reason, settled_by: by, settled_at: at } = row;
  if (id === null || decision === null || reason === null || at === null) return null;
  return { id, decision, reason, by, at: at.toISOString() };
}
