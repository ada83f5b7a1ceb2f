export { beginAdvisors, endAdvisors, removeAdvisors, reopenAdvisors } from './assign-advisors.ts';
export { listSectors } from './list-sectors.ts';
export {
  type ListQuestion as SocialOrgQuestion,
  orgConditions,
  placeConditions,
  spanConditions,
} from './list-conditions.queries.ts';
export { settleListQuestion as settleSocialOrgQuestion } from './list-question.ts';
export { orderCode as socialOrgOrder } from './list-conditions.queries.ts';
export { listedSocialOrgs } from './list.queries.ts';
export { type SocialOrgRecord, type SocialOrgWalk, walkSocialOrgs } from './walk-social-orgs.ts';
export {
  type ChangeOfOrg,
  changeSocialOrgWithin,
  type EndOfOrg,
  endSocialOrgWithin,
  restoreSocialOrgWithin,
} from './change-social-org.ts';
export { changeSocialOrgsWithin, type DraftOfMany } from './change-social-orgs.ts';
export { countSocialOrgs } from './list-social-orgs.ts';
export { exportSocialOrgs } from './export-social-orgs.ts';
export { fieldOfColumn as socialOrgFieldOfColumn } from './store.queries.ts';
export type { SocialOrgParts } from './social-org-parts.ts';
export { storeFacts } from './store-facts.ts';
export { type SocialOrgToStore, type StoreFrame, storeSocialOrgs } from './store-social-orgs.ts';
export { type BodyToStore, storeSupervisingBodies } from './supervising-bodies.ts';
export { isRefused, STORING_REASONS, type Written } from './write-frame.ts';
