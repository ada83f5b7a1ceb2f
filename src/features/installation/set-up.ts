import { partyOrgKinds } from '../codes/tables/party-org-kind.ts';

/**
 * Set-up (初始设置) turns an empty data folder into an installation (本套系统): it names the site, its region and the root of
 * the Party tree, and makes the first accounts. Either three persons keep the administrative duties from the start
 * (三员分立, GB/T 22239-2019), or one trial account (试用账号) holds everything until they are split.
 */
export const setUpModes = ['split', 'trial'] as const;
export type SetUpMode = (typeof setUpModes)[number];

/** Kinds that can stand at the root of a Party tree: committees that last. */
export const rootKinds = partyOrgKinds.entries.filter(
  (kind) => kind.tier === 'committee' && !('temporary' in kind),
);

/** How long the one-time code in the console is good for. */
export const SETUP_CODE_MINUTES = 15;

export interface RootPartyOrg {
  readonly name: string;
  readonly kind: string;
}
