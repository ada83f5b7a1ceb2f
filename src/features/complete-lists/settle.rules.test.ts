import { describe, expect, it } from 'vitest';
import {
  differenceKinds,
  differenceStates,
  type FieldDifferences,
  listStates,
  settlementActions,
} from './complete-list.ts';
import { refuseAction, refuseListState, settleEnd, splitFields } from './settle.rules.ts';

const standing = { settledBy: '王某', settledAt: '2026-07-01 09:30' };
const FITTING = [
  'create theirs_only',
  'end ours_only',
  'end ended_there',
  'rename renamed',
  'take differing',
];
const CHANGING = ['create', 'end', 'rename', 'take'];

describe('a decision', () => {
  const cases = settlementActions.flatMap((action) =>
    differenceKinds.flatMap((kind) => differenceStates.map((state) => [action, kind, state] as const)),
  );

  it.each(cases)('%s on %s, %s', (action, kind, state) => {
    const code = refuseAction({ kind, state, ...standing }, action)?.code ?? null;
    if (action === 'reopen') expect(code).toBe(state === 'declined' ? null : 'complete-list.not-declined');
    else if (state === 'overtaken') expect(code).toBe('conflict.overtaken');
    else if (state !== 'open') expect(code).toBe('conflict.settled');
    else if (!CHANGING.includes(action)) expect(code).toBeNull();
    else expect(code).toBe(FITTING.includes(`${action} ${kind}`) ? null : 'complete-list.action');
  });

  it('that came second says who was first, and when', () => {
    const refusal = refuseAction({ kind: 'renamed', state: 'adopted', ...standing }, 'rename');
    expect(refusal?.message).toContain('王某（2026-07-01 09:30）处理为“已采纳”');
  });

  it.each(listStates)('on a list that is %s', (state) => {
    expect(refuseListState(state) === null).toBe(state === 'compared');
  });
});

describe('an end', () => {
  const LISTED = '2026-06-30';
  const there: FieldDifferences = {
    status: { theirs: 'revoked', ours: 'normal' },
    endedOn: { theirs: '2026-05-20', ours: null },
  };
  const withoutDay: FieldDifferences = { status: { theirs: 'deregistered', ours: 'normal' } };

  it('is as the list has it, with the list as its basis', () => {
    expect(settleEnd('ended_there', there, {}, LISTED)).toEqual({
      status: 'revoked',
      endedOn: '2026-05-20',
      endReason: '登记管理机关全量名单（截至 2026-06-30）列为注销',
    });
  });

  it('is as the person says', () => {
    const asked = { status: 'deregistered', endedOn: '2026-06-01', endReason: '注销公告' } as const;
    expect(settleEnd('ended_there', there, asked, LISTED)).toEqual(asked);
    expect(settleEnd('ours_only', {}, asked, LISTED)).toEqual(asked);
  });

  it.each([
    ['without a day on the list', 'ended_there', withoutDay, {}, 'complete-list.no-end-day'],
    ['without a day', 'ours_only', {}, { status: 'revoked', endReason: '公告' }, 'complete-list.no-end-day'],
    [
      'on no day',
      'ours_only',
      {},
      { status: 'revoked', endedOn: '2026-02-30', endReason: '公告' },
      'complete-list.no-end-day',
    ],
    [
      'without saying how',
      'ours_only',
      {},
      { endedOn: '2026-06-01', endReason: '公告' },
      'complete-list.no-end-status',
    ],
    [
      'without a basis',
      'ours_only',
      {},
      { status: 'revoked', endedOn: '2026-06-01', endReason: ' ' },
      'complete-list.no-end-reason',
    ],
  ] as const)('is refused %s', (_what, kind, fields, asked, code) => {
    expect(settleEnd(kind, fields, asked, LISTED)).toMatchObject({ kind: 'refusal', code });
  });
});

describe('fields', () => {
  const fields: FieldDifferences = {
    address: { theirs: '甲', ours: '乙' },
    legalRepresentative: { theirs: '丙', ours: null },
  };

  it('are all taken where none is named', () => {
    expect(splitFields(fields, undefined)).toEqual({ taken: fields, kept: {} });
  });

  it('are taken and kept one by one', () => {
    expect(splitFields(fields, ['address'])).toEqual({
      taken: { address: fields.address },
      kept: { legalRepresentative: fields.legalRepresentative },
    });
  });

  it.each([[['name']], [[]]])('that do not differ are refused: %j', (wanted) => {
    expect(splitFields(fields, wanted)).toMatchObject({ code: 'complete-list.fields' });
  });
});
