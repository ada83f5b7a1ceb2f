import { describe, expect, it } from 'vitest';
import { isRefusal, onField, quotable, refuse, warn } from './refusal.ts';

describe('refusal', () => {
  it('carries code, message and details', () => {
    expect(refuse('a.b', '不行。', { field: 'name', clause: 'X-01' })).toEqual({
      kind: 'refusal',
      code: 'a.b',
      message: '不行。',
      field: 'name',
      clause: 'X-01',
    });
  });

  it.each([
    [refuse('a', 'b'), true],
    [warn('a', 'b'), false],
    [null, false],
    [undefined, false],
    ['refusal', false],
    [{ kind: 'other' }, false],
  ])('tells refusals from anything else: %o → %s', (value, expected) => {
    expect(isRefusal(value)).toBe(expected);
  });

  it('names the field without changing the first reason', () => {
    const first = warn('a', 'b');
    expect(onField(first, 'phone').field).toBe('phone');
    expect(first.field).toBeUndefined();
  });
});

it.each([
  [' 单独 ', '单独'],
  ['甲'.repeat(40), '甲'.repeat(40)],
  ['甲'.repeat(41), `${'甲'.repeat(40)}…`],
])('quotes %j', (value, expected) => {
  expect(quotable(value)).toBe(expected);
});
