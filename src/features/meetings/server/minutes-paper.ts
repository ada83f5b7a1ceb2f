import { dayInWords } from '../../../platform/kernel/day-in-words.ts';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import type { PaperBlock, PaperColumn, PaperFact } from '../../../platform/server/paper/paper.ts';
import type { AttendanceState } from '../../codes/tables/meeting.ts';
import type { MeetingRecord, MeetingView } from '../meeting.contract.ts';
import { kindsText, studiedText } from '../meeting-words.ts';
import { candidateRows, sumsText, voteText } from '../vote-words.ts';

/** 会议记录, as MEET-12 wants it: when, where, who, about what, and what was decided. */
export function minutesBlocks(meeting: MeetingView, record: MeetingRecord): PaperBlock[] {
  const { partyOrg, partyGroup, heldOn, kinds } = meeting;
  const host = `${partyOrg.name}${partyGroup === null ? '' : ` ${partyGroup}`}`;
  return [
    { kind: 'words', left: `党组织：${host}`, right: approvalText(record) },
    {
      kind: 'facts',
      rows: [
        [{ title: '类型', text: kindsText(kinds) }],
        [
          { title: '时间', text: `${dayInWords(heldOn)} ${record.startsAt ?? ''}`.trim() },
          { title: '地点', text: record.place ?? '' },
        ],
        [
          { title: '主持人', text: record.chair ?? '' },
          { title: '记录人', text: record.recorder ?? '' },
        ],
        ...presence(record),
        [{ title: '议题', text: record.topic ?? '' }],
      ],
    },
    ...part('议程', record.agenda),
    ...part('学习材料', studiedText(record.studied) || null),
    ...part('讨论情况', record.minutes),
    ...resolutions(record),
    { kind: 'signatures', names: ['主持人', '记录人', '书记'] },
  ];
}

function approvalText({ approval }: MeetingRecord): string {
  if (approval === null) return '待审';
  return `已审：${approval.by}，${dayInWords(todayIn(OFFICE_TIME_ZONE, new Date(approval.at)))}`;
}

function presence({ counts, guests, people, notShown }: MeetingRecord): PaperFact[][] {
  const named = (wanted: AttendanceState) =>
    people
      .filter(({ state }) => state === wanted)
      .map(({ name, reason }) => (reason === null ? name : `${name}（${reason}）`))
      .join('、');
  const away = [
    ['leave', '请假'],
    ['absent', '缺席'],
    ['exempt', '不作要求'],
  ] as const;
  const kept = notShown === 0 ? '' : `（另有 ${notShown} 名不公开党员没有列出）`;
  return [
    [
      {
        title: '应到',
        text: `${counts.called} 人，有表决权 ${counts.voters} 人${counts.leftOut === 0 ? '' : `（经批准不计入 ${counts.leftOut} 人）`}`,
      },
      { title: '实到', text: `${counts.present} 人，有表决权 ${counts.votersPresent} 人` },
    ],
    [{ title: '列席', text: guests === null ? '' : `${guests} 人` }],
    [{ title: '到会', text: `${named('present')}${kept}` }],
    ...away
      .map(([state, title]) => [{ title, text: named(state) }])
      .filter(([fact]) => fact !== undefined && fact.text !== ''),
  ];
}

function part(title: string, text: string | null): PaperBlock[] {
  if (text === null) return [];
  return [
    { kind: 'heading', text: title },
    { kind: 'prose', text },
  ];
}

const CANDIDATES: readonly PaperColumn[] = [
  { title: '姓名', share: 4, align: 'left' },
  { title: '赞成', share: 1.5, align: 'center' },
  { title: '不赞成', share: 1.5, align: 'center' },
  { title: '弃权', share: 1.5, align: 'center' },
  { title: '结果', share: 2, align: 'center' },
];

/** Each resolution with its sums; of an election who was voted for, as the 选举结果报告单 has it (ELECT-19). */
function resolutions({ resolutions: all, counts }: MeetingRecord): PaperBlock[] {
  if (all.length === 0) return [];
  const blocks = all.flatMap((each, at): PaperBlock[] => {
    const text = `${at + 1}. ${each.matter}。${sumsText(each)}。${voteText(each, each, counts)}。`;
    const said: PaperBlock = { kind: 'prose', text };
    if (each.vote !== 'election') return [said];
    return [said, { kind: 'table', columns: CANDIDATES, rows: candidateRows(each, each), tall: false }];
  });
  const elects = all.some(({ vote }) => vote === 'election');
  return [
    { kind: 'heading', text: '决议' },
    ...blocks,
    ...(elects ? [{ kind: 'signatures', names: ['监票人', '计票人'] } as const] : []),
  ];
}
