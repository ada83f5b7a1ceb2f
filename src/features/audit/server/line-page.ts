import type { PageBounds } from './changes.queries.ts';

/** A page of lines that were written one after the other, newest first. */
export interface Page {
  readonly after?: string | undefined;
  readonly size: number;
}

/** The cursor is the last line shown; one more than the page is fetched to know whether there is another. */
export function boundsOf({ after, size }: Page): PageBounds {
  const before = after !== undefined && /^\d{1,15}$/.test(after) ? Number(after) : Number.MAX_SAFE_INTEGER;
  return { before, limit: size + 1 };
}

export function pageOf<Row extends { readonly id: number }, View>(
  found: readonly Row[],
  { size }: Page,
  view: (row: Row) => View,
) {
  const rows = found.slice(0, size);
  return { rows: rows.map(view), next: found.length > size ? String(rows.at(-1)?.id) : null };
}
