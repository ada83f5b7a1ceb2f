import { describe, expect, it } from 'vitest';
import type { AttendedMember } from './confirmation.ts';
import { checkConfirmed, checkConfirming } from './confirmation.rules.ts';

const MARCH = { from: '2026-03-01', to: '2026-04-01' };
const MEMBER: AttendedMember = { memberId: 'm', name: '党员甲', homeBranchId: 'home', confirmed: null };

describe('a confirmation', () => {
  it.each([
    [true, '2026-04-01', null],
    [true, '2026-05-20', null],
    [true, '2026-03-31', 'confirmation.not-over'],
    [false, '2026-05-20', 'confirmation.own-branch'],
  ])('of a special one: %s, on %s: %s', (special, today, refusal) => {
    expect(checkConfirming({ name: '商会功能型党支部', special }, MARCH, today)?.code ?? null).toBe(refusal);
  });

  it.each<[string, readonly AttendedMember[], string | null]>([
    ['somebody who was called', [MEMBER], null],
    ['somebody who was not', [], 'confirmation.not-called'],
    ['somebody of no branch here', [{ ...MEMBER, homeBranchId: null }], 'confirmation.no-home'],
    [
      'somebody twice',
      [{ ...MEMBER, confirmed: { fromOn: '2026-01-01', lastOn: '2026-03-31' } }],
      'conflict.confirmed',
    ],
  ])('of %s', (_, attended, refusal) => {
    expect(checkConfirmed(['m'], attended)[0]?.code ?? null).toBe(refusal);
  });

  it('is asked about each of many', () => {
    const codes = checkConfirmed(['m', 'n'], [MEMBER]).map(({ code, value }) => [code, value]);
    expect(codes).toEqual([['confirmation.not-called', 'n']]);
  });
});
