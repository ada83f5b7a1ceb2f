import { factorDemandNames } from '../access/factor-demand.ts';
import { type Role, roleNames, type ScopeKind, scopeKindNames } from '../access/role.ts';
import { recordActionNames } from './audit-line.ts';
import type { AuditSearchLine } from './audit-search.contract.ts';
import { accountActionNames } from './change-line.ts';
import type { AuditLineView } from './changes.contract.ts';

const TITLES: Readonly<Record<string, string>> = {
  signInName: '登录名',
  displayName: '姓名',
  state: '状态',
  siteName: '系统名称',
  approvalRows: '导出审批限额',
  uploadDays: '上传文件保存天数',
  export: '导出',
  address: '网络地址',
  outerIdentity: '统一身份',
  factorDemand: '必须使用两步验证的人',
  expiresOn: '有效期至',
  devices: '受信任的手机',
};
/** Values that the log keeps by their code. */
const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  state: { active: '可用', locked: '已锁定', closed: '已停用' },
  factorDemand: factorDemandNames,
};

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

/** What was done, in words. */
export function auditActionName({ kind, action }: Pick<AuditSearchLine, 'kind' | 'action'>): string {
  if (kind === 'command') return `命令行 ${action}`;
  const names = kind === 'account' || kind === 'sign-in' ? accountActionNames : recordActionNames;
  return names[action] ?? action;
}

/** What a found line holds beside who, what and when: of a record only how much was changed. */
export function searchDetail({
  changes,
  fields,
  purpose,
  count,
}: Pick<AuditSearchLine, 'changes' | 'fields' | 'purpose' | 'count'>): string | null {
  const parts = [
    changes === null ? null : auditDetail({ changes }),
    fields === null || fields.length === 0 ? null : `改动 ${fields.length} 项`,
    count === null ? null : `${count} 条`,
    purpose === null ? null : `用途：${purpose}`,
  ];
  return parts.filter((each) => each !== null).join('；') || null;
}

function wordOf(field: string, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return WORDS[field]?.[value] ?? value;
  if (field !== 'grant') return JSON.stringify(value);
  const { role, scopeKind } = value as { role: Role; scopeKind: ScopeKind };
  return `${roleNames[role]}（${scopeKindNames[scopeKind]}）`;
}
