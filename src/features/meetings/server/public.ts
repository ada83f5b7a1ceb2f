export { openAttachmentFolder } from './attachment-folder.ts';
export { listOwnAttendance } from './list-meetings.ts';
export { findKindTerms } from './meeting-kinds.queries.ts';
export { markPresent } from './mark-present.ts';
export { hostOf, isSaved, type SavedMeeting } from './meeting-draft.ts';
export { storeMeeting } from './record-meeting.ts';
export { findHost } from './record.queries.ts';
export { type MadePaper, makePaper, type PaperParts, type PaperWish } from './print-papers.ts';
export { readDutyEntries } from './read-duties.ts';
