import { describe, expect, it } from 'vitest';
import { cleanPersonName, cleanText, foldCode, foldDashes, splitUnits } from './fold-text.ts';

describe('folding text', () => {
  it.each([
    ['  志愿者\u00a0协会 ', '志愿者 协会'],
    ['\ufeff协\u200b会', '协会'],
    ['第一行\r\n\r\n 第二行 ', '第一行\n第二行'],
    ['甲 \t  乙', '甲 乙'],
    ['\u3000', ''],
  ])('cleanText %j', (given, expected) => expect(cleanText(given)).toBe(expected));

  it.each([
    ['张 三', '张三'],
    ['王\u3000\u3000五', '王五'],
    ['欧 阳 娜', '欧阳娜'],
    ['古丽•买买提', '古丽·买买提'],
    ['古丽.买买提', '古丽·买买提'],
    ['古丽 ・ 买买提', '古丽·买买提'],
    ['John  Smith', 'John Smith'],
    ['李\n四', '李四'],
  ])('cleanPersonName %j', (given, expected) => expect(cleanPersonName(given)).toBe(expected));

  it.each([
    [' 51430400mj0000001x ', '51430400MJ0000001X'],
    ['５１４３　０４００', '51430400'],
    ['0734－1234567', '0734-1234567'],
  ])('foldCode %j', (given, expected) => expect(foldCode(given)).toBe(expected));

  it('foldDashes knows every hyphen', () => {
    expect(foldDashes('1—2–3−4‐5－6')).toBe('1-2-3-4-5-6');
  });

  it.each([
    ['甲协会、乙学会', ['甲协会', '乙学会']],
    ['甲,乙，丙;丁；戊/己／庚\n辛', ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛']],
    ['甲、、甲、 ', ['甲']],
    ['', []],
    ['北京（东城）协会', ['北京（东城）协会']],
  ])('splitUnits %j', (given, expected) => expect(splitUnits(given)).toEqual(expected));
});
