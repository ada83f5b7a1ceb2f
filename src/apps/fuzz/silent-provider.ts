import type { SignOnSettings } from '../../features/access/server/public.ts';

/** A provider at which nobody answers: the routes of sign-on go as far as they can without one. */
export const silentProvider: SignOnSettings = {
  name: '统一身份认证',
  // The port of "discard", where nothing listens.
  issuer: 'http://127.0.0.1:9',
  clientId: 'nobody',
  clientSecret: null,
  publicOrigin: 'http://localhost',
  factorWords: { acr: [], amr: [] },
  timeoutSeconds: 1,
};
