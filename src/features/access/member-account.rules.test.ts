import { describe, expect, it } from 'vitest';
import type { MemberStatus } from '../codes/tables/member.ts';
import { type MemberAccountRole, refuseMemberAccount, refuseMemberRole } from './member-account.rules.ts';

describe('an account for a member', () => {
  it.each<[MemberStatus, string | null]>([
    ['full', null],
    ['probationary', null],
    ['suspended', 'account.past-member'],
    ['left', 'account.past-member'],
    ['cancelled', 'account.past-member'],
    ['dead', 'account.past-member'],
  ])('of status %s: %s', (status, code) => {
    expect(refuseMemberAccount(status)?.code ?? null).toBe(code);
  });

  it.each<[MemberAccountRole, boolean, string | null]>([
    ['member', false, null],
    ['advisor', false, null],
    ['branch_secretary', true, null],
    ['branch_secretary', false, 'grant.scope'],
  ])('as %s, branch within the scope: %s, gives %s', (role, branchInScope, code) => {
    expect(refuseMemberRole(role, branchInScope)?.code ?? null).toBe(code);
  });
});
