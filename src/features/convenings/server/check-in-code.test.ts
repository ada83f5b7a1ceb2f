import { describe, expect, it } from 'vitest';
import { codeOf, makeCodeSecret, provenStep } from './check-in-code.ts';

const secret = makeCodeSecret();
const MEETING = 'one';
const shown = { first: 1000, last: 1100 };

describe('a code', () => {
  const code = codeOf(secret, MEETING, 1050);

  it('is six digits to type and a proof for the picture, another one every step', () => {
    expect(code.digits).toMatch(/^\d{6}$/);
    expect(code.proof.length).toBeLessThan(40);
    const many = new Set(Array.from({ length: 200 }, (_, at) => codeOf(secret, MEETING, at).proof));
    expect(many.size).toBe(200);
  });

  it('proves its step, as digits and as proof, whenever it comes', () => {
    expect(provenStep(secret, MEETING, code.proof, shown)).toBe(1050);
    const found = provenStep(secret, MEETING, code.digits, shown) ?? 0;
    expect(codeOf(secret, MEETING, found).digits).toBe(code.digits);
  });

  it.each([
    ['of another meeting', () => codeOf(secret, 'two', 1050).proof],
    ['of another secret', () => codeOf(makeCodeSecret(), MEETING, 1050).proof],
    ['of a step that was not shown', () => codeOf(secret, MEETING, 1101).proof],
    ['with its step altered', () => code.proof.replace(/^[^.]+/, (1051).toString(36))],
    ['empty', () => ''],
    ['no code at all', () => '签到.'],
    ['too long', () => `${code.proof}x`],
  ])('%s proves nothing', (_, made) => {
    expect(provenStep(secret, MEETING, made(), shown)).toBeNull();
  });
});
