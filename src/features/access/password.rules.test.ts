import { describe, expect, it } from 'vitest';
import { checkPassword, isPasswordOverdue } from './password.rules.ts';

const owner = { signInName: 'guanli', displayName: '王小明' };

describe('a password', () => {
  it.each([
    'Yangxian-2026',
    'yang.xian.2026',
    '三句话 组成的 ABC1',
    '今天早上下了一点小雨然后天晴了吧',
    'Rice-2026-ibis',
    'hkwm-7394-trbz',
  ])('%s is strong', (password) => {
    expect(checkPassword(password, owner)).toBeNull();
  });

  it.each([
    ['Ab1-', /至少 10 位/],
    ['', /至少/],
    ['Guanli-2026x', /不能包含登录名/],
    ['ＧＵＡＮＬＩ-2026x', /不能包含登录名/],
    ['我是王小明 Abc-77', /不能包含本人姓名/],
    ['aA1aA1aA1aA1', /不同的字符太少/],
    ['yangxianxian', /三种/],
    ['20269137845', /三种/],
  ])('%s is weak', (password, message) => {
    expect(checkPassword(password, owner)?.message).toMatch(message);
  });

  it.each([
    'Password-2026',
    'P@ssw0rd2026!',
    'Admin@123456',
    'Woaini-1314520',
    'Dangjian2026!',
    '1qaz2wsx3edc',
    '1qaz@WSX3edc',
    'Qwerty123456!',
    'Abcd1234!!!!',
    '!QAZ2wsx#EDC4rfv',
    'passwordpassword',
    '1234567890123456',
  ])('%s is too common', (password) => {
    expect(checkPassword(password, owner)?.message).toMatch(/太常见|字符太少/);
  });
});

describe('the age of a password', () => {
  it.each<[age: number, most: number, overdue: boolean]>([
    [89, 90, false],
    [90, 90, true],
    [4000, 90, true],
    [0, 0, false],
    [4000, 0, false],
  ])('of %i days where %i are the most: overdue %s', (age, most, overdue) => {
    expect(isPasswordOverdue(age, most)).toBe(overdue);
  });
});
