import type { Day } from '../../platform/kernel/day.ts';
import { percentText } from '../../platform/kernel/portion.ts';
import { type CountingBase, countingBaseNames } from '../counting/counting-definition.ts';
import { type ChangeMeasure, changeMeasureNames } from './coverage-change.ts';
import { causeText, type Change, type MeasureChange } from './coverage-change.rules.ts';

/** A paragraph (一段话) that an office puts into its reports: words, and numbers each of which opens its list. */
export interface ParagraphPart {
  readonly text: string;
  readonly opens?: Opened;
}

/** The list behind a number: organisations by how they stand, or those that came in or went out. */
export type Opened =
  | { readonly list: 'standing'; readonly of: StandingFigure }
  | { readonly list: 'changes'; readonly measure: ChangeMeasure; readonly change: Change };

export type StandingFigure =
  | 'total'
  | 'formal'
  | 'work'
  | 'gaps'
  | 'few'
  | 'none'
  | 'unverified'
  | 'exempt'
  | 'unclear';

export interface ParagraphFacts {
  readonly on: Day;
  readonly from: Day;
  readonly nodeName: string;
  readonly definitionName: string;
  readonly base: CountingBase;
  readonly measures: readonly MeasureChange[];
  readonly counts: Readonly<Record<StandingFigure, number>>;
}

/** Puts the figures of a day, and what changed since an earlier one, into sentences. */
export function paragraphOf(facts: ParagraphFacts): ParagraphPart[] {
  const { on, nodeName, definitionName, base, counts } = facts;
  const share = (part: number) => percentText(part, counts.total).replace(' ', '');
  return [
    { text: `截至${dayText(on)}，${nodeName}${countingBaseNames[base]}共` },
    standing('total', counts),
    { text: `家（${definitionName}），其中党组织覆盖` },
    standing('formal', counts),
    { text: `家，组织覆盖率${share(counts.formal)}；工作覆盖` },
    standing('work', counts),
    { text: `家，工作覆盖率${share(counts.work)}。` },
    ...sinceParts(facts),
    ...openParts(counts),
  ];
}

/** 2026年9月30日 */
function dayText(day: Day): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

function standing(of: StandingFigure, counts: ParagraphFacts['counts']): ParagraphPart {
  return counts[of] === 0 ? { text: '0' } : { text: String(counts[of]), opens: { list: 'standing', of } };
}

function sinceParts({ from, measures }: ParagraphFacts): ParagraphPart[] {
  const told = measures.flatMap((each, index) => [{ text: index === 0 ? '' : '，' }, ...measureParts(each)]);
  return [{ text: `与${dayText(from)}相比，` }, ...told, { text: '。' }];
}

/** 社会组织增加2家（新登记（备案）3家、注销、撤销1家） */
function measureParts({ measure, before, after, entered, left }: MeasureChange): ParagraphPart[] {
  const difference = after - before;
  const name = changeMeasureNames[measure];
  const head =
    difference === 0 ? `${name}持平` : `${name}${difference > 0 ? '增加' : '减少'}${Math.abs(difference)}家`;
  const changes = [
    ...entered.map(({ cause, count }) => ({ change: { direction: 'entered' as const, cause }, count })),
    ...left.map(({ cause, count }) => ({ change: { direction: 'left' as const, cause }, count })),
  ];
  if (changes.length === 0) return [{ text: head }];
  const reasons = changes.flatMap(({ change, count }, index) => [
    { text: `${index === 0 ? '' : '；'}${causeText('days', change)}` },
    { text: String(count), opens: { list: 'changes' as const, measure, change } },
    { text: '家' },
  ]);
  return [{ text: `${head}（` }, ...reasons, { text: '）' }];
}

const OPEN: readonly (readonly [StandingFigure, string])[] = [
  ['gaps', '应建未建'],
  ['few', '仅有个别党员'],
  ['none', '没有党员'],
  ['unverified', '党员情况未核实'],
  ['exempt', '另有规定'],
];

function openParts(counts: ParagraphFacts['counts']): ParagraphPart[] {
  const told = OPEN.flatMap(([of, name], index) => [
    { text: `${index === 0 ? '' : '、'}${name}` },
    standing(of, counts),
    { text: '家' },
  ]);
  return [
    { text: '未建党组织的社会组织中，' },
    ...told,
    { text: '。党建责任待明确' },
    standing('unclear', counts),
    { text: '家。' },
  ];
}
