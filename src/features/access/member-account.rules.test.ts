import { describe, expect, it } from 'vitest';
import type { MemberStatus } from '../codes/tables/member.ts';
import { refuseMemberAccount } from './member-account.rules.ts';

describe('an account for a member', () => {
  it.each<[MemberStatus, string | null]>([
    ['full', null],
    ['probationary', null],
    ['suspended', 'account.past-member'],
    ['left', 'account.past-member'],
    ['cancelled', 'account.past-member'],
    ['dead', 'account.past-member'],
  ])('of status %s: %s', (status, code) => {
    expect(refuseMemberAccount(status, true)?.code ?? null).toBe(code);
  });

  it('of a branch outside the scope is opened there', () => {
    expect(refuseMemberAccount('full', false)?.code).toBe('grant.scope');
  });
});
