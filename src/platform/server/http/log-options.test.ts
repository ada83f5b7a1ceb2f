import { expect, it } from 'vitest';
import { faultForLog, withoutNumbers } from './log-options.ts';

it.each([
  ['invalid input syntax: "61232319900101123X"', 'invalid input syntax: "<18 digits>"'],
  ['13800000000 and 42501', '<11 digits> and 42501'],
  ['/api/members/01a2038d-28a8-72b3-b7a6-123456789012', '/api/members/01a2038d-28a8-72b3-b7a6-123456789012'],
])('%s', (text, kept) => expect(withoutNumbers(text)).toBe(kept));

it('keeps of a refused row the table and the rule, not the row', () => {
  const fault = Object.assign(new Error('violates check constraint "member_check"'), {
    code: '23514',
    table: 'member',
    constraint: 'member_check',
    detail: 'Failing row contains (王小明, 13800000000).',
    where: 'COPY member, line 1: "王小明"',
    parameters: ['王小明'],
  });
  const kept = faultForLog(new Error('storing failed', { cause: fault }));
  expect(kept.cause).toMatchObject({ code: '23514', table: 'member', constraint: 'member_check' });
  expect(JSON.stringify(kept)).not.toMatch(/王小明|13800000000/);
});
