import { expect, it } from 'vitest';
import { fieldsOf } from '../../imports/fields/import-fields.ts';
import type { ImportKind } from '../../imports/import.ts';
import { besideMemberColumns, memberColumns } from '../../members/server/export-members.ts';
import { besidePartyOrgColumns, partyOrgColumns } from '../../party-orgs/server/export-party-orgs.ts';
import { besideSocialOrgColumns, socialOrgColumns } from '../../social-orgs/server/export-social-orgs.ts';

/** A field added to an import later must be given a place, or the 附列 behind it would come back last. */
it.each<[ImportKind, readonly { readonly key: string }[], Readonly<Record<string, string>>]>([
  ['social_orgs', socialOrgColumns, besideSocialOrgColumns],
  ['ledger', socialOrgColumns, besideSocialOrgColumns],
  ['party_orgs', partyOrgColumns, besidePartyOrgColumns],
  ['members', memberColumns, besideMemberColumns],
])('every column that an import of %s knows has its place in the export', (kind, columns, beside) => {
  const keys = new Set(columns.map(({ key }) => key));
  const placeless = fieldsOf(kind).filter(({ field }) => !keys.has(beside[field] ?? field));
  expect(placeless.map(({ field }) => field)).toEqual([]);
  expect(keys.size).toBe(columns.length);
});
