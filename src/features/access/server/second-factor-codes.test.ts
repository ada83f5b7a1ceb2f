import { expect, it } from 'vitest';
import {
  hashRecoveryCode,
  looksLikeRecoveryCode,
  makeRecoveryCodes,
  makeSecret,
  secretAddress,
  stepOfCode,
} from './second-factor-codes.ts';

// RFC 6238, appendix B (SHA-1), the last six of the eight digits.
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

it.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
])('at second %i takes %s, as the standard says', (second, code) => {
  expect(stepOfCode(SECRET, code, 0, second * 1000)).toBe(Math.floor(second / 30));
});

it('takes the code of the step before and after, none further off', () => {
  const code = '005924';
  const step = Math.floor(1_234_567_890 / 30);
  const at = (steps: number) => stepOfCode(SECRET, code, 0, (step + steps) * 30_000);
  expect([-2, -1, 0, 1, 2].map(at)).toEqual([null, step, step, step, null]);
});

it('takes no code twice, nor an older one after a newer', () => {
  const now = 1_234_567_890_000;
  const step = stepOfCode(SECRET, ' 005 924 ', 0, now) ?? 0;
  expect(step).toBeGreaterThan(0);
  expect(stepOfCode(SECRET, '005924', step, now)).toBeNull();
  expect(stepOfCode(SECRET, '005924', step + 1, now)).toBeNull();
});

it.each(['', '00592', '0059240', 'abcdef', '００５９２４'])('takes no %j', (code) => {
  expect(stepOfCode(SECRET, code, 0, 1_234_567_890_000)).toBeNull();
});

it('names the site and the account in what the telephone scans', () => {
  const address = new URL(secretAddress(makeSecret(), '洋县社会组织党建', 'guanli'));
  expect(address.protocol).toBe('otpauth:');
  expect(decodeURIComponent(address.pathname)).toContain('洋县社会组织党建:guanli');
  expect(address.searchParams.get('secret')).toMatch(/^[A-Z2-7]{32}$/);
});

it('makes ten recovery codes that may be typed with or without dashes and capitals', () => {
  const codes = makeRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) {
    expect(code).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
    expect(looksLikeRecoveryCode(code)).toBe(true);
    expect(hashRecoveryCode('a', code.toUpperCase().replaceAll('-', ' '))).toEqual(
      hashRecoveryCode('a', code),
    );
    expect(hashRecoveryCode('b', code)).not.toEqual(hashRecoveryCode('a', code));
  }
  expect(looksLikeRecoveryCode('123456')).toBe(false);
});
