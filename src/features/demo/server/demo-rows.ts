import { foldName } from '../../../platform/kernel/fold-name.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import type { DemoArea, DemoMember, DemoPartyOrg, DemoSocialOrg, DemoSpan } from '../demo.ts';
import { rowsOfMeetings } from './meeting-rows.ts';
import { rowsOfNotices } from './notice-rows.ts';
import { rowsOfYearPlans } from './year-plan-rows.ts';
import { type Columns, table, type TableRows } from './table-rows.ts';

/** What an area brings, as rows. Identity numbers and telephone numbers leave here sealed. */
export function rowsOfArea(area: DemoArea, sealer: Sealer): TableRows[] {
  const earlier = new Map(area.changes.map((change) => [change.socialOrgId, change]));
  const phoneOf: SealedPhone = ({ phone }) =>
    phone === null ? null : sealer.sealAlike(phone, 'office-phone');
  return [
    table('supervising_body', area.bodies, {
      id: (row) => row.id,
      no: (row) => row.no,
      name: (row) => row.name,
      name_key: (row) => foldName(row.name),
      region_code: (row) => row.regionCode,
    }),
    table('party_org_code', area.codes, {
      pos: (row) => row.pos,
      pos_end: (row) => row.posEnd,
      used_to: (row) => row.usedTo,
      parent_pos: (row) => row.parentPos,
      party_org_id: (row) => row.partyOrgId,
    }),
    table('party_org', area.partyOrgs, partyOrgColumns),
    table('party_org_region', area.answersFor, {
      party_org_id: (row) => row.partyOrgId,
      region_code: (row) => row.regionCode,
    }),
    table(
      'social_org',
      area.socialOrgs.map((row) => ({ ...row, ...earlier.get(row.id) })),
      { ...socialOrgColumns, contact_phone_sealed: ({ contactPhone: phone }) => phoneOf({ phone }) },
    ),
    table('coverage_relation', area.coverage, {
      id: (row) => row.id,
      social_org_id: (row) => row.socialOrgId,
      party_org_id: (row) => row.partyOrgId,
      way: (row) => row.way,
      valid: rangeOf,
    }),
    table('member', area.members, memberColumns(sealer)),
    table('party_term', area.terms, {
      id: (row) => row.id,
      party_org_id: (row) => row.partyOrgId,
      number: (row) => row.number,
      elected_on: (row) => row.electedOn,
      from_on: (row) => row.fromOn,
      to_on: (row) => row.toOn,
    }),
    table('party_post', area.posts, {
      id: (row) => row.id,
      party_org_id: (row) => row.partyOrgId,
      member_id: (row) => row.memberId,
      person_name: (row) => row.personName,
      post: (row) => row.post,
      duties: (row) => row.duties,
      in_management: (row) => row.inManagement,
      full_time: (row) => row.fullTime,
      office_phone_sealed: phoneOf,
      from_on: (row) => row.fromOn,
      to_on: (row) => row.toOn ?? 'infinity',
    }),
    ...factRows(area, phoneOf),
    ...rowsOfMeetings(area.meetings),
    ...rowsOfNotices(area.notices, sealer),
    ...rowsOfYearPlans(area),
  ];
}

type SealedPhone = (row: { readonly phone: string | null }) => Buffer | null;

function factRows(area: DemoArea, phoneOf: SealedPhone): TableRows[] {
  return [
    table('org_head', area.heads, {
      id: (row) => row.id,
      social_org_id: (row) => row.socialOrgId,
      person_name: (row) => row.personName,
      post: (row) => row.post,
      is_member: (row) => row.isMember,
      also_secretary: (row) => row.alsoSecretary,
      deputy_roles: (row) => row.deputyRoles,
      from_on: (row) => row.fromOn,
    }),
    table('annual_check', area.annualChecks, {
      social_org_id: (row) => row.socialOrgId,
      year: (row) => row.year,
      result: (row) => row.result,
    }),
    table('evaluation', area.evaluations, {
      id: (row) => row.id,
      social_org_id: (row) => row.socialOrgId,
      grade: (row) => row.grade,
      valid: rangeOf,
    }),
    table('credit_listing', area.creditListings, {
      id: (row) => row.id,
      social_org_id: (row) => row.socialOrgId,
      kind: (row) => row.kind,
      reason: (row) => row.reason,
      valid: rangeOf,
    }),
    table('mass_org', area.massOrgs, {
      id: (row) => row.id,
      social_org_id: (row) => row.socialOrgId,
      kind: (row) => row.kind,
      does_party_work: (row) => row.doesPartyWork,
      valid: rangeOf,
    }),
    table('advisor_assignment', area.advisors, {
      id: (row) => row.id,
      social_org_id: (row) => row.socialOrgId,
      kind: (row) => row.kind,
      person_name: (row) => row.personName,
      office_phone_sealed: phoneOf,
      valid: rangeOf,
    }),
    table('declared_figure', area.declared, {
      social_org_id: (row) => row.socialOrgId,
      figure: (row) => row.figure,
      value: (row) => row.value,
      source: (row) => row.source,
      declared_on: (row) => row.declaredOn,
    }),
  ];
}

