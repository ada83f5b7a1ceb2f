import { type Permission, permissions as p, type Role, type ScopeKind } from './role.ts';

const READING: readonly Permission[] = [p.readSocialOrgs, p.readPartyOrgs, p.readCoverage, p.readChanges];
const PERSONS_READING: readonly Permission[] = [p.readMembers, p.readYearPlans, p.readCalendar];

const OF_ROLE: Readonly<Record<Role, readonly Permission[]>> = {
  system_admin: [p.readAccounts, p.manageAccounts],
  security_admin: [p.readAccounts, p.manageGrants, p.approveExports, p.readAccessLog],
  auditor: [p.readAccounts, p.readAudit, p.readAccessLog],
  officer: [
    ...READING,
    p.changeSocialOrgs,
    p.changePartyOrgs,
    p.defineCounting,
    p.runImports,
    p.runExports,
    p.grantWithin,
  ],
  inspector: [...READING, p.runExports],
  // A branch has no coverage of its own to compare: its organisations stand on its record.
  branch_secretary: [
    p.readSocialOrgs,
    p.readPartyOrgs,
    p.readChanges,
    p.changePartyOrgs,
    p.changeMembers,
    p.revealMembers,
    p.recordMeetings,
    p.approveMinutes,
    p.runExports,
    p.exportMembers,
  ],
  advisor: [p.readSocialOrgs],
  // The scope of a member holds the own record alone.
  member: [p.readMembers],
};

/**
 * What a role may do within a scope of a kind. Persons are reached through the Party line alone: an officer of a region or of a
 * supervising body gets organisations, Party organisations and counts. An officer who is no Party-line officer keeps
 * no Party organisations either.
 */
export function permissionsOf(role: Role, scopeKind: ScopeKind): ReadonlySet<Permission> {
  const granted = new Set<Permission>(OF_ROLE[role]);
  if (scopeKind !== 'party') {
    granted.delete(p.changePartyOrgs);
    granted.delete(p.defineCounting);
    return granted;
  }
  for (const each of PERSONS_READING) granted.add(each);
  if (role === 'officer') {
    granted.add(p.changeMembers);
    granted.add(p.revealMembers);
    granted.add(p.recordMeetings);
    granted.add(p.setDutyRules);
    granted.add(p.agreeExclusions);
    granted.add(p.openAccounts);
    granted.add(p.exportMembers);
    granted.add(p.approveExports);
  }
  return granted;
}

/** Whether a grant reaches members' records at all. */
export function reachesPersons(scopeKind: ScopeKind): boolean {
  return scopeKind === 'party';
}
