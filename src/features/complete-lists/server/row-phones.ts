/** Telephones of a row are kept apart from the rest of it, sealed. */
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import { openOfficePhone, sealOfficePhone } from '../../../platform/server/crypto/office-phone.ts';
import { fieldsOf } from '../../imports/fields/import-fields.ts';
import type { ReadRow, RowValues } from '../../imports/import-row.ts';

type Said = Pick<ReadRow, 'values' | 'extra' | 'reasons'>;

const PHONES: ReadonlySet<string> = new Set(
  fieldsOf('social_orgs')
    .filter(({ kind }) => kind === 'phone')
    .map(({ field }) => field),
);

/** The values without their telephones, and these as the database keeps them; null where there are none. */
export function sealPhones(
  values: RowValues,
  sealer: Sealer,
): { readonly values: RowValues; readonly phones: string | null } {
  const texts = Object.entries(values.texts);
  const phones = texts.filter(([field]) => PHONES.has(field));
  if (phones.length === 0) return { values, phones: null };
  return {
    values: { ...values, texts: Object.fromEntries(texts.filter(([field]) => !PHONES.has(field))) },
    phones: sealOfficePhone(sealer, JSON.stringify(Object.fromEntries(phones))),
  };
}

/** The row as the file had it. */
export function withPhones(read: Said, sealed: Buffer | null, sealer: Sealer): Said {
  const text = openOfficePhone(sealer, sealed);
  if (text === null) return read;
  const phones = JSON.parse(text) as Readonly<Record<string, string>>;
  return { ...read, values: { ...read.values, texts: { ...read.values.texts, ...phones } } };
}
