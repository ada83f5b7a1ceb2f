import { expect, it } from 'vitest';
import { auditActionName, auditDetail, searchDetail } from './audit-detail.ts';
import type { AuditKind } from './audit-line.ts';

it.each<[Record<string, [unknown, unknown]>, string | null]>([
  [{}, null],
  [{ displayName: ['王五', '王武'] }, '姓名 王五 → 王武'],
  [{ address: [null, '10.0.0.8'] }, '网络地址 10.0.0.8'],
  [{ outerIdentity: [null, '5f0c29d1a7e4'] }, '统一身份 5f0c29d1a7e4'],
  [{ state: ['active', 'closed'], displayName: ['甲某', '乙某'] }, '状态 可用 → 已停用；姓名 甲某 → 乙某'],
  [
    { grant: [null, { role: 'officer', scopeKind: 'place', scopeId: '610723000' }] },
    '党建工作人员（行政区划范围）',
  ],
  [{ grant: [{ role: 'auditor', scopeKind: 'none', scopeId: null }, null] }, '安全审计员（不涉及业务数据）'],
  [{ file: [null, { name: 'a' }] }, 'file {"name":"a"}'],
])('%j reads %s', (changes, text) => {
  expect(auditDetail({ changes })).toBe(text);
});

it.each<[AuditKind, string, string]>([
  ['change', 'change', '变更'],
  ['account', 'change', '修改账号'],
  ['sign-in', 'sign-in-failed', '登录失败'],
  ['sign-in', 'sign-in-by-sign-on', '用统一身份登录'],
  ['look', 'reveal-phone', '查看联系电话'],
  ['command', 'import', '命令行 import'],
  ['change', 'unheard-of', 'unheard-of'],
])('%s %s is called %s', (kind, action, name) => {
  expect(auditActionName({ kind, action })).toBe(name);
});

const nothing = { changes: null, fields: null, purpose: null, count: null };
it.each<[Partial<Parameters<typeof searchDetail>[0]>, string | null]>([
  [{}, null],
  [{ fields: ['name', 'staff'] }, '改动 2 项'],
  [{ fields: [] }, null],
  [{ changes: { state: ['active', 'closed'] } }, '状态 可用 → 已停用'],
  [{ count: 20, purpose: '年度统计' }, '20 条；用途：年度统计'],
])('a found line with %j reads %s', (line, text) => {
  expect(searchDetail({ ...nothing, ...line })).toBe(text);
});
