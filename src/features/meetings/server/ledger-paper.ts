import { dayInWords } from '../../../platform/kernel/day-in-words.ts';
import type { PaperBlock, PaperColumn } from '../../../platform/server/paper/paper.ts';
import { kindName } from '../../codes/tables/meeting.ts';
import type { DutyTotals } from '../duty.contract.ts';
import { articleOf, kindsText } from '../meeting-words.ts';
import { judgeVote } from '../vote.rules.ts';
import type { LedgerRow } from './ledger.queries.ts';

const OWED: readonly PaperColumn[] = [
  { title: '组织生活', share: 3, align: 'left' },
  { title: '应开（次）', share: 1.6, align: 'center' },
  { title: '已开（次）', share: 1.6, align: 'center' },
  { title: '应开未开', share: 1.6, align: 'center' },
  { title: '本期还没开', share: 1.6, align: 'center' },
  { title: '依据', share: 4, align: 'left' },
];

const HELD: readonly PaperColumn[] = [
  { title: '序号', share: 1, align: 'center' },
  { title: '日期', share: 2.1, align: 'center' },
  { title: '类型', share: 3, align: 'left' },
  { title: '议题', share: 6, align: 'left' },
  { title: '地点', share: 2.6, align: 'left' },
  { title: '主持人', share: 1.7, align: 'center' },
  { title: '应到', share: 1, align: 'center' },
  { title: '实到', share: 1, align: 'center' },
  { title: '请假', share: 1, align: 'center' },
  { title: '缺席', share: 1, align: 'center' },
  { title: '决议', share: 2, align: 'center' },
  { title: '审核', share: 1.3, align: 'center' },
];

interface YearLedger {
  readonly partyOrg: string;
  readonly on: string;
  readonly duties: DutyTotals['duties'];
  readonly rows: readonly LedgerRow[];
}

/** A year of one Party organisation: what was owed and held, then each meeting with its counts. */
export function ledgerBlocks({ partyOrg, on, duties, rows }: YearLedger): PaperBlock[] {
  const owed = duties.filter(({ owed: times }) => times > 0);
  return [
    { kind: 'words', left: `党组织：${partyOrg}`, right: `截至${dayInWords(on)}，共 ${rows.length} 次` },
    { kind: 'heading', text: '一、应开和已开' },
    ...(owed.length === 0 ? [NOTHING_OWED] : [owedTable(owed)]),
    { kind: 'heading', text: '二、逐次登记' },
    ...(rows.length === 0 ? [NOTHING_HELD] : [heldTable(rows)]),
    { kind: 'signatures', names: ['书记', '填报人', '填报日期'] },
  ];
}

const NOTHING_OWED: PaperBlock = { kind: 'note', text: '这一年按规定不作要求。' };
const NOTHING_HELD: PaperBlock = { kind: 'note', text: '这一年没有登记组织生活。' };

function owedTable(duties: DutyTotals['duties']): PaperBlock {
  const rows = duties.map(({ kind, owed, done, late, due, clause, customary }) => [
    kindName(kind),
    String(owed),
    String(done),
    String(late),
    String(due),
    `${articleOf(clause)}${customary ? '（次数为通常做法）' : ''}`,
  ]);
  return { kind: 'table', columns: OWED, rows, tall: false };
}

function heldTable(rows: readonly LedgerRow[]): PaperBlock {
  return { kind: 'table', columns: HELD, rows: rows.map(heldRow), tall: false };
}

function heldRow(row: LedgerRow, at: number): string[] {
  const group = row.party_group === null ? '' : `（${row.party_group}）`;
  const head = [String(at + 1), row.held_on, `${kindsText(row.kinds)}${group}`];
  if (row.assembly === 'round') {
    return [
      ...head,
      `已谈 ${row.talks_done ?? 0} / ${row.talks_planned ?? 0} 人次`,
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
    ];
  }
  const counts = [row.called - row.exempt, row.present, row.on_leave, row.absent].map(String);
  return [
    ...head,
    row.topic ?? '',
    row.place ?? '',
    row.chair ?? '',
    ...counts,
    resolutionsText(row),
    row.approved ? '已审' : '待审',
  ];
}

function resolutionsText({
  assembly,
  voters,
  voters_present: votersPresent,
  resolutions,
}: LedgerRow): string {
  if (resolutions.length === 0) return '';
  const passed = resolutions.filter(
    (resolution) => judgeVote(assembly, { voters, votersPresent }, resolution).result === 'passed',
  );
  return `通过 ${passed.length} / ${resolutions.length}`;
}
