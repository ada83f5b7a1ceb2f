import { z } from 'zod';

/** Where a page ended: the code of the tree that the list follows, the folded name, the id. */
export interface ListCursor {
  readonly code: number;
  readonly nameKey: string;
  readonly id: string;
}

export function writeCursor({ code, nameKey, id }: ListCursor): string {
  return Buffer.from(JSON.stringify([code, nameKey, id])).toString('base64url');
}

const cursorSchema = z.tuple([z.int(), z.string().regex(/^[^\0]*$/), z.uuid()]);

/** Null for no cursor, and for one that was not written here: the list begins anew. */
export function readCursor(text: string | undefined): ListCursor | null {
  if (text === undefined) return null;
  const parsed = cursorSchema.safeParse(parseJson(Buffer.from(text, 'base64url').toString('utf8')));
  if (!parsed.success) return null;
  const [code, nameKey, id] = parsed.data;
  return { code, nameKey, id };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
