import { dayInWords } from '../../../platform/kernel/day-in-words.ts';
import type { PaperBlock, PaperColumn } from '../../../platform/server/paper/paper.ts';
import { kindsText } from '../../meetings/meeting-words.ts';
import type { YearPlanView } from '../year-plan.contract.ts';
import { lineStateNames } from '../year-plan.ts';

const COLUMNS: readonly PaperColumn[] = [
  { title: '月份', share: 1, align: 'center' },
  { title: '组织生活', share: 3, align: 'left' },
  { title: '议题', share: 6, align: 'left' },
  { title: '备注', share: 3, align: 'left' },
  { title: '完成情况', share: 2.4, align: 'center' },
];

/** A year's plan on A4 across, with what was held of it by the day. */
export function planBlocks({ partyOrg, lines }: YearPlanView, today: string): PaperBlock[] {
  const done = lines.filter(({ state }) => state === 'held' || state === 'moved').length;
  return [
    {
      kind: 'words',
      left: `党组织：${partyOrg.name}`,
      right: `截至${dayInWords(today)}，共 ${lines.length} 项，已开 ${done} 项`,
    },
    {
      kind: 'table',
      columns: COLUMNS,
      rows: lines.map(({ month, kinds, topic, note, state, meetings }) => [
        `${month}月`,
        kindsText(kinds),
        topic ?? '',
        note ?? '',
        meetings.length === 0 ? lineStateNames[state] : meetings.map(({ heldOn }) => heldOn).join('、'),
      ]),
      tall: false,
    },
    { kind: 'signatures', names: ['书记', '填报人', '填报日期'] },
  ];
}
