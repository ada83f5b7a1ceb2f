import { describe, expect, it } from 'vitest';
import type { HintFacts } from './hint.ts';
import { hintsOf } from './hint.rules.ts';

const TODAY = '2026-11-22';
const NOTHING: HintFacts = {
  ownAlikeOn: null,
  othersAlike: false,
  enteredLately: 0,
  inspection: null,
  elsewhere: [],
};

/** An inspection with so many meetings in the two weeks before it, and in the two months before those. */
const near = (before: number, earlier: number) => ({
  inspection: { name: '督查', heldOn: '2026-11-25', before, earlier },
});

const codes = (draft: Parameters<typeof hintsOf>[0], facts: Partial<HintFacts> = {}, isNew = true) =>
  hintsOf(draft, { ...NOTHING, ...facts }, TODAY, isNew).map(({ code }) => code);

describe('an entry is hinted at', () => {
  it.each<[string, string, Partial<HintFacts>, string[]]>([
    ['of today, nothing to say', '2026-11-22', {}, []],
    ['30 days later', '2026-10-23', {}, []],
    ['31 days later', '2026-10-22', {}, ['entered-late']],
    ['one of three older ones in a week', '2026-11-07', { enteredLately: 2 }, []],
    ['one of four older ones in a week', '2026-11-07', { enteredLately: 3 }, ['entered-bunched']],
    ['of two weeks ago, after others', '2026-11-08', { enteredLately: 9 }, []],
    ['old and bunched', '2026-01-07', { enteredLately: 3 }, ['entered-late', 'entered-bunched']],
    ['one of three before an inspection', '2026-11-20', near(2, 0), []],
    ['one of four before an inspection', '2026-11-20', near(3, 0), ['before-inspection']],
    ['one of four, more than in the two months', '2026-11-20', near(3, 3), ['before-inspection']],
    ['one of four, as many as in the two months', '2026-11-20', near(3, 4), []],
    ['like its own', '2026-11-20', { ownAlikeOn: '2026-10-20' }, ['alike-own']],
    ['like another’s', '2026-11-20', { othersAlike: true }, ['alike-other']],
    ['with somebody elsewhere', '2026-11-20', { elsewhere: ['甲'] }, ['elsewhere']],
  ])('%s', (_, heldOn, facts, expected) => {
    expect(codes({ heldOn }, facts)).toEqual(expected);
  });

  it.each<[string, string | null | undefined, string[]]>([
    ['published the day after', '2026-11-11', ['not-yet-published']],
    ['published on the day', '2026-11-10', []],
    ['published before', '2026-01-01', []],
    ['without a day', null, []],
    ['with nothing said', undefined, []],
  ])('a text %s', (_, publishedOn, expected) => {
    expect(codes({ heldOn: '2026-11-10', studied: [{ title: '材料', publishedOn }] })).toEqual(expected);
  });

  it('not by the calendar when it is corrected', () => {
    expect(codes({ heldOn: '2025-01-01' }, { enteredLately: 9, ...near(9, 0) }, false)).toEqual([]);
  });

  it('with a sentence that says what and how to mend, and accuses nobody', () => {
    const all = hintsOf(
      { heldOn: '2026-01-01', studied: [{ title: '材料', publishedOn: '2026-02-01' }] },
      {
        ownAlikeOn: '2025-12-01',
        othersAlike: true,
        enteredLately: 5,
        elsewhere: ['甲', '乙'],
        ...near(5, 1),
      },
      TODAY,
      true,
    );
    expect(all).toHaveLength(7);
    for (const { message } of all) {
      expect(message).toContain('请');
      expect(message).not.toMatch(/造假|抄袭|虚假|违规|弄虚作假/);
    }
    expect(all.map(({ message }) => message).join('')).toContain('甲、乙');
  });
});
