import * as oidc from 'openid-client';
import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { SIGN_ON_MINUTES, SIGN_ON_RETURN_PATH, type SignOnPurpose } from '../sign-on.ts';
import type { ProviderWord } from '../sign-on.rules.ts';
import type { SignOnSettings } from './sign-on-settings.ts';

/** What the provider's answer has to fit: kept by the browser, sealed, while its owner is away. */
export interface SignOnSecrets {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** What the provider put into the address on the way back. */
export interface ProviderAnswer {
  readonly state: string;
  readonly code?: string | undefined;
  readonly iss?: string | undefined;
  readonly error?: string | undefined;
}

export interface ProvedIdentity extends ProviderWord {
  readonly subject: string;
}

/** Asks the outside provider who somebody is: authorization code with PKCE, state, nonce and the issuer's name. */
export interface IdentityProvider {
  begin(
    purpose: SignOnPurpose,
  ): Promise<{ readonly address: string; readonly secrets: SignOnSecrets } | Refusal>;
  finish(secrets: SignOnSecrets, answer: ProviderAnswer): Promise<ProvedIdentity | Refusal>;
}

/** Where the provider's addresses are, and its keys, may change; so often it is looked up again. */
const KNOWN_FOR_MS = 60 * 60_000;
/** The provider is away, or answers with something else than answers: trying again later may help. */
const AWAY = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
]);

/** @param onFault takes a line for the server's log: which step failed and how, nothing of the person */
export function openIdentityProvider(
  settings: SignOnSettings,
  onFault: (line: string) => void,
): IdentityProvider {
  const configured = rememberFor(KNOWN_FOR_MS, () => discover(settings));
  const redirectAddress = `${settings.publicOrigin}${SIGN_ON_RETURN_PATH}`;
  return {
    async begin(purpose) {
      const secrets = makeSecrets(purpose);
      try {
        const challenge = await oidc.calculatePKCECodeChallenge(secrets.verifier);
        const address = oidc.buildAuthorizationUrl(await configured(), {
          redirect_uri: redirectAddress,
          scope: 'openid',
          state: secrets.state,
          nonce: secrets.nonce,
          code_challenge: challenge,
          code_challenge_method: 'S256',
          ...wishesOf(purpose, settings),
        });
        return { address: address.href, secrets };
      } catch (error) {
        onFault(`sign-on: discovery: ${reasonOf(error)}`);
        return awayOf(settings);
      }
    },
    async finish({ state, nonce, verifier }, answer) {
      if (answer.error !== undefined && answer.state === state) {
        onFault(`sign-on: authorization: ${answer.error.slice(0, 60)}`);
        return brokenOffOf(settings);
      }
      try {
        const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier };
        const address = returnAddress(redirectAddress, answer);
        const tokens = await oidc.authorizationCodeGrant(await configured(), address, checks);
        const claims = tokens.claims();
        if (claims === undefined) return failedOf(settings);
        const { sub: subject, acr, amr } = claims;
        return { subject, acr: typeof acr === 'string' ? acr : null, amr: textsOf(amr) };
      } catch (error) {
        onFault(`sign-on: token: ${reasonOf(error)}`);
        return isAway(error) ? awayOf(settings) : failedOf(settings);
      }
    },
  };
}

function discover(settings: SignOnSettings): Promise<oidc.Configuration> {
  const { issuer, clientId, clientSecret, timeoutSeconds } = settings;
  const server = new URL(issuer);
  // The signature on who somebody is counts, not only the wire that brought it.
  const execute = [oidc.enableNonRepudiationChecks];
  if (server.protocol === 'http:') execute.push(oidc.allowInsecureRequests);
  return oidc.discovery(server, clientId, {}, clientAuthOf(clientSecret), {
    timeout: timeoutSeconds,
    execute,
  });
}

/** As the provider takes it; where it does not say, as the standard has it (OpenID Connect Discovery 1.0, section 3). */
function clientAuthOf(secret: string | null): oidc.ClientAuth {
  if (secret === null) return oidc.None();
  const [posted, basic] = [oidc.ClientSecretPost(secret), oidc.ClientSecretBasic(secret)];
  return (server, ...rest) => {
    const ways = server.token_endpoint_auth_methods_supported ?? [];
    const chosen =
      ways.includes('client_secret_post') && !ways.includes('client_secret_basic') ? posted : basic;
    return chosen(server, ...rest);
  };
}

function makeSecrets(purpose: SignOnPurpose): SignOnSecrets {
  return {
    state: `${purpose}.${oidc.randomState()}`,
    nonce: oidc.randomNonce(),
    verifier: oidc.randomPKCECodeVerifier(),
  };
}

/** Whoever links an account has to sign in there anew: somebody else may still be signed in on a shared computer. */
function wishesOf(purpose: SignOnPurpose, { factorWords }: SignOnSettings): Record<string, string> {
  return {
    ...(purpose === 'link' ? { prompt: 'login' } : {}),
    ...(factorWords.acr.length === 0 ? {} : { acr_values: factorWords.acr.join(' ') }),
  };
}

function returnAddress(redirectAddress: string, { state, code, iss }: ProviderAnswer): URL {
  const address = new URL(redirectAddress);
  for (const [name, value] of Object.entries({ state, code, iss }))
    if (value !== undefined) address.searchParams.set(name, value);
  return address;
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

function isAway(error: unknown): boolean {
  // What fetch throws where nobody answers.
  return error instanceof TypeError || AWAY.has(codeOf(error));
}

function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : '';
}

/** Kind, code and the protocol's own word for the fault (`invalid_client`); none of them holds a secret. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { error: word, cause } = error as { error?: unknown; cause?: unknown };
  return [error.name, codeOf(error), word, cause instanceof Error ? codeOf(cause) : '']
    .filter((part) => typeof part === 'string' && part !== '')
    .join(' ')
    .slice(0, 200);
}

/** The answer of some work for a time, asked for once by all who wait; a failure is not kept. */
function rememberFor<T>(ms: number, work: () => Promise<T>): () => Promise<T> {
  let known: { readonly value: Promise<T>; readonly until: number } | null = null;
  return () => {
    if (known !== null && Date.now() < known.until) return known.value;
    const value = work();
    known = { value, until: Date.now() + ms };
    value.catch(() => {
      if (known?.value === value) known = null;
    });
    return value;
  };
}

function awayOf({ name }: SignOnSettings): Refusal {
  return refuse(
    'sign-on.away',
    `“${name}”没有正常答复。请稍后再试，或用登录名和密码登录；一直不行的，请告诉系统管理员。`,
  );
}

function brokenOffOf({ name }: SignOnSettings): Refusal {
  return refuse('sign-on.broken-off', `在“${name}”的页面上没有完成登录，或那边没有同意。请回来重新开始。`);
}

function failedOf({ name }: SignOnSettings): Refusal {
  return refuse(
    'sign-on.failed',
    `“${name}”给出的结果没有通过核对：可能在那边停留太久，或者打开了用过的地址。请重新开始。`,
  );
}

/** For who comes back to what was not begun in this browser, or too long ago. */
export function lapsedOf({ publicOrigin }: SignOnSettings): Refusal {
  return refuse(
    'sign-on.lapsed',
    `这次登录不是在这个浏览器里开始的，或已超过 ${SIGN_ON_MINUTES} 分钟。请从“${publicOrigin}”打开本系统，重新开始。`,
  );
}
