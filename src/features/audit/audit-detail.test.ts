import { expect, it } from 'vitest';
import { auditDetail } from './audit-detail.ts';

it.each<[Record<string, [unknown, unknown]>, string | null]>([
  [{}, null],
  [{ displayName: ['王五', '王武'] }, '姓名 王五 → 王武'],
  [{ address: [null, '10.0.0.8'] }, '网络地址 10.0.0.8'],
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
