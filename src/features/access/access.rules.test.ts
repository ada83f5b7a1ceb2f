import { describe, expect, it } from 'vitest';
import { permissionsOf } from './access.rules.ts';
import { permissions, type Role, type ScopeKind } from './role.ts';

describe('who reads members', () => {
  it.each<[Role, ScopeKind, boolean]>([
    ['officer', 'party', true],
    ['inspector', 'party', true],
    ['branch_secretary', 'party', true],
    ['member', 'self', true],
    ['officer', 'place', false],
    ['officer', 'body', false],
    ['advisor', 'self', false],
    ['system_admin', 'none', false],
    ['auditor', 'none', false],
  ])('%s of %s: %s', (role, scopeKind, reads) => {
    expect(permissionsOf(role, scopeKind).has(permissions.readMembers)).toBe(reads);
  });
});

describe('who reads the log', () => {
  it.each<[Role, boolean, boolean]>([
    ['auditor', true, true],
    ['security_admin', false, true],
    ['system_admin', false, false],
  ])('%s searches it: %s, sees sign-ins and accounts: %s', (role, searches, sees) => {
    const held = permissionsOf(role, 'none');
    expect([held.has(permissions.readAudit), held.has(permissions.readAccessLog)]).toEqual([searches, sees]);
  });
});
