export { type AttachmentFolder, openAttachmentFolder } from './attachment-folder.ts';
export { listOwnAttendance } from './list-meetings.ts';
