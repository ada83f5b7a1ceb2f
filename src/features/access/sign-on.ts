/**
 * Sign-on (统一身份认证): an outside provider (OpenID Connect) proves who somebody is, and the account that is linked to that
 * outer identity (统一身份) opens. A link is made by the person, who proves both ends, or entered by an administrator; never by
 * a name or an e-mail address that happens to agree. No account comes into being by it, and the password goes on beside it.
 */

/** Where the provider sends the browser back to: a page of ours, which then asks from our own origin. */
export const SIGN_ON_RETURN_PATH = '/sign-on/return';

/** How long somebody may take at the provider, or for the code afterwards. */
export const SIGN_ON_MINUTES = 10;

/** As buttons and sentences call the provider unless the installation says otherwise. */
export const USUAL_SIGN_ON_NAME = '统一身份认证';

export const signOnPurposes = ['sign-in', 'link'] as const;
/** To come in, or to link the own account. */
export type SignOnPurpose = (typeof signOnPurposes)[number];

/** The page on which the browser comes back tells by the state what it came for; the server goes by its own note alone. */
export function purposeOfState(state: string): SignOnPurpose {
  return state.startsWith('link.') ? 'link' : 'sign-in';
}

/** Which of the provider's words about a sign-in prove a second factor; both empty: none. */
export interface FactorWords {
  readonly acr: readonly string[];
  readonly amr: readonly string[];
}
