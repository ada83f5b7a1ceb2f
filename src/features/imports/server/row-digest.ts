import { hash } from 'node:crypto';
import type { ReadRow } from '../import-row.ts';

/**
 * What a row says, short enough to be kept for each row of a large file; equal for rows that say the same. `spelt` has
 * texts in the one spelling that stands for several.
 */
export function digestOf({ values, extra }: ReadRow, spelt?: Readonly<Record<string, string>>): string {
  const said = spelt === undefined ? values : { ...values, texts: { ...values.texts, ...spelt } };
  return hash('md5', JSON.stringify([said, extra]), 'base64');
}
