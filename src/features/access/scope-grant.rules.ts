/** What an officer may grant to others: only what lies within the own scope and role. */
import { type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import type { WantedGrant } from './account.rules.ts';
import { type Role, roleNames, type ScopeKind, scopeKindNames } from './role.ts';

const GRANTABLE: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  officer: ['officer', 'inspector', 'branch_secretary'],
};

/** The roles that a role may give on: its own and those that may do less. Administrative duties are never among them. */
export function grantableRoles(role: Role, scopeKind: ScopeKind): readonly Role[] {
  const roles = GRANTABLE[role] ?? [];
  // A secretary keeps persons: only the Party line gives that on.
  return scopeKind === 'party' ? roles : roles.filter((each) => each !== 'branch_secretary');
}

export interface Granter {
  readonly role: Role;
  readonly scopeKind: ScopeKind;
}

/** Refuses what is more than the granter's role, or of another kind of scope. Whether the scope lies within is the database's to say. */
export function refuseBeyond(granter: Granter, wanted: WantedGrant): Refusal | null {
  if (!grantableRoles(granter.role, granter.scopeKind).includes(wanted.role)) {
    return refuse('grant.beyond-role', `您的身份不能授予“${roleNames[wanted.role]}”。请联系安全管理员。`, {
      field: 'role',
    });
  }
  if (wanted.scopeKind === granter.scopeKind) return null;
  return refuse(
    'grant.beyond-kind',
    `您是按“${scopeKindNames[granter.scopeKind]}”授权的，只能同样按它授权给别人。`,
    { field: 'scopeKind' },
  );
}
