import { roleNames, scopeKindNames } from '../role.ts';
import type { GrantView } from '../session.contract.ts';
import type { NamedGrantRow } from './session.queries.ts';

/** A grant as screens show it; what has no bound of its own is called by its kind. */
export function grantViewOf({ id, role, scopeKind, scopeId, scopeName }: NamedGrantRow): GrantView {
  return {
    id,
    role,
    roleName: roleNames[role],
    scopeKind,
    scopeId,
    scopeName: scopeName ?? scopeKindNames[scopeKind],
  };
}
