import { type Permission, permissions } from '../access/role.ts';

/** What leaves the product as a file (导出). */
export const exportedKinds = ['social-orgs', 'party-orgs', 'members', 'coverage'] as const;
export type ExportedKind = (typeof exportedKinds)[number];

/** What leaves it as a printed list alone (打印名册); the other printed lists are of the kinds above. */
export const printedKinds = ['leadership', 'advisors', 'contacts'] as const;
export const takenKinds = [...exportedKinds, ...printedKinds] as const;
export type TakenKind = (typeof takenKinds)[number];

/** Through the one door (`releaseExport`) go the log, the structure, claims, 未建党组织, 征求意见 and meetings as well; they are no lists of the page 导出. */
export type ReleasedKind =
  | TakenKind
  | 'audit-lines'
  | 'structure'
  | 'claims'
  | 'gaps'
  | 'consultations'
  | 'meetings'
  | 'meeting-papers';

export const takenKindTitles: Readonly<Record<TakenKind, string>> = {
  'social-orgs': '社会组织',
  'party-orgs': '党组织',
  members: '党员',
  coverage: '覆盖情况',
  leadership: '班子名册',
  advisors: '指导员选派',
  contacts: '通讯录',
};

/** What it takes beside the right to export: who may take out files may not therefore read everything. */
export const readingOf: Readonly<Record<TakenKind, Permission>> = {
  'social-orgs': permissions.readSocialOrgs,
  'party-orgs': permissions.readPartyOrgs,
  members: permissions.exportMembers,
  coverage: permissions.readCoverage,
  leadership: permissions.exportMembers,
  advisors: permissions.exportMembers,
  contacts: permissions.exportMembers,
};

/** Lists of persons. */
const PERSONS: readonly ReleasedKind[] = ['members', ...printedKinds];

/** Whether its rows are persons: above a size it then takes a second person's consent (SEC-06). */
export function holdsPersons(kind: ReleasedKind): boolean {
  return PERSONS.includes(kind);
}

/**
 * Whether persons stand in it by name or telephone – members, or the heads, contacts and secretaries of organisations: it then takes
 * a purpose and carries a visible mark (SEC-06). A list of organisations needs no consent: whoever supervises them calls them daily.
 */
export function namesPersons(kind: ReleasedKind): boolean {
  return !NAMES_NOBODY.includes(kind);
}

/** Counts; the log, which is the auditor's; claims, which name officers alone for what they did in office. */
const NAMES_NOBODY: readonly ReleasedKind[] = [
  'coverage',
  'structure',
  'audit-lines',
  'claims',
  'gaps',
  'consultations',
  'meetings',
];
