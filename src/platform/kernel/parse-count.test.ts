import { describe, expect, it } from 'vitest';
import { parseCount } from './parse-count.ts';

describe('parseCount', () => {
  it.each<[string | { text: string; number: number }, number]>([
    ['12', 12],
    ['１２', 12],
    [' 12 人 ', 12],
    ['12名', 12],
    ['3个', 3],
    ['1,200', 1200],
    ['1，200', 1200],
    ['1.2万', 12_000],
    ['110万人', 1_100_000],
    ['12.0', 12],
    ['007', 7],
    ['0', 0],
    ['0人', 0],
    ['无', 0],
    ['没有', 0],
    [{ text: '12', number: 12 }, 12],
    [{ text: '0', number: 0 }, 0],
  ])('reads %j as %d', (given, count) => expect(parseCount(given)).toEqual({ count }));

  it.each(['', ' ', '-', '—', '/', '不详', '未知', '待核实'])('reads %j as unknown, never 0', (text) => {
    expect(parseCount(text)).toBeNull();
  });

  it.each([
    ['约30', 30],
    ['30余人', 30],
    ['30多人', 30],
    ['30人左右', 30],
    ['近1.5万人', 15_000],
    ['50+', 50],
  ])('reads %j as %d and warns', (text, count) => {
    expect(parseCount(text)).toMatchObject({
      count,
      warning: { code: 'count.approximate' },
    });
  });

  it.each<[string | { text: string; number: number }, string]>([
    ['-3', 'count.negative'],
    ['－3', 'count.negative'],
    [{ text: '-1', number: -1 }, 'count.negative'],
    ['12.5', 'count.fraction'],
    [{ text: '0.5', number: 0.5 }, 'count.fraction'],
    ['20-30', 'count.unreadable'],
    ['十几', 'count.unreadable'],
    ['张三', 'count.unreadable'],
    ['13800001111', 'count.too-large'],
  ])('refuses %j with %s', (given, code) => {
    expect(parseCount(given)).toMatchObject({ kind: 'refusal', code });
  });
});
