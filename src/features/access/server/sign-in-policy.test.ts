import { expect, it } from 'vitest';
import { StartFailure } from '../../../platform/server/start-failure.ts';
import { signInPolicyOf, USUAL_SIGN_IN_POLICY } from './sign-in-policy.ts';

it('is the usual one unless the environment says otherwise', () => {
  expect(signInPolicyOf({ IDLE_MINUTES: '' })).toEqual(USUAL_SIGN_IN_POLICY);
  expect(signInPolicyOf({ IDLE_MINUTES: '30', SESSION_HOURS: '8' })).toEqual({
    ...USUAL_SIGN_IN_POLICY,
    idleMinutes: 30,
    sessionHours: 8,
  });
});

it.each(['0', '-1', '1.5', 'many', '100000'])('does not start with %j', (text) => {
  expect(() => signInPolicyOf({ LOCK_MINUTES: text })).toThrow(StartFailure);
});
