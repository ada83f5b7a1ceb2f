export { type MemberToStore, storeMembers } from './store-members.ts';