const rangeOf = ({ fromOn, toOn }: DemoSpan): string => `[${fromOn},${toOn ?? ''})`;

const partyOrgColumns: Columns<DemoPartyOrg> = {
  id: (row) => row.id,
  parent_id: (row) => row.parentId,
  pos: (row) => row.pos,
  name: (row) => row.name,
  name_key: (row) => foldName(row.name),
  short_name: (row) => row.shortName,
  party_code: (row) => row.partyCode,
  kind: (row) => row.kind,
  functional: (row) => row.functional,
  setup_mode: (row) => row.setupMode,
  region_code: (row) => row.regionCode,
  region_pos: (row) => Number(row.regionCode),
  founded_on: (row) => row.foundedOn,
  first_on: (row) => row.foundedOn,
  approval_no: (row) => row.approvalNo,
  approved_by: (row) => row.approvedBy,
  may_approve_probationary: (row) => row.mayApproveProbationary,
  exemplar: (row) => row.exemplar,
  secretary_source: (row) => row.secretarySource,
};

const socialOrgColumns: Columns<DemoSocialOrg> = {
  id: (row) => row.id,
  name: (row) => row.name,
  name_key: (row) => foldName(row.name),
  credit_code: (row) => row.creditCode,
  org_type: (row) => row.orgType,
  register_kind: (row) => row.registerKind,
  legal_person: (row) => row.legalPerson,
  operating: (row) => row.operating,
  status: (row) => row.status,
  founded_on: (row) => row.foundedOn,
  first_on: (row) => row.foundedOn,
  ended_on: (row) => row.endedOn,
  end_reason: (row) => row.endReason,
  region_code: (row) => row.regionCode,
  pos: (row) => Number(row.regionCode),
  address: (row) => row.address,
  address_region_code: (row) => row.addressRegionCode,
  sector: (row) => row.sector,
  staff: (row) => row.staff,
  staff_full_time: (row) => row.staffFullTime,
  volunteers: (row) => row.volunteers,
  affiliates: (row) => row.affiliates,
  member_enterprises: (row) => row.memberEnterprises,
  branch_units: (row) => row.branchUnits,
  legal_representative: (row) => row.legalRepresentative,
  contact_name: (row) => row.contactName,
  charter_party: (row) => row.charterParty,
  charter_party_on: (row) => row.charterPartyOn,
  staffing: (row) => row.staffing,
  registrar_id: (row) => row.registrarId,
  supervising_body_id: (row) => row.supervisingBodyId,
  body_no: (row) => row.bodyNo,
  industry_regulator_id: (row) => row.industryRegulatorId,
  guidance_body_id: (row) => row.guidanceBodyId,
  responsible_party_org_id: (row) => row.responsiblePartyOrgId,
  party_pos: (row) => row.partyPos,
  responsibility: (row) => row.responsibility,
  responsibility_principle: (row) => row.responsibilityPrinciple,
  setup_base: (row) => row.setupBase,
  no_party_reason: (row) => row.noPartyReason,
  no_party_reason_note: (row) => row.noPartyReasonNote,
  extra: (row) => JSON.stringify(row.extra),
};

function memberColumns(sealer: Sealer): Columns<DemoMember> {
  return {
    id: (row) => row.id,
    name: (row) => row.name,
    name_key: (row) => foldName(row.name),
    sex: (row) => row.sex,
    born_on: (row) => row.bornOn,
    ethnicity: (row) => row.ethnicity,
    education: (row) => row.education,
    id_number_sealed: ({ identityNumber }) =>
      identityNumber === null ? null : sealer.seal(identityNumber, 'identity-number'),
    id_number_hash: ({ identityNumber }) =>
      identityNumber === null ? null : sealer.hash(identityNumber, 'identity-number'),
    phone_sealed: ({ phone }) => (phone === null ? null : sealer.seal(phone, 'phone')),
    status: (row) => row.status,
    joined_on: (row) => row.joinedOn,
    full_on: (row) => row.fullOn,
    managing_branch_id: (row) => row.managingBranchId,
    party_pos: (row) => row.partyPos,
    membership_branch_id: (row) => row.membershipBranchId,
    membership_pos: (row) => row.membershipPos,
    membership_elsewhere: (row) => row.membershipElsewhere,
    party_group: (row) => row.partyGroup,
    work_unit_id: (row) => row.workUnitId,
    work_post: (row) => row.workPost,
    post_level: (row) => row.postLevel,
    full_time: (row) => row.fullTime,
    private: (row) => row.private,
    first_on: (row) => row.firstOn,
  };
}
