import { describe, expect, it } from 'vitest';
import { type DayInput, parseDay } from './parse-day.ts';

describe('parseDay reads', () => {
  it.each<[string, string, string]>([
    ['1990.01', '1990-01-01', 'month'],
    ['1990.1', '1990-01-01', 'month'],
    ['1990.10', '1990-10-01', 'month'],
    ['1990年1月', '1990-01-01', 'month'],
    ['1990年01月', '1990-01-01', 'month'],
    ['1990-1', '1990-01-01', 'month'],
    ['1990/12', '1990-12-01', 'month'],
    ['199001', '1990-01-01', 'month'],
    ['1990年1月5日', '1990-01-05', 'day'],
    ['1990年1月5号', '1990-01-05', 'day'],
    ['1990年1月5', '1990-01-05', 'day'],
    ['19900105', '1990-01-05', 'day'],
    ['1990/1/5', '1990-01-05', 'day'],
    ['1990-1-5', '1990-01-05', 'day'],
    ['1990.1.5', '1990-01-05', 'day'],
    ['1990.01.05.', '1990-01-05', 'day'],
    ['１９９０．０１．０５', '1990-01-05', 'day'],
    ['1990 年 1 月 5 日', '1990-01-05', 'day'],
    ['1990—01—05', '1990-01-05', 'day'],
    ['1990、1、5', '1990-01-05', 'day'],
    ['1990-01-05 00:00:00', '1990-01-05', 'day'],
    ['1990-01-05T08:30:00.000Z', '1990-01-05', 'day'],
    ['1990/1/5 8:00', '1990-01-05', 'day'],
    ['2024-02-29', '2024-02-29', 'day'],
    ['1990', '1990-01-01', 'year'],
    ['1990年', '1990-01-01', 'year'],
    ['一九九〇年一月五日', '1990-01-05', 'day'],
    ['一九九零年十二月三十一日', '1990-12-31', 'day'],
    ['二〇二一年十月', '2021-10-01', 'month'],
    ['二○二一年七月二十日', '2021-07-20', 'day'],
  ])('%j as %s known to the %s', (text, on, precision) => {
    expect(parseDay(text)).toEqual({ on, precision });
  });

  it.each(['', '  ', '-', '—', '/', '无', '不详', '未知', '待核实'])('%j as unknown', (text) => {
    expect(parseDay(text)).toBeNull();
  });

  it.each<[DayInput, string, string]>([
    [{ text: '1990-01-05', isoDay: '1990-01-05' }, '1990-01-05', 'day'],
    [{ text: '1990-01', isoDay: '1990-01-01', dayPrecision: 'month' }, '1990-01-01', 'month'],
    [{ text: '19900105', number: 19900105 }, '1990-01-05', 'day'],
    [{ text: '1990.12', number: 1990.12 }, '1990-12-01', 'month'],
    [{ text: '1990.2', number: 1990.2 }, '1990-02-01', 'month'],
    [{ text: '1990.10', number: 1990.1 }, '1990-10-01', 'month'],
    [{ text: '1990', number: 1990 }, '1990-01-01', 'year'],
  ])('the cell %j', (cell, on, precision) => {
    expect(parseDay(cell)).toEqual({ on, precision });
  });
});

describe('parseDay warns', () => {
  it('that a number 1990.1 may have been October', () => {
    expect(parseDay({ text: '1990.1', number: 1990.1 })).toMatchObject({
      on: '1990-01-01',
      precision: 'month',
      warning: { kind: 'warning', code: 'day.lost-zero' },
    });
  });
  it.each([
    [32_878, '1990-01-05'],
    [32_878.75, '1990-01-05'],
    [44_197, '2021-01-01'],
  ])('that serial number %d was read as %s', (number, on) => {
    expect(parseDay({ text: String(number), number })).toMatchObject({
      on,
      precision: 'day',
      warning: { code: 'day.serial' },
    });
  });
  it('that a serial number kept as text is no year with a month', () => {
    expect(parseDay('42000')).toMatchObject({ on: '2014-12-27', warning: { code: 'day.serial' } });
    expect(parseDay('20151')).toMatchObject({ code: 'day.unreadable' });
    expect(parseDay('99999')).toMatchObject({ code: 'day.unreadable' });
  });
});

describe('parseDay refuses', () => {
  it.each<[string | DayInput, string]>([
    ['2023-02-30', 'day.impossible'],
    ['2023.02.29', 'day.impossible'],
    ['20231301', 'day.impossible'],
    ['1990.13', 'day.impossible'],
    ['1990.00', 'day.impossible'],
    ['199013', 'day.impossible'],
    ['90.1.5', 'day.two-digit-year'],
    ['90年1月', 'day.two-digit-year'],
    ['5/1/1990', 'day.order'],
    ['0202-01-01', 'day.year'],
    ['3024-01-01', 'day.year'],
    ['900105', 'day.unreadable'],
    ['1990010', 'day.unreadable'],
    ['12878', 'day.unreadable'],
    ['去年', 'day.unreadable'],
    ['1990-01-05至1993-01-05', 'day.unreadable'],
    [{ text: '2444-11-05', isoDay: '2444-11-05' }, 'day.year'],
    [{ text: '100000', number: 100_000 }, 'day.unreadable'],
  ])('%j with %s', (given, code) => {
    const result = parseDay(given);
    expect(result).toMatchObject({ kind: 'refusal', code });
  });

  it('naming the value and the mend', () => {
    expect(parseDay('90.1.5')).toMatchObject({
      value: '90.1.5',
      message: '“90.1.5”的年份只有两位，无法确定是哪一年，请写成 1990-01-05，只知道月份时写成 1990-01。',
    });
  });
});
