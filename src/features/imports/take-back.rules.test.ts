import { describe, expect, it } from 'vitest';
import type { ImportedChange, Link, RecordKey, TakeBackFacts } from './take-back.ts';
import { planTakeBack, refuseTakeBack } from './take-back.rules.ts';

const org = (id: string): RecordKey => ({ entity: 'social_org', id });
const node = (id: string): RecordKey => ({ entity: 'party_org', id });
const person = (id: string): RecordKey => ({ entity: 'member', id });
const facts = (given: Partial<TakeBackFacts>): TakeBackFacts => ({
  created: [],
  touched: [],
  used: [],
  links: [],
  changed: [],
  ...given,
});
const change = (record: RecordKey, field: string, given: Partial<ImportedChange> = {}): ImportedChange => ({
  ...record,
  field,
  isFact: false,
  why: null,
  actor: null,
  at: null,
  ...given,
});
const link = (from: RecordKey, field: string, to: RecordKey): Link => ({ from, field, to });
const touch = (record: RecordKey) => ({ ...record, actor: '王干事', at: '2026-03-01T00:00:00Z' });

/** What is withdrawn, set back and kept, as short words. */
function words(given: Partial<TakeBackFacts>): [string, string, string] {
  const { withdrawn, setBack, kept } = planTakeBack(facts(given));
  return [
    withdrawn.map(({ id }) => id).join(' '),
    setBack.map(({ id, columns, facts: tables }) => `${id}(${[...columns, ...tables].join(' ')})`).join(' '),
    kept
      .map(({ id, reasons }) => {
        const why = reasons.map(({ code, by, fields = [] }) =>
          [code, by?.id, ...fields].filter(Boolean).join(':'),
        );
        return `${id}[${why.join(' ')}]`;
      })
      .join(' '),
  ];
}

describe('what an import brought', () => {
  it.each<[string, Partial<TakeBackFacts>, [string, string, string]]>([
    ['nothing at all', {}, ['', '', '']],
    ['nobody has touched', { created: [node('p'), org('o')] }, ['o p', '', '']],
    [
      'one of which was changed since',
      { created: [org('a'), org('b')], touched: [touch(org('a'))] },
      ['b', '', 'a[changed_later]'],
    ],
    [
      'a branch that somebody signs in for',
      { created: [node('p')], used: [{ ...node('p'), what: 'grant' }] },
      ['', '', 'p[grant]'],
    ],
    [
      'a branch into which a member came otherwise',
      { created: [node('p')], links: [link(person('m'), 'managing_branch_id', node('p'))] },
      ['', '', 'p[needed:m]'],
    ],
    [
      'a branch whose members came with it',
      { created: [node('p'), person('m')], links: [link(person('m'), 'managing_branch_id', node('p'))] },
      ['p m', '', ''],
    ],
    [
      'what a kept record names is kept all the way up',
      {
        created: [person('m'), node('p'), node('up'), org('o'), org('other')],
        touched: [touch(person('m'))],
        links: [
          link(person('m'), 'managing_branch_id', node('p')),
          link(node('p'), 'parent_id', node('up')),
          link(person('m'), 'work_unit_id', org('o')),
        ],
      },
      ['other', '', 'o[needed:m] p[needed:m] up[needed:p] m[changed_later]'],
    ],
    [
      'records that name each other in a ring',
      {
        created: [node('a'), node('b')],
        touched: [touch(node('a'))],
        links: [link(node('a'), 'guided_by_id', node('b')), link(node('b'), 'guided_by_id', node('a'))],
      },
      ['', '', 'a[changed_later] b[needed:a]'],
    ],
  ])('%s', (_, given, expected) => expect(words(given)).toEqual(expected));
});

describe('what an import changed', () => {
  it.each<[string, Partial<TakeBackFacts>, [string, string, string]]>([
    [
      'goes back, columns and facts',
      { changed: [change(org('o'), 'staff'), change(org('o'), 'annual_check', { isFact: true })] },
      ['', 'o(staff annual_check)', ''],
    ],
    [
      'goes back but for the field touched later',
      {
        changed: [
          change(org('o'), 'staff', { why: 'touched', actor: '王干事', at: '2026-03-01' }),
          change(org('o'), 'address'),
        ],
      },
      ['', 'o(address)', 'o[field_later:staff]'],
    ],
    [
      'stays where the value before is gone or another’s',
      {
        changed: [
          change(person('m'), 'managing_branch_id', { why: 'gone' }),
          change(org('o'), 'credit_code', { why: 'taken' }),
        ],
      },
      ['', '', 'o[earlier_taken:credit_code] m[earlier_gone:managing_branch_id]'],
    ],
    [
      'frees the branch that it named',
      {
        created: [node('p')],
        links: [link(person('m'), 'managing_branch_id', node('p'))],
        changed: [change(person('m'), 'managing_branch_id')],
      },
      ['p', 'm(managing_branch_id)', ''],
    ],
    [
      'keeps the branch that it named when it stays',
      {
        created: [node('p')],
        links: [link(org('o'), 'coverage_relation', node('p'))],
        changed: [change(org('o'), 'coverage_relation', { isFact: true, why: 'touched' })],
      },
      ['', '', 'o[field_later:coverage_relation] p[needed:o]'],
    ],
  ])('%s', (_, given, expected) => expect(words(given)).toEqual(expected));
});

describe('asking for it', () => {
  const clean = planTakeBack(facts({ created: [org('a')] }));
  const some = planTakeBack(facts({ created: [org('a'), org('b')], touched: [touch(org('b'))] }));
  const none = planTakeBack(facts({ created: [org('b')], touched: [touch(org('b'))] }));
  it.each([
    ['all of it', clean, { digest: 'seen', rest: false }, null],
    ['something other than was seen', clean, { digest: 'older', rest: false }, 'conflict.take-back'],
    ['all of it where something stays', some, { digest: 'seen', rest: false }, 'take-back.some-kept'],
    ['the rest', some, { digest: 'seen', rest: true }, null],
    ['the rest of nothing', none, { digest: 'seen', rest: true }, 'take-back.nothing'],
  ])('%s', (_, plan, asked, code) => {
    expect(refuseTakeBack(plan, 'seen', { reason: '拿错了文件', ...asked })?.code ?? null).toBe(code);
  });
});
