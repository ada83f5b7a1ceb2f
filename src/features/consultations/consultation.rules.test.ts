import { describe, expect, it } from 'vitest';
import type { ConsultationAnswer, ConsultationState } from '../codes/tables/consultation.ts';
import {
  type AnswerAsked,
  type Asked,
  refuseAcceptance,
  refuseAnswer,
  refuseChanged,
  refuseWithdrawal,
  stateAfter,
  type UnitNow,
} from './consultation.rules.ts';

const UNIT: UnitNow = {
  id: 'a',
  name: '洋县茶叶协会',
  group: 'few_members',
  transferred: 2,
  notTransferred: 1,
  responsibleId: 'body',
};

describe('accepting', () => {
  const standing = [{ name: '洋县茶叶协会', opener: '王干部', openedOn: '2026-05-06' }];
  it.each([
    ['today, nobody asked', { standing: [], shownOn: '2026-06-01' }, undefined],
    ['one asked already', { standing, shownOn: '2026-06-01' }, 'consultation.standing'],
    ['facts of another day', { standing: [], shownOn: '2026-05-31' }, 'consultation.other-day'],
  ] as const)('%s: %s', (_, asked, code) => {
    expect(refuseAcceptance(asked, '2026-06-01')?.code).toBe(code);
  });
});

describe('a plan whose facts are as shown', () => {
  it('is not refused, whatever its organisations are called by now', () => {
    expect(refuseChanged([UNIT], [{ ...UNIT, name: '洋县茶业协会' }])).toBeNull();
  });
});

describe('a plan whose facts have changed since it was shown', () => {
  const cases: readonly (readonly [what: string, now: readonly UnitNow[], says: string])[] = [
    [
      'a third member',
      [{ ...UNIT, group: 'establishment_gap', transferred: 3 }],
      '原为仅有个别党员，现为应建未建',
    ],
    ['one member fewer', [{ ...UNIT, transferred: 1 }], '关系已转入的正式党员原为2 名，现为1 名'],
    ['a member transferred away', [{ ...UNIT, notTransferred: 2 }], '关系未转入的正式党员原为1 名，现为2 名'],
    ['covered meanwhile', [{ ...UNIT, group: null }], '现为已有党组织覆盖'],
    ['no longer known', [{ ...UNIT, transferred: null }], '现为未核实'],
    ['few, beside the Party line', [{ ...UNIT, transferred: 'few' }], '现为少于3'],
    ['another body answers', [{ ...UNIT, responsibleId: 'other' }], '“洋县茶叶协会”的党建责任单位已变更'],
    ['gone from sight', [], '有一家已不存在，或不在您的管理范围内'],
  ];
  it.each(cases)('%s: says so', (_, now, says) => {
    expect(refuseChanged([UNIT], now)?.message).toContain(says);
  });
});

describe('the answers together', () => {
  const cases: readonly (readonly [
    answers: readonly (ConsultationAnswer | null)[],
    state: ConsultationState,
  ])[] = [
    [[null], 'asking'],
    [['agree', null], 'asking'],
    [['agree', 'agree'], 'agreed'],
    [['refuse', null], 'refused'],
    [['agree', 'refuse'], 'refused'],
    [[], 'asking'],
  ];
  it.each(cases)('%j: %s', (answers, state) => {
    expect(stateAfter(answers)).toBe(state);
  });
});

describe('an answer', () => {
  const asked: Asked = {
    state: 'asking',
    openedOn: '2026-03-01',
    name: '洋县茶叶协会',
    answer: null,
    supersededOn: null,
  };
  const yes: AnswerAsked = { answer: 'agree', answeredOn: '2026-03-05', reason: null };
  const cases: readonly (readonly [
    what: string,
    asked: Partial<Asked>,
    answer: Partial<AnswerAsked>,
    codes: readonly string[],
  ])[] = [
    ['yes', {}, {}, []],
    ['on the day of asking', {}, { answeredOn: '2026-03-01' }, []],
    ['no, with a reason', {}, { answer: 'refuse', reason: '年内换届' }, []],
    ['no, without one', {}, { answer: 'refuse' }, ['consultation.no-reason']],
    ['before it was asked', {}, { answeredOn: '2026-02-28' }, ['consultation.early']],
    ['of tomorrow', {}, { answeredOn: '2026-03-11' }, ['consultation.future']],
    ['a second one', { answer: 'agree' }, {}, ['consultation.answered']],
    [
      'of a body that answers for none any more',
      { supersededOn: '2026-03-04' },
      {},
      ['consultation.superseded'],
    ],
    ['after the end', { state: 'refused' }, {}, ['consultation.closed']],
    ['after all have agreed', { state: 'agreed' }, {}, ['consultation.closed']],
  ];
  it.each(cases)('%s', (_, more, given, codes) => {
    const found = refuseAnswer({ ...asked, ...more }, { ...yes, ...given }, '2026-03-10');
    expect(found.map(({ code }) => code)).toEqual(codes);
  });
});

describe('taking back', () => {
  const cases: readonly (readonly [state: ConsultationState, may: boolean])[] = [
    ['asking', true],
    ['agreed', true],
    ['done', false],
    ['refused', false],
    ['withdrawn', false],
    ['lapsed', false],
  ];
  it.each(cases)('%s: %s', (state, may) => {
    expect(refuseWithdrawal(state) === null).toBe(may);
  });
});
