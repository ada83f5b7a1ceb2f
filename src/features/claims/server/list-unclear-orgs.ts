import type { Pool } from 'pg';
import { COUNT_CAP } from '../../../platform/contract/list.ts';
import { foldName } from '../../../platform/kernel/fold-name.ts';
import { codePartOf } from '../../../platform/kernel/search-pieces.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { readCursor, writeCursor } from '../../../platform/server/http/list-cursor.ts';
import { intervalOf } from '../../places/region.rules.ts';
import type { UnclearOrgFilter, UnclearOrgRow } from '../unclear-org.contract.ts';
import { unclearOrgView } from './unclear-org-view.ts';
import { unclearCount, unclearPage, type UnclearQuestion, type UnclearRow } from './unclear-orgs.queries.ts';

interface Page {
  readonly after?: string | undefined;
  readonly size: number;
}

/** One page of those that nobody, or several, answer for, each with the body that its facts speak for. */
export async function listUnclearOrgs(
  pool: Pool,
  acting: Acting,
  { after, size, ...filter }: UnclearOrgFilter & Page,
): Promise<{ rows: UnclearOrgRow[]; next: string | null }> {
  const question = questionOf(acting, filter);
  const found = await readScoped<UnclearRow>(
    pool,
    acting,
    unclearPage(question, readCursor(after), size + 1),
  );
  const rows = found.slice(0, size);
  return { rows: rows.map(unclearOrgView), next: found.length > size ? cursorAfter(rows.at(-1)) : null };
}

/** How many a list holds, exactly up to the cap. */
export async function countUnclearOrgs(
  pool: Pool,
  acting: Acting,
  filter: UnclearOrgFilter,
): Promise<{ count: number; capped: boolean }> {
  const [row] = await readScoped<{ n: number }>(
    pool,
    acting,
    unclearCount(questionOf(acting, filter), COUNT_CAP),
  );
  const n = row?.n ?? 0;
  return { count: Math.min(n, COUNT_CAP), capped: n > COUNT_CAP };
}

export function questionOf({ scope }: Acting, filter: UnclearOrgFilter): UnclearQuestion {
  const text = filter.q ?? '';
  const nameKey = foldName(text);
  return {
    scope,
    list: filter.list,
    text,
    nameKey: nameKey === '' ? null : nameKey,
    codePart: codePartOf(text)?.text ?? null,
    place: filter.region === undefined ? null : intervalOf(filter.region),
    registrar: filter.registrar ?? null,
    body: filter.body ?? null,
    types: filter.type ?? null,
    sectors: filter.sector ?? null,
  };
}

export function cursorAfter(last: UnclearRow | undefined): string | null {
  return last === undefined ? null : writeCursor({ code: last.code, nameKey: last.name_key, id: last.id });
}
