import { z } from 'zod';

/**
 * Lists are paged by keyset: `next` is an opaque cursor that comes back as `after`; null on the last page.
 * Totals have a route of their own, since counting may cost more than the page.
 */

/** The part of every list's query that says which page. Spread it into the query's object. */
export const pageQuery = {
  after: z.string().max(500).optional(),
  size: z.coerce.number().int().min(1).max(100).default(20),
};

/** The answer of a list route. */
export function pageOf<Row extends z.ZodType>(row: Row) {
  return z.object({ rows: z.array(row), next: z.string().nullable() });
}

/** The answer of a list's `…/count` route: exact up to 10,000, then `capped`. */
export const countAnswer = z.object({
  count: z.number().int(),
  capped: z.boolean(),
  /** How many belong to the list and are kept from the caller (不公开); whatever the filters say, so that they can't tell who. */
  notShown: z.number().int().optional(),
});

/** Beside the Party line small counts of persons are told as `few` (少于3), and those that would give them away not at all. */
export const personCount = z.union([z.int(), z.enum(['few', 'withheld'])]);

/** The part of an export route's query beside the list's filters. */
export const exportQuery = { format: z.enum(['xlsx', 'csv']).default('xlsx') };

/** Long enough to mean something to whoever reads the record of what was seen and taken out. */
export const purpose = z.string().trim().min(2, '请写明用途').max(200);

/** As `exportQuery`, where the rows name persons. */
export const personExportQuery = { ...exportQuery, purpose };

/** The largest total that a count route counts exactly. */
export const COUNT_CAP = 10_000;
