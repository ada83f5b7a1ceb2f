import { expect, it } from 'vitest';
import type { ChainFault } from './audit-chain.ts';
import { checkRetention, faultText, type Retention, USUAL_RETENTION } from './audit-chain.rules.ts';

it.each<[string, Partial<Retention>, RegExp | null]>([
  ['the usual', {}, null],
  ['longer', { change: 4000, 'sign-in': 400, look: 4000 }, null],
  ['looks for 180 days', { look: 180 }, null],
  ['changes for less than three years', { change: 1095 }, /变更记录至少保存 1096 天/],
  ['sign-ins for less than 180 days', { 'sign-in': 179 }, /登录记录至少保存 180 天/],
  ['looks for no number of days', { look: Number.NaN }, /查看记录至少保存 180 天/],
])('keeping lines for %s', (_, retention, message) => {
  const refusal = checkRetention({ ...USUAL_RETENTION, ...retention });
  if (message === null) expect(refusal).toBeNull();
  else expect(refusal?.message).toMatch(message);
});

it.each<[ChainFault, string]>([
  [{ code: 'seal-missing', seq: 3 }, '第 3 次封存缺失。'],
  [
    { code: 'line-altered', seq: 2, line: { kind: 'change', id: 17 } },
    '第 2 次封存中，变更记录第 17 条被改动。',
  ],
  [
    { code: 'line-inserted', seq: null, line: { kind: 'look', id: 5 } },
    '查看记录第 5 条不是由系统写入的，是后来插入的。',
  ],
])('%j reads %s', (fault, text) => {
  expect(faultText(fault)).toBe(text);
});
