import { z } from 'zod';
import type { HitCursor } from './search.queries.ts';

const cursorSchema = z.tuple([z.int().min(0).max(3), z.boolean(), z.string().regex(/^[^\0]*$/), z.uuid()]);

export function writeHitCursor({ closeness, over, nameKey, id }: HitCursor): string {
  return Buffer.from(JSON.stringify([closeness, over, nameKey, id])).toString('base64url');
}

/** Null for no cursor, and for one that was not written here: the list begins anew. */
export function readHitCursor(text: string | undefined): HitCursor | null {
  if (text === undefined) return null;
  const parsed = cursorSchema.safeParse(parseJson(Buffer.from(text, 'base64url').toString('utf8')));
  if (!parsed.success) return null;
  const [closeness, over, nameKey, id] = parsed.data;
  return { closeness, over, nameKey, id };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
