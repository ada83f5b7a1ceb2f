import { v7 } from 'uuid';
import { idOf, nothing, type RouteCases } from './route-case.ts';

const any = () => true;
const back = () => ({ body: { state: 'sign-in.walk', code: 'walk' } });

/** Coming in by way of the outside provider, and whose identity there opens which account. */
export const signOnCases: RouteCases = {
  readSignOn: { does: 'read', call: nothing, signedOut: 'answered' },
  beginSignOn: {
    does: 'write',
    unlogged: 'counts once somebody comes back, which is logged',
    call: nothing,
    signedOut: 'refused',
  },
  finishSignOn: { does: 'write', call: back, signedOut: 'refused' },
  confirmSignOn: { does: 'write', call: () => ({ body: { code: '000000' } }), signedOut: 'refused' },
  readOwnOuterIdentity: { does: 'read', call: nothing },
  beginOwnLink: {
    does: 'write',
    unlogged: 'counts once the person comes back, which is logged',
    call: () => ({ body: { currentPassword: 'Wrong-2026-ibis' } }),
    onlyRefuses: true,
  },
  finishOwnLink: { does: 'write', call: back, onlyRefuses: true },
  endOwnLink: { does: 'write', call: nothing, onlyRefuses: true },
  readOuterIdentity: { does: 'read', about: 'account', call: idOf, within: any, directory: ['account'] },
  enterOuterIdentity: {
    does: 'write',
    about: 'account',
    call: (tried) => ({ ...idOf(tried), body: { subject: v7() } }),
    within: any,
  },
  // An account made for the try has no link yet.
  removeOuterIdentity: { does: 'write', about: 'account', call: idOf, within: any, onlyRefuses: true },
};
