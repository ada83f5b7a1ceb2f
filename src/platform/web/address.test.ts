import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { pageAddress, parseAddress, readSearch, writeSearch } from './address.ts';

describe('pageAddress', () => {
  it.each([
    [{}, '/list'],
    [{ q: '', kind: null, after: undefined }, '/list'],
    [{ q: '洋县 书画' }, '/list?q=%E6%B4%8B%E5%8E%BF+%E4%B9%A6%E7%94%BB'],
    [{ way: ['sole', 'joint'], size: 50 }, '/list?way=sole&way=joint&size=50'],
  ])('writes %j', (values, address) => {
    expect(pageAddress('/list', values)).toBe(address);
  });
});

describe('readSearch', () => {
  it('keeps digits as text and repeats as lists', () => {
    expect(readSearch('?q=007&way=sole&way=joint&way=attached')).toEqual({
      q: '007',
      way: ['sole', 'joint', 'attached'],
    });
  });

  it('reads back what was written', () => {
    const values = { q: '（甲）&乙=丙', way: ['a', 'b'] };
    expect(readSearch(writeSearch(values))).toEqual(values);
  });
});

describe('parseAddress', () => {
  const schema = z.object({
    q: z.string().optional(),
    size: z.coerce.number().int().max(100).default(20),
    covered: z.enum(['none', 'formal']).optional(),
    way: z.array(z.string()).optional(),
  });

  it.each([
    [{}, { size: 20 }],
    [
      { size: '50', covered: 'none' },
      { size: 50, covered: 'none' },
    ],
    [
      { size: '5000', covered: '旧值', q: '123' },
      { size: 20, q: '123' },
    ],
    [
      { way: 'sole', unknown: '1' },
      { size: 20, way: ['sole'] },
    ],
  ])('reads %j', (texts, state) => {
    expect(parseAddress(schema, texts)).toEqual(state);
  });
});
