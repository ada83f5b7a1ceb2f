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

it('lets passwords grow old where no age is set, and only there', () => {
  expect(signInPolicyOf({ PASSWORD_DAYS: '0' }).passwordDays).toBe(0);
  expect(signInPolicyOf({ PASSWORD_DAYS: '90' }).passwordDays).toBe(90);
  expect(() => signInPolicyOf({ PASSWORD_DAYS: '-1' })).toThrow('PASSWORD_DAYS 应是 0 到 3650 的整数');
});

it.each(['0', '-1', '1.5', 'many', '100000'])('does not start with %j', (text) => {
  expect(() => signInPolicyOf({ LOCK_MINUTES: text })).toThrow(StartFailure);
});
