import { expect, it } from 'vitest';
import { changedFields, mergeExtra } from './compare.rules.ts';
import { inferStatus, isSamePerson } from './member-row.rules.ts';

const PRECISIONS = { joinedOn: 'joinedPrecision' };

it.each([
  ['a blank cell changes nothing', { phone: undefined, name: '张三' }, { name: '张三', phone: '1' }, []],
  ['a new value', { phone: '2' }, { phone: null }, ['phone']],
  ['a false answer is one', { private: false }, { private: true }, ['private']],
  [
    'the same day',
    { joinedOn: '2010-07-01', joinedPrecision: 'day' },
    { joinedOn: '2010-07-01', joinedPrecision: 'day' },
    [],
  ],
  [
    'a day known to the month does not blur the stored one',
    { joinedOn: '2010-07-01', joinedPrecision: 'month' },
    { joinedOn: '2010-07-15', joinedPrecision: 'day' },
    [],
  ],
  [
    'a day tells more than a month',
    { joinedOn: '2010-07-15', joinedPrecision: 'day' },
    { joinedOn: '2010-07-01', joinedPrecision: 'month' },
    ['joinedOn', 'joinedPrecision'],
  ],
  [
    'the first of the month, to the day, tells more than the month',
    { joinedOn: '2010-07-01', joinedPrecision: 'day' },
    { joinedOn: '2010-07-01', joinedPrecision: 'month' },
    ['joinedOn', 'joinedPrecision'],
  ],
  [
    'another month',
    { joinedOn: '2010-08-01', joinedPrecision: 'month' },
    { joinedOn: '2010-07-15', joinedPrecision: 'day' },
    ['joinedOn', 'joinedPrecision'],
  ],
])('%s', (_what, draft, stored, changed) => {
  expect(changedFields(draft, stored, PRECISIONS)).toEqual(changed);
});

it('lays 附列 over the stored ones in their order', () => {
  const stored = [
    { title: '经费', value: '3' },
    { title: '场所', value: '有' },
  ];
  expect(mergeExtra(stored, [{ title: '经费', value: '3' }])).toBeNull();
  expect(
    mergeExtra(stored, [
      { title: '制度', value: '全' },
      { title: '经费', value: '4' },
    ]),
  ).toEqual([
    { title: '经费', value: '4' },
    { title: '场所', value: '有' },
    { title: '制度', value: '全' },
  ]);
});

const unknown = { joinedOn: null, joinedPrecision: 'day', bornOn: null, bornPrecision: 'day' } as const;

it.each([
  ['the same joining day', { joinedOn: '2010-07-01' }, { joinedOn: '2010-07-01' }, true],
  [
    'joining day known to the month',
    { joinedOn: '2010-07-01', joinedPrecision: 'month' },
    { joinedOn: '2010-07-20' },
    true,
  ],
  ['another joining day', { joinedOn: '2010-07-01' }, { joinedOn: '2010-07-02' }, false],
  [
    'another birth day',
    { joinedOn: '2010-07-01', bornOn: '1980-01-01' },
    { joinedOn: '2010-07-01', bornOn: '1981-01-01' },
    false,
  ],
  ['the birth day alone', { bornOn: '1980-01-01' }, { joinedOn: '2010-07-01', bornOn: '1980-01-01' }, true],
  ['nothing to compare', {}, { joinedOn: '2010-07-01' }, false],
] as const)('one name in one branch with %s is one person: %#', (_what, a, b, same) => {
  expect(isSamePerson({ ...unknown, ...a }, { ...unknown, ...b })).toBe(same);
});

it.each([
  [{ joinedOn: '2025-12-01' }, 'probationary'],
  [{ joinedOn: '2025-11-01' }, 'full'],
  [{ joinedOn: '2025-12-01', fullOn: '2026-01-01' }, 'full'],
  [{}, 'full'],
] as const)('status of %j is taken as %s', (draft, status) => {
  expect(inferStatus(draft, '2026-11-22')).toBe(status);
});
