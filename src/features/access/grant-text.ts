import type { GrantView } from './session.contract.ts';

/** A role with what bounds it: 党建工作人员 · 洋县. An administrative duty has no bounds to name. */
export function grantText({ roleName, scopeKind, scopeName }: GrantView): string {
  return scopeKind === 'none' ? roleName : `${roleName} · ${scopeName}`;
}
