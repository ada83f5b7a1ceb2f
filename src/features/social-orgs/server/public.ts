export { listSectors } from './list-sectors.ts';
export { countSocialOrgs } from './list-social-orgs.ts';
export { exportSocialOrgs } from './export-social-orgs.ts';
export { storeFacts } from './store-facts.ts';
export { type SocialOrgToStore, type StoreFrame, storeSocialOrgs } from './store-social-orgs.ts';
export { type BodyToStore, storeSupervisingBodies } from './supervising-bodies.ts';
