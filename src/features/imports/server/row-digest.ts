import { createHash } from 'node:crypto';
import type { ReadRow } from '../import-row.ts';

/** What a row says, short enough to be kept for each row of a large file; equal for rows that say the same. */
export function digestOf({ values, extra }: ReadRow, ignoredText?: string): string {
  const texts = ignoredText === undefined ? values.texts : { ...values.texts, [ignoredText]: '' };
  return createHash('md5')
    .update(JSON.stringify([{ ...values, texts }, extra]))
    .digest('base64');
}
