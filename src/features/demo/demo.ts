/**
 * Demo data (演示数据): made-up social organisations, Party organisations and members of a real place, for showing the
 * product and for measuring it. The same preset, seed and day give the same rows everywhere. Names of people are drawn from
 * tables, codes are valid but belong to nobody, telephone numbers lie in a segment that is not in use.
 *
 * Rows are shaped as the tables are; the database adds periods, coverage spans and counters by itself.
 */
import type { Day } from '../../platform/kernel/day.ts';
import type { AnnualCheckResult } from '../codes/tables/social-org.ts';
import type { MassOrgKind, SecretarySource, SetUpMode } from '../codes/tables/party-org.ts';
import type { Education } from '../codes/tables/education.ts';
import type { NoPartyReason } from '../codes/tables/no-party-reason.ts';
import type { MemberStatus, PostLevel } from '../codes/tables/member.ts';
import type { AttendanceState, MeetingKind } from '../codes/tables/meeting.ts';
import type { PartyOrgKind } from '../codes/tables/party-org-kind.ts';
import type { Assembly, CalledPerson, RollCounts } from '../meetings/meeting.ts';
import type { Resolution } from '../meetings/vote.ts';
import type { ConveningDraft, LeaveState } from '../convenings/convening.ts';
import type { PlanLine } from '../year-plans/year-plan.ts';
import type { ExtraValue } from '../party-orgs/party-org.ts';
import type { SocialOrgType } from '../codes/tables/social-org-type.ts';

/** A region as the generator needs it. */
export interface DemoRegion {
  readonly code: string;
  readonly name: string;
  /** As it stands in front of an organisation's name: 衡阳市珠晖区, 洋县. */
  readonly shownName: string;
  readonly level: number;
}

/** From a day up to, not with, another; null is open. */
export interface DemoSpan {
  readonly fromOn: Day;
  readonly toOn: Day | null;
}

/** Part of the Party tree: an interval code, whose children take their shares up to `usedTo`. */
export interface DemoCode {
  readonly pos: number;
  readonly posEnd: number;
  readonly usedTo: number;
  readonly parentPos: number | null;
  readonly partyOrgId: string;
}

export interface DemoBody {
  readonly id: string;
  /** Short number for scopes and counters. */
  readonly no: number;
  readonly name: string;
  readonly regionCode: string;
}

export interface DemoPartyOrg {
  readonly id: string;
  readonly parentId: string | null;
  readonly pos: number;
  readonly name: string;
  readonly shortName: string;
  readonly partyCode: string;
  readonly kind: PartyOrgKind;
  readonly functional: boolean;
  readonly setupMode: SetUpMode | null;
  readonly regionCode: string;
  readonly foundedOn: Day;
  readonly approvalNo: string | null;
  readonly approvedBy: string | null;
  readonly mayApproveProbationary: boolean;
  readonly exemplar: boolean;
  readonly secretarySource: SecretarySource | null;
}

/** What all areas count on through: ids and the numbers of bodies. */
export interface DemoNumbers {
  readonly nextId: () => string;
  readonly nextBodyNo: () => number;
}

export interface DemoSocialOrg {
  readonly id: string;
  readonly name: string;
  readonly creditCode: string;
  readonly orgType: SocialOrgType;
  readonly registerKind: 'registered' | 'filed';
  readonly legalPerson: boolean;
  readonly operating: boolean;
  readonly status: string;
  readonly foundedOn: Day;
  readonly endedOn: Day | null;
  readonly endReason: string | null;
  readonly regionCode: string;
  readonly address: string;
  readonly addressRegionCode: string;
  readonly sector: string;
  readonly staff: number | null;
  readonly staffFullTime: number | null;
  readonly volunteers: number | null;
  readonly affiliates: number | null;
  readonly memberEnterprises: number | null;
  readonly branchUnits: number | null;
  readonly legalRepresentative: string;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly charterParty: boolean | null;
  readonly charterPartyOn: Day | null;
  readonly staffing: 'full_time' | 'part_time' | null;
  readonly registrarId: string;
  readonly supervisingBodyId: string | null;
  readonly bodyNo: number;
  readonly industryRegulatorId: string | null;
  readonly guidanceBodyId: string | null;
  readonly responsiblePartyOrgId: string;
  readonly partyPos: number;
  readonly responsibility: 'confirmed' | 'unclear';
  readonly responsibilityPrinciple: 'territorial' | 'sectoral' | 'supervisory' | null;
  readonly setupBase: string | null;
  readonly noPartyReason: NoPartyReason | null;
  readonly noPartyReasonNote: string | null;
  readonly extra: readonly ExtraValue[];
}

/** What held before: stored first, then changed to what holds now, so that the record has a history. */
export interface DemoChange {
  readonly socialOrgId: string;
  readonly changeOn: Day;
  readonly name: string;
  readonly staff: number | null;
  readonly volunteers: number | null;
}

export interface DemoCoverage extends DemoSpan {
  readonly id: string;
  readonly socialOrgId: string;
  readonly partyOrgId: string;
  readonly way: SetUpMode;
}

export interface DemoMember {
  readonly id: string;
  readonly name: string;
  readonly sex: '1' | '2';
  readonly bornOn: Day;
  readonly ethnicity: string;
  readonly education: Education;
  /** In clear: sealed on the way into the database. Null: 身份待核. */
  readonly identityNumber: string | null;
  readonly phone: string | null;
  readonly status: MemberStatus;
  readonly joinedOn: Day;
  readonly fullOn: Day | null;
  readonly managingBranchId: string;
  readonly partyPos: number;
  readonly membershipBranchId: string | null;
  readonly membershipPos: number | null;
  readonly membershipElsewhere: string | null;
  readonly partyGroup: string | null;
  readonly workUnitId: string | null;
  readonly workPost: string | null;
  readonly postLevel: PostLevel | null;
  readonly fullTime: boolean | null;
  readonly private: boolean;
  readonly firstOn: Day;
}

