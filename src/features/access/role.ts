/**
 * Roles (角色) and what each may do. A person holds roles by grants (授权), each with a scope (管理范围): a subtree of the
 * Party tree, a region, a supervising body, or just the own affairs. The scope decides which rows exist for the
 * person; a permission decides which routes. A session acts under one grant of data at a time, with the
 * administrative duties of the account beside it.
 */
export const permissions = {
  readSocialOrgs: 'social-orgs.read',
  changeSocialOrgs: 'social-orgs.change',
  readPartyOrgs: 'party-orgs.read',
  changePartyOrgs: 'party-orgs.change',
  readMembers: 'members.read',
  changeMembers: 'members.change',
  /** See an identity number or a telephone number in full, for a stated purpose. */
  revealMembers: 'members.reveal',
  /** See which meetings are announced and held in the own Party line, without who is called. */
  readCalendar: 'meetings.read-calendar',
  /** Enter, correct and withdraw meetings of the own Party line. */
  recordMeetings: 'meetings.record',
  /** Approve minutes of the own branch, as its secretary. */
  approveMinutes: 'meetings.approve',
  /** Say what branches owe beside the articles. */
  setDutyRules: 'meetings.set-duties',
  /** See what branches of the own Party line plan for a year. */
  readYearPlans: 'year-plans.read',
  /** Agree, as the superior, that a member is left out of the number that has to be there. */
  agreeExclusions: 'exclusions.agree',
  readCoverage: 'coverage.read',
  defineCounting: 'counting.define',
  runImports: 'imports.run',
  runExports: 'exports.run',
  /** Take rolls of members out: persons' data, hence never to who only inspects. */
  exportMembers: 'members.export',
  /** Decide on what others want to take out. */
  approveExports: 'exports.approve',
  readChanges: 'changes.read',
  /** See who has an account and with which roles. */
  readAccounts: 'accounts.read',
  /** Open and close accounts. */
  manageAccounts: 'accounts.manage',
  /** Grant and revoke roles. */
  manageGrants: 'grants.manage',
  /** Search the whole log, and prove that it is whole. */
  readAudit: 'audit.read',
  /** See sign-ins, and what was done to accounts and grants. */
  readAccessLog: 'audit.read-access',
  /** Open accounts for the secretaries of the own Party line. */
  openAccounts: 'accounts.open',
  /** Grant and revoke within the own scope and role. */
  grantWithin: 'grants.within',
} as const;

export type Permission = (typeof permissions)[keyof typeof permissions];

export const roles = [
  'system_admin',
  'security_admin',
  'auditor',
  'officer',
  'inspector',
  'branch_secretary',
  'advisor',
  'member',
] as const;
export type Role = (typeof roles)[number];

export const roleNames: Readonly<Record<Role, string>> = {
  system_admin: '系统管理员',
  security_admin: '安全管理员',
  auditor: '安全审计员',
  officer: '党建工作人员',
  inspector: '查阅人员（只读）',
  branch_secretary: '党支部书记',
  advisor: '党建指导员',
  member: '党员',
};

/** The three administrative duties (三员): kept by three persons, each without sight of records. */
export const duties = ['system_admin', 'security_admin', 'auditor'] as const satisfies readonly Role[];
export type Duty = (typeof duties)[number];

export function isDuty(role: Role): role is Duty {
  return (duties as readonly Role[]).includes(role);
}

export const scopeKinds = ['none', 'party', 'place', 'body', 'self'] as const;
export type ScopeKind = (typeof scopeKinds)[number];

export const scopeKindNames: Readonly<Record<ScopeKind, string>> = {
  none: '不涉及业务数据',
  party: '党组织范围',
  place: '行政区划范围',
  body: '业务主管单位范围',
  self: '本人负责的事项',
};

/** The kinds of scope that a role can be granted with. */
export const scopeKindsOfRole: Readonly<Record<Role, readonly ScopeKind[]>> = {
  system_admin: ['none'],
  security_admin: ['none'],
  auditor: ['none'],
  officer: ['party', 'place', 'body'],
  inspector: ['party', 'place', 'body'],
  branch_secretary: ['party'],
  advisor: ['self'],
  member: ['self'],
};
