export { countPartyOrgs } from './list-party-orgs.ts';
export { exportPartyOrgs } from './export-party-orgs.ts';
export { settleListQuestion as settlePartyOrgQuestion } from './list-party-orgs.ts';
export { type ListQuestion as PartyOrgQuestion, partyOrgConditions } from './list.queries.ts';
export type { PartyOrgParts } from './party-org-parts.ts';
export { type PartyOrgRecord, type PartyOrgWalk, walkPartyOrgs } from './walk-party-orgs.ts';
export { extraPlacesIn } from './extra-places.queries.ts';
export { storeCoverageRelations, storePosts, storeTerms } from './store-party-facts.ts';
export { type PartyOrgFrame, type PartyOrgToStore, storePartyOrgs } from './store-party-orgs.ts';
