export { storeFacts } from './store-facts.ts';
export { type SocialOrgToStore, type StoreFrame, storeSocialOrgs } from './store-social-orgs.ts';
export { type BodyToStore, storeSupervisingBodies } from './supervising-bodies.ts';
