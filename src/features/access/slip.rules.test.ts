import { describe, expect, it } from 'vitest';
import type { Role } from './role.ts';
import { foldSlipCode, refuseSlip, slipCodeText } from './slip.rules.ts';

describe('a code', () => {
  it.each([
    ['1234 5678 9012 3456', '1234567890123456'],
    ['１２３４-5678-9012-3456', '1234567890123456'],
    [' 1234567890123456\n', '1234567890123456'],
    ['123456789012345', null],
    ['12345678901234567', null],
    ['1234 5678 9012 345O', null],
    ['', null],
  ])('typed as %j is read as %j', (typed, code) => {
    expect(foldSlipCode(typed)).toBe(code);
  });

  it('is printed in groups and read back', () => {
    expect(slipCodeText('1234567890123456')).toBe('1234 5678 9012 3456');
    expect(foldSlipCode(slipCodeText('0000111122223333'))).toBe('0000111122223333');
  });
});

describe('a slip', () => {
  const receiver = (roles: readonly Role[], more: object = {}) => ({
    active: true,
    roles,
    withinBounds: true,
    ...more,
  });

  it.each([
    ['a member', receiver(['member']), null],
    ['a secretary who is a member', receiver(['member', 'branch_secretary']), null],
    ['an advisor', receiver(['advisor']), null],
    ['a closed account', receiver(['member'], { active: false }), 'slip.closed'],
    ['nobody in particular', receiver([]), 'slip.no-grant'],
    ['an officer', receiver(['member', 'officer']), 'slip.role'],
    ['an inspector', receiver(['inspector']), 'slip.role'],
    ['an administrator', receiver(['system_admin']), 'slip.role'],
    ['who reaches further', receiver(['branch_secretary'], { withinBounds: false }), 'slip.beyond'],
  ])('for %s', (_, given, code) => {
    expect(refuseSlip(given)?.code ?? null).toBe(code);
  });
});
