export {
  countExportedMembers,
  exportMembers,
  maskedNumber,
  maskedPhone,
  membershipText,
} from './export-members.ts';
export type { ExportRow as MemberRecord } from './list.queries.ts';
export { walkMembers } from './walk-members.ts';
export { type MemberToStore, storeMembers } from './store-members.ts';
export { NUMBER_ELSEWHERE } from './numbers-elsewhere.ts';
export {
  countNumbersElsewhere,
  findNumbersElsewhere,
  logNumbersElsewhere,
} from './numbers-elsewhere.queries.ts';
export { changeMembersWithin, type MemberDraftOfMany } from './change-members.ts';
export { changeMember, changeMemberWithin } from './change-member.ts';
export { NUMBER_REASONS } from './create-member.ts';
export { noteOpening } from './looks.queries.ts';
export { MEMBER_COLUMN_OF } from './stored-member.ts';
export type { MemberParts } from './member-parts.ts';
export { findMemberByNumber } from './find-member-by-number.ts';
export { readMember } from './read-member.ts';
