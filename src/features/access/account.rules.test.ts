import { describe, expect, it } from 'vitest';
import {
  checkGrant,
  checkSignInName,
  foldSignInName,
  type Grantee,
  lockMinutesAfter,
  type WantedGrant,
} from './account.rules.ts';
import { type Role, roles, type ScopeKind, scopeKinds, scopeKindsOfRole } from './role.ts';

describe('a sign-in name', () => {
  it.each([
    ['ＡＤＭＩＮ　', 'admin'],
    [' Zhang.San ', 'zhang.san'],
    ['系统管理员', '系统管理员'],
  ])('%s is %s', (typed, folded) => {
    expect(foldSignInName(typed)).toBe(folded);
    expect(checkSignInName(folded)).toBeNull();
  });

  it.each(['', 'a', '-a1', 'a b', 'a@b.cn', 'x'.repeat(33)])('%j is refused', (name) => {
    expect(checkSignInName(name)).toMatchObject({ code: 'account.sign-in-name', field: 'signInName' });
  });
});

it.each([
  [0, 0],
  [1, 0],
  [4, 0],
  [5, 10],
  [6, 0],
  [10, 20],
  [15, 40],
  [20, 60],
  [500, 60],
])('after %i failures an account waits %i minutes', (failures, minutes) => {
  expect(lockMinutesAfter(failures, { failures: 5, firstMinutes: 10, longestMinutes: 60 })).toBe(minutes);
});

describe('a grant', () => {
  const nobody: Grantee = { active: true, trial: false, small: false, self: false, grants: [] };
  const grant = (role: Role, scopeKind: ScopeKind = scopeKindsOfRole[role][0] ?? 'none'): WantedGrant => ({
    role,
    scopeKind,
    scopeId: ['party', 'place', 'body'].includes(scopeKind) ? 'x' : null,
  });

  it.each(roles.flatMap((role) => scopeKinds.map((kind) => [role, kind] as const)))(
    'of %s by %s stands or falls with the table',
    (role, kind) => {
      const refusal = checkGrant(grant(role, kind), nobody);
      expect(refusal?.code ?? null).toBe(scopeKindsOfRole[role].includes(kind) ? null : 'grant.scope-kind');
    },
  );

  it('needs its bounds, and none where there are none', () => {
    expect(checkGrant({ ...grant('officer'), scopeId: null }, nobody)?.field).toBe('scopeId');
    expect(checkGrant({ ...grant('member'), scopeId: 'x' }, nobody)?.field).toBe('scopeId');
  });

  it.each<[string, Role, Partial<Grantee>, string]>([
    ['to a closed account', 'officer', { active: false }, 'grant.closed'],
    ['to oneself', 'officer', { self: true }, 'grant.own'],
    ['of the same again', 'officer', { grants: [grant('officer')] }, 'grant.exists'],
    ['of a second duty', 'auditor', { grants: [grant('system_admin')] }, 'grant.duties-apart'],
    ['of a duty to an officer', 'system_admin', { grants: [grant('officer')] }, 'grant.duties-apart'],
    [
      'of records to a keeper of a duty',
      'officer',
      { grants: [grant('security_admin')] },
      'grant.duties-apart',
    ],
  ])('%s is refused', (_what, role, grantee, code) => {
    expect(checkGrant(grant(role), { ...nobody, ...grantee })?.code).toBe(code);
  });

  it('may join everything on the trial account', () => {
    const trial = { ...nobody, trial: true, self: true, grants: [grant('system_admin')] };
    expect(checkGrant(grant('officer'), trial)).toBeNull();
    expect(checkGrant(grant('auditor'), trial)).toBeNull();
  });

  it('may give a person several data roles', () => {
    expect(checkGrant(grant('branch_secretary'), { ...nobody, grants: [grant('officer')] })).toBeNull();
  });

  it.each([
    ['system_admin', 'security_admin', true],
    ['security_admin', 'officer', true],
    ['officer', 'system_admin', true],
    ['auditor', 'inspector', true],
    ['inspector', 'auditor', true],
    ['auditor', 'officer', false],
    ['auditor', 'branch_secretary', false],
    ['auditor', 'system_admin', false],
    ['security_admin', 'auditor', false],
  ] as const)('in a small office, %s beside %s: %s', (held, wanted, may) => {
    const refusal = checkGrant(grant(wanted), { ...nobody, small: true, grants: [grant(held)] });
    expect(refusal?.code ?? null).toBe(may ? null : 'grant.duties-apart');
  });
});
