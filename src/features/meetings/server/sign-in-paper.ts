import { dayInWords } from '../../../platform/kernel/day-in-words.ts';
import type { PaperBlock, PaperColumn } from '../../../platform/server/paper/paper.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { attendanceStates } from '../../codes/tables/meeting.ts';
import type { Called, MeetingRecord } from '../meeting.contract.ts';

/** What stands above the names. */
export interface SheetHead {
  readonly partyOrg: string;
  readonly kinds: string;
  readonly heldOn: string;
  readonly startsAt: string | null;
  readonly place: string | null;
  readonly topic: string | null;
}

function headBlocks({ partyOrg, kinds, heldOn, startsAt, place, topic }: SheetHead): PaperBlock[] {
  return [
    { kind: 'words', left: `党组织：${partyOrg}`, right: dayInWords(heldOn) },
    {
      kind: 'facts',
      rows: [
        [
          { title: '类型', text: kinds },
          { title: '时间', text: startsAt ?? '' },
        ],
        [
          { title: '地点', text: place ?? '' },
          { title: '主持人', text: '' },
        ],
        [{ title: '议题', text: topic ?? '' }],
      ],
    },
    { kind: 'note', text: '' },
  ];
}

/** More names than this stand in two columns. */
const MOST_IN_ONE_COLUMN = 18;
/** For those who sit in. */
const SPARE_ROWS = 4;
/** Where the roll has nobody. */
const EMPTY_ROWS = 15;

const SIGNED: readonly PaperColumn[] = [
  { title: '序号', share: 1, align: 'center' },
  { title: '姓名', share: 2.2, align: 'center' },
  { title: '签名', share: 3, align: 'center' },
  { title: '备注', share: 2, align: 'center' },
];

interface BlankSheet {
  readonly head: SheetHead;
  readonly people: readonly Pick<Called, 'name' | 'votes'>[];
  readonly votersElsewhere: number;
}

/** To be signed at the meeting: everybody who is called, and room for whoever sits in. */
export function blankSheet({ head, people, votersElsewhere }: BlankSheet): PaperBlock[] {
  const lines = [
    ...people.map(({ name, votes }, at) => [String(at + 1), votes ? name : `${name}＊`, '', '']),
    ...Array.from({ length: (people.length === 0 ? EMPTY_ROWS : SPARE_ROWS) + votersElsewhere }, () => [
      '',
      '',
      '',
      '',
    ]),
  ];
  const twofold = people.length > MOST_IN_ONE_COLUMN;
  const elsewhere =
    votersElsewhere === 0
      ? ''
      : `另有 ${votersElsewhere} 名党员组织关系在本支部、由其他支部管理，到会的签在空行。`;
  const nobody = people.length === 0 ? '这一天名册上没有可以点名的人，请签在空行。' : '';
  const noVote = people.some(({ votes }) => !votes) ? '＊没有表决权。' : '';
  return [
    ...headBlocks(head),
    {
      kind: 'table',
      columns: twofold ? [...SIGNED, ...SIGNED] : SIGNED,
      rows: twofold ? sideBySide(lines) : lines,
      tall: true,
    },
    {
      kind: 'note',
      text: `应到 ${people.length} 人，实到　　　人，请假　　　人，缺席　　　人，列席　　　人。${nobody}${noVote}列席的签在空行，备注写明单位。${elsewhere}`,
    },
    { kind: 'signatures', names: ['主持人', '记录人'] },
  ];
}

/** Down the left half first, then down the right. */
function sideBySide(lines: readonly string[][]): string[][] {
  const half = Math.ceil(lines.length / 2);
  return lines.slice(0, half).map((line, at) => [...line, ...(lines[half + at] ?? ['', '', '', ''])]);
}

const ENTERED: readonly PaperColumn[] = [
  { title: '序号', share: 1, align: 'center' },
  { title: '姓名', share: 2.4, align: 'center' },
  { title: '情况', share: 1.8, align: 'center' },
  { title: '原因', share: 4, align: 'left' },
];

/** As it was entered: how each one stood. */
export function enteredSheet(head: SheetHead, record: MeetingRecord): PaperBlock[] {
  const { counts, people, notShown, guests } = record;
  const rows = people.map(({ name, votes, state, reason }, at) => [
    String(at + 1),
    votes ? name : `${name}＊`,
    nameOfCode(attendanceStates, state),
    reason ?? '',
  ]);
  const kept = notShown === 0 ? '' : `另有 ${notShown} 名不公开党员没有列出。`;
  const noVote = people.some(({ votes }) => !votes) ? '＊没有表决权。' : '';
  const elsewhere =
    counts.votersElsewhere === 0
      ? ''
      : `由别处管理、在本支部有表决权的 ${counts.votersElsewhere} 人，到会 ${counts.votersElsewherePresent} 人。`;
  const sum = `名册 ${counts.called} 人：到会 ${counts.present} 人，请假 ${counts.onLeave} 人，缺席 ${counts.absent} 人，不作要求 ${counts.exempt} 人${guests === null ? '' : `；列席 ${guests} 人`}。`;
  return [
    ...headBlocks(head).map((block) =>
      block.kind === 'facts'
        ? { ...block, rows: block.rows.map((row) => row.map((fact) => withChair(fact, record.chair))) }
        : block,
    ),
    { kind: 'table', columns: ENTERED, rows, tall: false },
    { kind: 'note', text: `${sum}${elsewhere}${noVote}${kept}` },
    { kind: 'signatures', names: ['主持人', '记录人'] },
  ];
}

function withChair(fact: { readonly title: string; readonly text: string }, chair: string | null) {
  return fact.title === '主持人' ? { ...fact, text: chair ?? '' } : fact;
}
