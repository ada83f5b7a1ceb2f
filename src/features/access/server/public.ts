export { hasAccounts, logAccessChange } from './accounts.queries.ts';
export { isAdvisorInSight } from './find-advisor-accounts.ts';
export { createAccount, type CreatedAccount } from './create-account.ts';
export { readingNames } from './directory-scope.ts';
export { endedGrantsText, endGrantsOfPartyOrg } from './end-grants.ts';
export { type ActingPerson, findActing, findActingOfGrant } from './identify-caller.ts';
export { makeInitialPassword } from './password-hash.ts';
export { rescueAccount } from './rescue-account.ts';
export { giveToken, hashToken, newToken } from './session-token.ts';
export { slipDaysOf } from './slip-days.ts';
export type { AccessParts } from './door.ts';
export { openSignIn } from './sign-in.ts';
export { type SignInPolicy, signInPolicyOf } from './sign-in-policy.ts';
export { type SignOnSettings, signOnSettingsOf } from './sign-on-settings.ts';
export { checkDutyAccounts, type DutyAccounts, storeDutyAccounts } from './split-duties.ts';
export {
  type AccountOptions,
  checkNewAccount,
  type NewAccount,
  storeAccount,
  storeGrant,
} from './store-account.ts';
