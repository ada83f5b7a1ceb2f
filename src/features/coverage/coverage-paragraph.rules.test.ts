import { expect, it } from 'vitest';
import { type ParagraphFacts, paragraphOf } from './coverage-paragraph.rules.ts';

const FACTS: ParagraphFacts = {
  on: '2026-11-22',
  from: '2026-09-30',
  nodeName: '洋县',
  definitionName: '工作口径',
  base: 'registered_and_filed',
  measures: [
    {
      measure: 'total',
      before: 40,
      after: 42,
      entered: [{ cause: 'existence', count: 3 }],
      left: [{ cause: 'existence', count: 1 }],
    },
    { measure: 'formal', before: 31, after: 30, entered: [], left: [{ cause: 'existence', count: 1 }] },
    { measure: 'work', before: 42, after: 42, entered: [], left: [] },
  ],
  counts: { total: 42, formal: 30, work: 42, gaps: 2, few: 1, none: 0, unverified: 9, exempt: 0, unclear: 4 },
};

it('reads as an office writes it', () => {
  const text = paragraphOf(FACTS)
    .map((part) => part.text)
    .join('');
  expect(text).toBe(
    '截至2026年11月22日，洋县登记和备案的社会组织共42家（工作口径），其中党组织覆盖30家，组织覆盖率71.4%；工作覆盖42家，工作覆盖率100.0%。' +
      '与2026年9月30日相比，社会组织增加2家（新登记（备案）3家；注销、撤销1家），组织覆盖减少1家（注销、撤销1家），工作覆盖持平。' +
      '未建党组织的社会组织中，应建未建2家、仅有个别党员1家、没有党员0家、党员情况未核实9家、另有规定0家。党建责任待明确4家。',
  );
});

it('lets every number of organisations open its list, except none', () => {
  const opened = paragraphOf(FACTS).filter((part) => part.opens !== undefined);
  expect(opened.map(({ text, opens }) => [text, opens])).toEqual([
    ['42', { list: 'standing', of: 'total' }],
    ['30', { list: 'standing', of: 'formal' }],
    ['42', { list: 'standing', of: 'work' }],
    ['3', { list: 'changes', measure: 'total', change: { direction: 'entered', cause: 'existence' } }],
    ['1', { list: 'changes', measure: 'total', change: { direction: 'left', cause: 'existence' } }],
    ['1', { list: 'changes', measure: 'formal', change: { direction: 'left', cause: 'existence' } }],
    ['2', { list: 'standing', of: 'gaps' }],
    ['1', { list: 'standing', of: 'few' }],
    ['9', { list: 'standing', of: 'unverified' }],
    ['4', { list: 'standing', of: 'unclear' }],
  ]);
});
