import { dayInWords } from '../../../platform/kernel/day-in-words.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import type { PaperBlock, PaperColumn } from '../../../platform/server/paper/paper.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { appraisalGrades } from '../../codes/tables/appraisal.ts';
import { type MadePaper, makePaper, type PaperParts, type PaperWish } from '../../meetings/server/public.ts';
import type { AppraisalView } from '../appraisal.contract.ts';
import { appraisalSteps, opinionByNames } from '../appraisal.ts';
import { readAppraisal } from './read-appraisals.ts';

const COLUMNS: readonly PaperColumn[] = [
  { title: '序号', share: 1, align: 'center' },
  { title: '姓名', share: 3, align: 'left' },
  { title: '评定等次', share: 3, align: 'center' },
  { title: '备注', share: 5, align: 'left' },
];

/** The results of a branch's round; sums of the rating stand on no paper. */
export async function printAppraisal(
  parts: PaperParts,
  acting: Acting,
  id: string,
  wish: PaperWish,
): Promise<MadePaper | Refusal> {
  const round = await readAppraisal(parts.pool, acting, id);
  if (isRefusal(round)) return round;
  const title = `${round.year}年民主评议党员结果`;
  const paper = { title, across: false, blocks: blocksOf(round) };
  return makePaper(parts, acting, {
    paper,
    rows: round.members.length,
    name: `${title} ${round.partyOrg.name}`,
    ...wish,
  });
}

function blocksOf(round: AppraisalView): PaperBlock[] {
  const counts = appraisalGrades.entries
    .map(({ code, name }) => `${name} ${round.members.filter(({ grade }) => grade === code).length}`)
    .join('，');
  const kept = round.notShown === 0 ? '' : `（另有 ${round.notShown} 名没有列出）`;
  const by = round.opinionBy === null ? '评定意见未提出' : `${opinionByNames[round.opinionBy]}提出评定意见`;
  return [
    { kind: 'words', left: `党支部：${round.partyOrg.name}`, right: by },
    {
      kind: 'facts',
      rows: appraisalSteps.map(({ field, name }) => [
        { title: name, text: round[field] === null ? '' : dayInWords(round[field]) },
      ]),
    },
    { kind: 'words', left: `参加 ${round.members.length + round.notShown} 人${kept}`, right: counts },
    {
      kind: 'table',
      columns: COLUMNS,
      tall: false,
      rows: round.members.map(({ name, toGrade, grade }, at) => [
        String(at + 1),
        name,
        grade === null ? '' : nameOfCode(appraisalGrades, grade),
        toGrade ? '' : '参加评议，不评定等次',
      ]),
    },
    { kind: 'signatures', names: ['书记', '填报日期'] },
  ];
}
