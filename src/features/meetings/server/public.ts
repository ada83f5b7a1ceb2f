export { listOwnAttendance } from './list-meetings.ts';
