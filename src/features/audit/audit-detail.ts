import { type Role, roleNames, type ScopeKind, scopeKindNames } from '../access/role.ts';
import type { AuditLineView } from './changes.contract.ts';

const TITLES: Readonly<Record<string, string>> = {
  signInName: '登录名',
  displayName: '姓名',
  state: '状态',
  siteName: '系统名称',
  address: '网络地址',
};
const STATES: Readonly<Record<string, string>> = { active: '可用', locked: '已锁定', closed: '已停用' };

/** What a line changed, in words: 姓名 王五 → 王武. Null when its action says all. */
export function auditDetail({ changes }: Pick<AuditLineView, 'changes'>): string | null {
  const parts = Object.entries(changes).map(([field, [before, after]]) => {
    const [was, is] = [wordOf(field, before), wordOf(field, after)];
    if (field === 'grant') return was ?? is ?? '';
    const title = TITLES[field] ?? field;
    if (was === null || is === null) return `${title} ${was ?? is ?? ''}`;
    return `${title} ${was} → ${is}`;
  });
  return parts.join('；') || null;
}

function wordOf(field: string, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return field === 'state' ? (STATES[value] ?? value) : value;
  if (field !== 'grant') return JSON.stringify(value);
  const { role, scopeKind } = value as { role: Role; scopeKind: ScopeKind };
  return `${roleNames[role]}（${scopeKindNames[scopeKind]}）`;
}
