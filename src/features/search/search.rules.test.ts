import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../platform/kernel/refusal.ts';
import { permissionsOf } from '../access/access.rules.ts';
import { makeCreditCode } from '../codes/credit-code.rules.ts';
import { makeIdentityNumber } from '../codes/identity-number.rules.ts';
import { findableKinds, mayStandInAddress, meaningOf } from './search.rules.ts';

const TODAY = '2026-11-22';
const number = makeIdentityNumber({ region: '100199', bornOn: '1990-03-07', sex: '2', sequence: 1 });
const digits = makeCreditCode({ prefix: '51', region: '610723', subject: '50123456' });

describe('meaningOf', () => {
  const told = (text: string) => {
    const meaning = meaningOf(text, TODAY);
    if (isRefusal(meaning)) return meaning.code;
    const { number: whole, code, names } = meaning;
    return { number: whole, code: code?.text ?? null, names: names.length };
  };

  it.each([
    ['志愿者', { number: null, code: null, names: 1 }],
    ['yxzyz', { number: null, code: 'YXZYZ', names: 1 }],
    ['洋县 志愿', { number: null, code: null, names: 2 }],
    ['51610723MJ', { number: null, code: '51610723MJ', names: 1 }],
    [number, { number, code: number, names: 0 }],
    [` ${number.slice(0, 6)} ${number.slice(6).toLowerCase()}`, { number, code: number, names: 0 }],
    [digits, { number: null, code: digits, names: expect.any(Number) }],
    ['y', 'search.short'],
    ['（ ）', 'search.short'],
  ])('%s', (text, expected) => expect(told(text)).toEqual(expected));

  it('of a number with a slip says which, without repeating it', () => {
    const slip = `${number.slice(0, 17)}${number[17] === '1' ? '2' : '1'}`;
    const refusal = meaningOf(slip, TODAY);
    expect(isRefusal(refusal) && refusal.code).toMatch(/^identity-number\./);
    expect(JSON.stringify(refusal)).not.toContain(slip.slice(6, 14));
  });
});

it.each([
  ['officer', 'party', ['social_org', 'party_org', 'member']],
  ['officer', 'place', ['social_org', 'party_org']],
  ['inspector', 'body', ['social_org', 'party_org']],
  ['branch_secretary', 'party', ['social_org', 'party_org', 'member']],
  ['advisor', 'self', ['social_org']],
  ['auditor', 'none', []],
] as const)('%s of a %s finds %j', (role, scope, kinds) =>
  expect(findableKinds(permissionsOf(role, scope))).toEqual(kinds),
);

it.each([
  [number, false],
  [number.slice(0, 10), false],
  ['1001 9919 90', false],
  ['138 0000 1234', false],
  ['志愿者', true],
  ['51610723MJ', true],
  ['2026', true],
])('%s may stand in an address: %s', (text, may) => expect(mayStandInAddress(text)).toBe(may));
