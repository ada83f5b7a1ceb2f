import { describe, expect, it } from 'vitest';
import { coveringText } from './covering.rules.ts';

const branch = { id: '1', name: '甲支部', way: 'attached' };

describe('by whom an organisation is covered', () => {
  it.each([
    ['a branch in sight', { way: 'attached', coveredBy: [branch] }, '甲支部（挂靠建）'],
    [
      'two, by the strongest way that counts',
      { way: 'sole', coveredBy: [{ ...branch, name: '乙支部', way: 'sole' }, branch] },
      '乙支部、甲支部（单独建）',
    ],
    ['a way that the 口径 does not count', { way: null, coveredBy: [branch] }, '甲支部（挂靠建）'],
    ['a branch out of sight', { way: 'attached', coveredBy: [] }, '挂靠建，党组织不在管理范围内'],
    ['a functional one out of sight', { way: 'functional', coveredBy: [] }, '功能型，党组织不在管理范围内'],
    ['nobody', { way: null, coveredBy: [] }, null],
  ] as const)('%s', (_name, { way, coveredBy }, text) => {
    expect(coveringText({ way, coveredBy })).toBe(text);
  });
});
