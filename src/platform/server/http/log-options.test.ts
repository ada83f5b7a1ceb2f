import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { faultForLog, logOptions, withoutNumbers, withoutSecrets } from './log-options.ts';

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

it('keeps no secret that stands in an address, and the ids of records', () => {
  for (let each = 0; each < 50; each++) {
    const token = randomBytes(32).toString('base64url');
    const url = `/api/calendars/${token}.ics`;
    expect(withoutSecrets(url)).toBe('/api/calendars/<secret>.ics');
    const { req } = logOptions('info').serializers ?? {};
    expect(JSON.stringify(req?.({ method: 'GET', url } as never))).not.toContain(token);
  }
  const id = '/api/members/01a2038d-28a8-72b3-b7a6-123456789012/attended-elsewhere';
  expect(withoutSecrets(id)).toBe(id);
});
