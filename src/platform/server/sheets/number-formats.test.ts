import { describe, expect, it } from 'vitest';
import { readNumberFormats } from './number-formats.ts';

/** Styles with one custom format, or one built in. */
function formatOf(code: string | number) {
  const custom = typeof code === 'string';
  const written = custom ? code.replaceAll('&', '&amp;').replaceAll('"', '&quot;') : '';
  const formats = custom ? `<numFmts><numFmt numFmtId="164" formatCode="${written}"/></numFmts>` : '';
  return readNumberFormats(
    `<styleSheet>${formats}<cellXfs><xf numFmtId="${custom ? 164 : code}"/></cellXfs></styleSheet>`,
  )[0];
}

describe('a number format says that the number is a day or a time', () => {
  it.each([
    'yyyy-mm-dd',
    'yyyy"年"m"月"d"日"',
    '[$-804]yyyy"年"m"月"d"日";@',
    '[DBNum1][$-804]yyyy"年"m"月"',
    'm"月"',
    'mm:ss.0',
    '[h]:mm',
    'd-mmm-yy',
    'h:mm AM/PM',
    'yyyy\\.mm',
    14,
    22,
    31,
    47,
    57,
  ])('%s', (code) => {
    expect(formatOf(code)?.isDate).toBe(true);
  });

  it.each([
    'General',
    '@',
    '0',
    '0.00',
    '#,##0.00_ ',
    '0.00E+00',
    '[Red]0.00',
    '0"days"',
    '# ?/?',
    '000',
    'G/通用格式',
    0,
    2,
    9,
    49,
  ])('not %s', (code) => {
    expect(formatOf(code)?.isDate).toBe(false);
  });

  it.each([
    ['yyyy"年"m"月"', { kind: 'month' }],
    ['yyyy', { kind: 'year' }],
    ['0.00', { kind: 'decimals', digits: 2 }],
    ['00000', { kind: 'zeros', digits: 5 }],
    ['yyyy-mm-dd', undefined],
    [57, { kind: 'month' }],
    [2, { kind: 'decimals', digits: 2 }],
  ])('and how %s shows it', (code, hint) => {
    expect(formatOf(code)?.hint).toEqual(hint);
  });
});
