import { describe, expect, it } from 'vitest';
import { type FormField, namePath, sameValue, sectionsOf, sentValue } from './form-field.ts';

describe('namePath', () => {
  it.each([
    ['name', ['name']],
    ['heads.0.name', ['heads', 0, 'name']],
  ])('leads to %s', (field, path) => {
    expect(namePath(field)).toEqual(path);
  });
});

describe('sentValue', () => {
  it.each([
    ['  张三 ', '张三'],
    ['   ', null],
    [undefined, null],
    [0, 0],
    [false, false],
  ])('sends %j as %j', (value, sent) => {
    expect(sentValue(value)).toBe(sent);
  });
});

describe('sameValue', () => {
  it.each([
    ['', null, true],
    [undefined, null, true],
    [0, null, false],
    [['a'], ['a'], true],
    ['甲', '乙', false],
  ])('compares %j with %j', (a, b, same) => {
    expect(sameValue(a, b)).toBe(same);
  });
});

describe('sectionsOf', () => {
  it('gathers fields of one section even when others stand between', () => {
    const field = (name: string, section?: string): FormField => ({
      kind: 'text',
      field: name,
      title: name,
      ...(section ? { section } : {}),
    });
    const sections = sectionsOf([field('a', '甲'), field('b', '乙'), field('c', '甲')]);
    expect(sections.map(({ title, fields }) => [title, fields.map((one) => one.field)])).toEqual([
      ['甲', ['a', 'c']],
      ['乙', ['b']],
    ]);
  });
});
