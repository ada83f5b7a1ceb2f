import type { ImportKind } from '../import.ts';
import type { ImportField } from '../import-field.ts';
import { memberImportFields } from './member-fields.ts';
import { ledgerPartyOrgImportFields, partyOrgImportFields } from './party-org-fields.ts';
import { declaredImportFields } from './declared-fields.ts';
import { socialOrgFactImportFields } from './social-org-fact-fields.ts';
import { socialOrgBaseImportFields } from './social-org-fields.ts';
import { coveringImportFields, socialOrgLineImportFields } from './social-org-line-fields.ts';

const socialOrgImportFields = [
  ...socialOrgBaseImportFields,
  ...socialOrgLineImportFields,
  ...coveringImportFields,
  ...socialOrgFactImportFields,
  ...declaredImportFields,
];

const OF_KIND: Readonly<Record<ImportKind, readonly ImportField[]>> = {
  social_orgs: socialOrgImportFields,
  party_orgs: partyOrgImportFields,
  members: memberImportFields,
  ledger: [
    ...socialOrgBaseImportFields,
    ...socialOrgLineImportFields,
    ...coveringImportFields,
    ...ledgerPartyOrgImportFields,
    ...socialOrgFactImportFields,
    ...declaredImportFields,
  ],
};

/** The fields that a kind of file can bring, in the order of its template. */
export function fieldsOf(kind: ImportKind): readonly ImportField[] {
  return OF_KIND[kind];
}

/** The field of an identifier, or undefined when the kind has no such field. */
export function findField(kind: ImportKind, field: string): ImportField | undefined {
  return OF_KIND[kind].find((candidate) => candidate.field === field);
}
