import { describe, expect, it } from 'vitest';
import { permissionsOf } from './access.rules.ts';
import { permissions, type Role, roles, type ScopeKind, scopeKinds, scopeKindsOfRole } from './role.ts';
import { grantableRoles, refuseBeyond } from './scope-grant.rules.ts';

/** The word of whoever holds the post: an officer says who that is, and never speaks in the place of it. */
const OF_THE_POST: ReadonlySet<string> = new Set([permissions.approveMinutes]);

describe('what may be granted on', () => {
  it.each([
    ['officer', 'party', ['officer', 'inspector', 'branch_secretary']],
    ['officer', 'place', ['officer', 'inspector']],
    ['officer', 'body', ['officer', 'inspector']],
    ['inspector', 'party', []],
    ['branch_secretary', 'party', []],
    ['advisor', 'self', []],
    ['system_admin', 'none', []],
  ] as const)('%s by %s: %j', (role, kind, expected) => {
    expect(grantableRoles(role, kind)).toEqual(expected);
  });

  it('is never more than the granter may do', () => {
    const held = roles.flatMap((role) => scopeKindsOfRole[role].map((kind) => [role, kind] as const));
    for (const [role, kind] of held)
      for (const granted of grantableRoles(role, kind))
        for (const each of permissionsOf(granted, kind)) {
          // A secretary takes out the roll of the own branch, which an officer of the line may as well.
          if (!OF_THE_POST.has(each)) expect(permissionsOf(role, kind)).toContain(each);
        }
  });

  it.each(scopeKinds.filter((kind) => kind !== 'party'))('is not by %s from who holds by party', (kind) => {
    const wanted = { role: 'inspector' as Role, scopeKind: kind as ScopeKind, scopeId: 'x' };
    expect(refuseBeyond({ role: 'officer', scopeKind: 'party' }, wanted)?.code).toBe('grant.beyond-kind');
  });
});
