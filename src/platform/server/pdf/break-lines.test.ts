import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines } from './break-lines.ts';

/** Chinese characters and marks two wide, the rest one. */
const widthOf = (text: string) => [...text].reduce((sum, each) => sum + (each > '\u2e7f' ? 2 : 1), 0);
const broken = (text: string, width: number) => breakLines(text, width, widthOf);

describe('lines of a cell', () => {
  it.each([
    ['what fits stays whole', '洋县民政局', 10, ['洋县民政局']],
    ['Chinese breaks anywhere', '洋县志愿者协会', 6, ['洋县志', '愿者协', '会']],
    ['no line begins with a mark', '洋县，志愿者', 4, ['洋', '县，', '志愿', '者']],
    ['no line ends with an opening bracket', '协会（筹）', 6, ['协会', '（筹）']],
    ['numbers stay whole', '电话13800000000', 12, ['电话', '13800000000']],
    ['a word longer than a line is cut', '51610723MJU1234567', 10, ['51610723MJ', 'U1234567']],
    ['a break in the text is one', '甲\n乙', 10, ['甲', '乙']],
    ['blanks at a break go', 'a bc', 2, ['a', 'bc']],
  ])('%s', (_, text, width, lines) => {
    expect(broken(text, width)).toEqual(lines);
  });

  it('loses nothing but blanks, and no line of single characters is too wide', () => {
    const letters = fc.string({ unit: fc.constantFrom('洋', '县', 'a', '1', '，', '（', '𬱖', ' ') });
    fc.assert(
      fc.property(letters, fc.integer({ min: 8, max: 40 }), (text, width) => {
        const lines = broken(text, width);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});
