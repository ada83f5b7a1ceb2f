import { describe, expect, it } from 'vitest';
import { codePartOf, namePartsOf, searchKey } from './search-pieces.ts';

describe('searchKey', () => {
  it.each([
    ['洋县志愿者协会（筹）', '洋县志愿者协会筹'],
    ['洋县志愿者协会筹', '洋县志愿者协会筹'],
    ['洋縣 志願者　協會', '洋县志愿者协会'],
    ['“晚晴”Ｃ＋＋联合会【东】', '晚晴C联合会东'],
  ])('%j → %j', (given, key) => expect(searchKey(given)).toBe(key));
});

describe('namePartsOf', () => {
  const tokensOf = (text: string) =>
    namePartsOf(text).map(({ words, pieces, character }) => ({
      words,
      tokens: pieces.map(({ tokens }) => tokens[0]),
      character,
    }));

  it.each([
    ['洋县志', [{ words: ['洋县志'], tokens: ['洋县', '县志'], character: null }]],
    ['ｙｘzyz', [{ words: [], tokens: ['YXZ', 'XZY', 'ZYZ'], character: null }]],
    ['王', [{ words: ['王'], tokens: [], character: '王' }]],
    [
      'K歌',
      [
        { words: ['K歌'], tokens: [], character: '歌' },
        { words: ['歌'], tokens: [], character: '歌' },
      ],
    ],
    [
      '第2中学',
      [
        { words: ['第2中学'], tokens: ['第2', '中学'], character: null },
        { words: ['第', '中学'], tokens: ['中学'], character: null },
      ],
    ],
    [
      '洋县 志愿',
      [
        { words: ['洋县志愿'], tokens: ['洋县', '县志', '志愿'], character: null },
        { words: ['洋县', '志愿'], tokens: ['洋县', '志愿'], character: null },
      ],
    ],
    [
      '洋县zyz',
      [
        { words: ['洋县ZYZ'], tokens: ['洋县', '县Z'], character: null },
        { words: ['洋县'], tokens: ['洋县', 'ZYZ'], character: null },
      ],
    ],
    [
      '张 伟',
      [
        { words: ['张伟'], tokens: ['张伟'], character: null },
        { words: ['张', '伟'], tokens: [], character: '张' },
      ],
    ],
    ['𬸚鸣社', [{ words: ['𬸚鸣社'], tokens: ['𬸚鸣', '鸣社'], character: null }]],
    ['y', []],
    ['（）', []],
    ['   ', []],
  ])('%j', (text, expected) => expect(tokensOf(text)).toEqual(expected));

  it('lets two letters be followed by any third', () => {
    const [parts] = namePartsOf('yx');
    expect(parts?.pieces[0]?.tokens).toHaveLength(37);
    expect(parts?.pieces[0]?.tokens.slice(0, 3)).toEqual(['YX', 'YX0', 'YX1']);
    expect(parts?.letters).toBe(2);
  });

  it('holds every letter of long initials', () => {
    const letters = 'ABCDEFGHIJKLMNOPQRST';
    const [parts] = namePartsOf(letters);
    const held = new Set(parts?.pieces.flatMap(({ at }) => [at, at + 1, at + 2]));
    expect(held.size).toBe(letters.length);
    expect(parts?.pieces.every(({ at, tokens }) => tokens[0] === letters.slice(at, at + 3))).toBe(true);
  });
});

describe('codePartOf', () => {
  it.each([
    ['001x', { text: '001X', tokens: [['001X']] }],
    ['５1430', { text: '51430', tokens: [['5143', '1430']] }],
    [
      '5143 0400',
      {
        text: '51430400',
        tokens: [
          ['5143', '1430'],
          ['1430', '4304'],
          ['4304', '3040'],
          ['3040', '0400'],
        ],
      },
    ],
  ])('%j', (text, expected) => {
    const part = codePartOf(text);
    expect({ text: part?.text, tokens: part?.pieces.map(({ tokens }) => tokens) }).toEqual(expected);
  });

  it.each(['123', '协会1234', '', '5143%0400'])('%j is none', (text) => expect(codePartOf(text)).toBeNull());
});
