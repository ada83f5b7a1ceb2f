import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffTexts, type TextPart } from './diff-text.rules.ts';

const shown = (parts: readonly TextPart[]) =>
  parts.map(({ text, same }) => (same ? text : `[${text}]`)).join('');

describe('the differing characters', () => {
  it.each([
    ['洋县志愿者协会', '洋县志愿者协会', '洋县志愿者协会', '洋县志愿者协会'],
    ['洋县志愿者协会', '洋县志愿者联合会', '洋县志愿者[协]会', '洋县志愿者[联合]会'],
    ['洋县第一学校', '洋县学校', '洋县[第一]学校', '洋县学校'],
    ['（城区）学校', '(城区)学校', '（城区）学校', '(城区)学校'],
    ['甲', '乙', '[甲]', '[乙]'],
    ['', '乙', '', '[乙]'],
    ['𠀀一', '𠀁一', '[𠀀]一', '[𠀁]一'],
  ])('of %s and %s', (a, b, left, right) => {
    const [one, other] = diffTexts(a, b);
    expect([shown(one), shown(other)]).toEqual([left, right]);
  });

  it('of long texts are all of them', () => {
    const long = '长'.repeat(201);
    expect(diffTexts(long, '短').map(shown)).toEqual([`[${long}]`, '[短]']);
  });

  it('leave both texts whole, and agree on what is common', () => {
    const text = fc.string({ unit: fc.constantFrom('洋', '县', '学', '校', '协', '会'), maxLength: 30 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [left, right] = diffTexts(a, b);
        const common = (parts: readonly TextPart[]) =>
          parts
            .filter(({ same }) => same)
            .map((part) => part.text)
            .join('');
        return (
          left.map((part) => part.text).join('') === a &&
          right.map((part) => part.text).join('') === b &&
          common(left) === common(right)
        );
      }),
    );
  });
});
