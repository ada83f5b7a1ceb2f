import { describe, expect, it } from 'vitest';
import {
  checkCodesOpen,
  checkDecision,
  type EntryBefore,
  type EntryToJudge,
  judgeEntry,
  stepAt,
  stepsShown,
} from './check-in.rules.ts';

const STANDING = { state: 'announced', onDay: '2026-11-22', startsAt: '19:30' } as const;
/** 19:30 in China, and the beginning of 30 seconds. */
const BEGINS = Date.parse('2026-11-22T11:30:00Z');
const at = (seconds: number) => new Date(BEGINS + seconds * 1000);
const SHOWN = stepAt(at(0));

const judge = (sentAfter: number, more: Partial<EntryToJudge> = {}) =>
  judgeEntry({
    step: SHOWN,
    now: at(sentAfter),
    standing: STANDING,
    leave: null,
    takesLeaveBack: false,
    before: null,
    ...more,
  });
const told = (judged: ReturnType<typeof judgeEntry>) =>
  judged.kind === 'entry' ? `${judged.state}${judged.late ? ' late' : ''}` : judged.refusal.code;

describe('a code that was shown from 0 s to 30 s', () => {
  it.each([
    // sent after so many seconds
    [0, 'counted'],
    [29, 'counted'],
    [30, 'counted'],
    [59, 'counted'],
    [60, 'counted late'],
    [5 * 60 + 30, 'counted late'],
    [5 * 60 + 31, 'waiting late'],
    [24 * 3600 + 30, 'waiting late'],
    [24 * 3600 + 31, 'check-in.too-late'],
    // The neighbour ahead: the clock of the server is behind the one that showed it.
    [-1, 'counted'],
    [-30, 'counted'],
  ])('sent at %i s: %s', (seconds, answer) => {
    expect(told(judge(seconds))).toBe(answer);
  });
});

describe('an entry', () => {
  const before = (state: EntryBefore['state'], wrongCodes = 0): EntryBefore => ({
    state,
    late: false,
    wrongCodes,
  });

  it.each(['counted', 'confirmed', 'declined'] as const)(
    'made twice is answered as the first: %s',
    (state) => {
      expect(judge(10, { before: before(state) })).toEqual({
        kind: 'entry',
        state,
        late: false,
        stored: true,
      });
      expect(told(judge(10, { step: null, before: before(state) }))).toBe(state);
    },
  );

  it('that waits is counted once a code of now is given, and waits on otherwise', () => {
    expect(judge(10, { before: before('waiting') })).toMatchObject({ state: 'counted', stored: false });
    expect(judge(1000, { before: before('waiting') })).toMatchObject({ state: 'waiting', stored: true });
  });

  it('with a code that was never shown is wrong, and after ten of them none is looked at', () => {
    expect(judge(10, { step: null })).toMatchObject({ kind: 'wrong' });
    expect(judge(10, { step: null, before: before(null, 9) })).toMatchObject({ kind: 'wrong' });
    expect(told(judge(10, { before: before(null, 10) }))).toBe('check-in.too-often');
  });

  it.each([
    ['waiting', false, 'check-in.on-leave'],
    ['accepted', false, 'check-in.on-leave'],
    ['accepted', true, 'counted'],
    ['declined', false, 'counted'],
    ['taken_back', false, 'counted'],
  ] as const)('after leave that is %s, leave taken back: %s → %s', (leave, takesLeaveBack, answer) => {
    expect(told(judge(10, { leave, takesLeaveBack }))).toBe(answer);
  });

  it('of a meeting that is called off is refused, of one that is recorded it waits', () => {
    expect(told(judge(10, { standing: { ...STANDING, state: 'cancelled' } }))).toBe('conflict.cancelled');
    expect(told(judge(10, { standing: { ...STANDING, state: 'held' } }))).toBe('waiting late');
  });
});

describe('codes', () => {
  it.each([
    [-3601, 'check-in.early'],
    [-3600, null],
    [8 * 3600, null],
    [8 * 3600 + 1, 'check-in.over'],
  ])('are shown %i s after the beginning: %s', (seconds, refusal) => {
    expect(checkCodesOpen(STANDING, at(seconds))?.code ?? null).toBe(refusal);
  });

  it('are not shown of a meeting that is called off', () => {
    expect(checkCodesOpen({ ...STANDING, state: 'cancelled' }, at(0))?.code).toBe('conflict.cancelled');
  });

  it('of before the doors open and of the next minute prove nothing', () => {
    expect(stepsShown(STANDING, at(0))).toEqual({ first: SHOWN - 120, last: SHOWN + 1 });
    expect(stepsShown(STANDING, at(20 * 3600)).last).toBe(SHOWN + 960);
  });
});

describe('the convener', () => {
  it.each([
    [null, 'check-in.nothing-waits'],
    ['counted', 'check-in.nothing-waits'],
    ['waiting', null],
    ['confirmed', null],
    ['declined', null],
  ] as const)('decides on an entry that is %s: %s', (state, refusal) => {
    expect(checkDecision(state, { accept: true, held: false })?.code ?? null).toBe(refusal);
  });

  it.each([
    ['confirmed', false, true, 'check-in.in-record'],
    ['confirmed', false, false, null],
    ['confirmed', true, true, null],
    ['waiting', false, true, null],
    ['declined', true, true, null],
  ] as const)('decides on %s once more (accept %s, recorded %s): %s', (state, accept, held, refusal) => {
    expect(checkDecision(state, { accept, held })?.code ?? null).toBe(refusal);
  });
});
