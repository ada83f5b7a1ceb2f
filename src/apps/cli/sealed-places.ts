import { join } from 'node:path';
import type { SealedFolder } from '../../platform/server/crypto/reseal-files.ts';
import type { SealedColumn } from '../../platform/server/crypto/reseal.queries.ts';

/** Everything in the database that is sealed: a change of keys must reach all of it (a test compares with the schema). */
export const sealedColumns: readonly SealedColumn[] = [
  {
    table: 'member',
    key: 'id',
    column: 'id_number_sealed',
    use: 'identity-number',
    hashes: { now: 'id_number_hash', old: 'id_number_hash_old' },
  },
  { table: 'member', key: 'id', column: 'phone_sealed', use: 'phone' },
  ...officePhones([
    ['advisor_assignment', 'office_phone_sealed'],
    ['complete_list_row', 'phones_sealed'],
    ['import_effect', 'office_phone_sealed'],
    ['org_head', 'office_phone_sealed'],
    ['party_org', 'office_phone_sealed'],
    ['party_post', 'office_phone_sealed'],
    ['social_org', 'contact_phone_sealed'],
  ]),
  // What stood before an import changed it, until the import is taken back.
  {
    table: 'import_effect',
    key: 'id',
    column: 'id_number_sealed',
    use: 'identity-number',
    hashes: { now: 'id_number_hash', old: 'id_number_hash_old' },
  },
  { table: 'import_effect', key: 'id', column: 'phone_sealed', use: 'phone' },
  { table: 'second_factor', key: 'account_id', column: 'secret_sealed', use: 'second-factor' },
  { table: 'second_factor', key: 'account_id', column: 'candidate_sealed', use: 'second-factor' },
  {
    table: 'outer_identity',
    key: 'id',
    column: 'identity_sealed',
    use: 'outer-identity',
    hashes: { now: 'identity_hash', old: 'identity_hash_old' },
  },
  { table: 'correction_request', key: 'id', column: 'wanted_sealed', use: 'correction' },
  { table: 'export_request', key: 'id', column: 'password_sealed', use: 'export-password' },
  { table: 'convening', key: 'id', column: 'code_secret_sealed', use: 'check-in' },
];

function officePhones(places: readonly (readonly [table: string, column: string])[]): SealedColumn[] {
  return places.map(([table, column]) => ({ table, key: 'id', column, use: 'office-phone', alike: true }));
}

/** Files that are sealed, below the data folder. */
export function sealedFolders(dataFolder: string): readonly SealedFolder[] {
  return [
    {
      folder: join(dataFolder, 'uploads'),
      useOf: (name) =>
        /\.(part|resealed)$/.test(name) ? null : name.endsWith('.marked') ? 'marked-file' : 'upload',
    },
    {
      folder: join(dataFolder, 'exports'),
      useOf: (name) => (/\.(part|resealed)$/.test(name) ? null : 'export-file'),
    },
    {
      folder: join(dataFolder, 'attachments'),
      useOf: (name) => (/\.(part|resealed)$/.test(name) ? null : 'attachment'),
    },
  ];
}
