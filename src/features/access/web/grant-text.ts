import type { GrantView } from '../session.contract.ts';

/** A role with what bounds it: 党建工作人员 · 洋县. */
export function grantText({ roleName, scopeName }: Pick<GrantView, 'roleName' | 'scopeName'>): string {
  return `${roleName} · ${scopeName}`;
}
