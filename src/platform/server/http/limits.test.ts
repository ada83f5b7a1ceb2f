import { expect, it } from 'vitest';
import { StartFailure } from '../start-failure.ts';
import { limitsOf, USUAL_LIMITS } from './limits.ts';

it('are the usual ones unless the environment says otherwise', () => {
  expect(limitsOf({ SIGN_INS_A_MINUTE: '' })).toEqual(USUAL_LIMITS);
  expect(limitsOf({ SIGN_INS_A_MINUTE: '5', SET_UPS_A_MINUTE: '1000000' })).toEqual({
    ...USUAL_LIMITS,
    signInsAMinute: 5,
    setUpsAMinute: 1_000_000,
  });
});

it.each(['0', '-1', '1.5', 'many', '1e9'])('does not start with %j', (text) => {
  expect(() => limitsOf({ SIGN_INS_A_MINUTE: text })).toThrow(StartFailure);
});
