/** A rule speaks of a record's field; a ledger has a column for it under another identifier. */
const COLUMN_FIELDS: Readonly<Record<string, string>> = {
  type: 'orgType',
  managingBranchId: 'managingBranch',
  membershipBranchId: 'membershipBranch',
  workUnitId: 'workUnit',
  regionCode: 'region',
  parentId: 'parent',
  registrarId: 'registrar',
  supervisingBodyId: 'supervisingBody',
  industryRegulatorId: 'industryRegulator',
  guidanceBodyId: 'guidanceBody',
  responsiblePartyOrgId: 'responsiblePartyOrg',
  guidedById: 'guidedBy',
  personName: 'secretaryName',
  isMember: 'headMember',
  alsoSecretary: 'headAlsoSecretary',
};

/** The identifier under which a ledger's column, the command line and the returned file know a field. */
export function fieldOfReason(field: string | undefined): string | undefined {
  return field === undefined ? undefined : (COLUMN_FIELDS[field] ?? field);
}
