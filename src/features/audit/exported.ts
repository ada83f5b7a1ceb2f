import { type Permission, permissions } from '../access/role.ts';

/** What leaves the product as a file (导出). */
export const exportedKinds = ['social-orgs', 'party-orgs', 'members', 'coverage'] as const;
export type ExportedKind = (typeof exportedKinds)[number];

/** Through the one door (`releaseExport`) goes the log as well; it is no list of the page 导出. */
export type ReleasedKind = ExportedKind | 'audit-lines' | 'structure';

export const exportedKindTitles: Readonly<Record<ExportedKind, string>> = {
  'social-orgs': '社会组织',
  'party-orgs': '党组织',
  members: '党员',
  coverage: '覆盖情况',
};

/** What it takes beside the right to export: who may take out files may not therefore read everything. */
export const readingOf: Readonly<Record<ExportedKind, Permission>> = {
  'social-orgs': permissions.readSocialOrgs,
  'party-orgs': permissions.readPartyOrgs,
  members: permissions.exportMembers,
  coverage: permissions.readCoverage,
};

/** Whether its rows are persons: above a size it then takes a second person's consent (SEC-06). */
export function holdsPersons(kind: ReleasedKind): boolean {
  return kind === 'members';
}

/**
 * Whether persons stand in it by name or telephone – members, or the heads, contacts and secretaries of organisations: it then takes
 * a purpose and carries a visible mark (SEC-06). A list of organisations needs no consent: whoever supervises them calls them daily.
 */
export function namesPersons(kind: ReleasedKind): boolean {
  return !NAMES_NOBODY.includes(kind);
}

/** Counts; and the log, which is the auditor's. */
const NAMES_NOBODY: readonly ReleasedKind[] = ['coverage', 'structure', 'audit-lines'];
