import { hash } from 'node:crypto';
import type { ReadRow } from '../import-row.ts';

/** What a row says, short enough to be kept for each row of a large file; equal for rows that say the same. */
export function digestOf({ values, extra }: ReadRow, ignoredText?: string): string {
  const texts = ignoredText === undefined ? values.texts : { ...values.texts, [ignoredText]: '' };
  return hash('md5', JSON.stringify([{ ...values, texts }, extra]), 'base64');
}