export interface DemoPost extends DemoSpan {
  readonly id: string;
  readonly partyOrgId: string;
  readonly memberId: string | null;
  readonly personName: string;
  readonly post: string;
  readonly duties: string | null;
  readonly inManagement: boolean | null;
  readonly fullTime: boolean | null;
  readonly phone: string | null;
}

export interface DemoTerm {
  readonly id: string;
  readonly partyOrgId: string;
  readonly number: number;
  readonly electedOn: Day;
  readonly fromOn: Day;
  readonly toOn: Day;
}

export interface DemoHead {
  readonly id: string;
  readonly socialOrgId: string;
  readonly personName: string;
  readonly post: string;
  readonly isMember: boolean | null;
  readonly alsoSecretary: boolean | null;
  readonly deputyRoles: readonly string[];
  readonly fromOn: Day;
}

export interface DemoAnnualCheck {
  readonly socialOrgId: string;
  readonly year: number;
  readonly result: AnnualCheckResult;
}

export interface DemoEvaluation extends DemoSpan {
  readonly id: string;
  readonly socialOrgId: string;
  readonly grade: number;
}

export interface DemoCreditListing extends DemoSpan {
  readonly id: string;
  readonly socialOrgId: string;
  readonly kind: 'abnormal' | 'serious';
  readonly reason: string;
}

export interface DemoMassOrg extends DemoSpan {
  readonly id: string;
  readonly socialOrgId: string;
  readonly kind: MassOrgKind;
  readonly doesPartyWork: boolean;
}

export interface DemoAdvisor extends DemoSpan {
  readonly id: string;
  readonly socialOrgId: string;
  readonly kind: 'advisor' | 'liaison';
  readonly personName: string;
  readonly phone: string;
}

export interface DemoDeclared {
  readonly socialOrgId: string;
  readonly figure: 'members' | 'full_members';
  readonly value: number;
  readonly source: string;
  readonly declaredOn: Day;
}

export interface DemoAttendance extends CalledPerson {
  readonly state: AttendanceState;
  readonly reason: string | null;
}

export interface DemoMeeting {
  readonly id: string;
  readonly partyOrgId: string;
  readonly partyPos: number;
  readonly kinds: readonly MeetingKind[];
  readonly heldOn: Day;
  readonly partyGroup: string | null;
  readonly assembly: Assembly;
  readonly startsAt: string | null;
  readonly place: string | null;
  readonly chair: string | null;
  readonly recorder: string | null;
  readonly topic: string | null;
  readonly agenda: string | null;
  readonly minutes: string | null;
  readonly counts: RollCounts;
  readonly talksDone: number | null;
  readonly talksPlanned: number | null;
  readonly people: readonly DemoAttendance[];
  readonly resolutions: readonly Resolution[];
  /** The day on which somebody wrote it down. */
  readonly enteredOn: Day;
  /** Null: 待审. */
  readonly approval: { readonly by: string; readonly on: Day } | null;
}

/** What a member who is called did with a notice. */
export interface DemoCalledAnswer {
  readonly memberId: string;
  readonly readOn: Day;
  readonly leave: { readonly reason: string; readonly state: LeaveState } | null;
}

export interface DemoPlanTemplate {
  readonly id: string;
  readonly partyOrgId: string;
  readonly partyPos: number;
  readonly year: number;
  readonly name: string;
  readonly orgTypes: readonly string[];
  readonly sizeBands: readonly string[];
  readonly lines: readonly PlanLine[];
  readonly setOn: Day;
}

export interface DemoYearPlan {
  readonly id: string;
  readonly partyOrgId: string;
  readonly partyPos: number;
  readonly year: number;
  readonly lines: readonly PlanLine[];
  readonly setBy: string | null;
  readonly setOn: Day;
}

export interface DemoNotice extends ConveningDraft {
  readonly id: string;
  readonly partyOrgId: string;
  readonly partyPos: number;
  readonly announcedOn: Day;
  readonly announcedBy: string | null;
  /** The record of a meeting that was held. */
  readonly meetingId: string | null;
  readonly answers: readonly DemoCalledAnswer[];
}

/** Everything that one area (a county, or the level above itself) brings. */
export interface DemoArea {
  readonly title: string;
  readonly bodies: DemoBody[];
  readonly codes: DemoCode[];
  readonly partyOrgs: DemoPartyOrg[];
  /** The regions for which the area's committee answers. */
  readonly answersFor: { readonly partyOrgId: string; readonly regionCode: string }[];
  readonly socialOrgs: DemoSocialOrg[];
  readonly changes: DemoChange[];
  readonly coverage: DemoCoverage[];
  readonly members: DemoMember[];
  readonly posts: DemoPost[];
  readonly terms: DemoTerm[];
  readonly heads: DemoHead[];
  readonly annualChecks: DemoAnnualCheck[];
  readonly evaluations: DemoEvaluation[];
  readonly creditListings: DemoCreditListing[];
  readonly massOrgs: DemoMassOrg[];
  readonly advisors: DemoAdvisor[];
  readonly declared: DemoDeclared[];
  readonly meetings: DemoMeeting[];
  readonly notices: DemoNotice[];
  readonly planTemplates: DemoPlanTemplate[];
  readonly yearPlans: DemoYearPlan[];
}
