import { nameOfCode } from '../codes/code-table.ts';
import { electionRounds } from '../codes/tables/vote.ts';
import type { ElectionOutcome, Resolution, VoteAnswer, VoteResult } from './vote.ts';
import type { Voters } from './vote.rules.ts';

export const voteResultNames: Readonly<Record<VoteResult, string>> = {
  passed: '通过',
  failed: '未通过',
  'no-quorum': '会议无效',
  void: '选举无效',
  'not-judged': '不适用',
};

type Answer = Pick<VoteAnswer, 'result' | 'quorum' | 'needed' | 'outcome'>;

/** In one word what came of a vote. */
export function voteResultName({ vote }: Pick<Resolution, 'vote'>, { result, outcome }: Answer): string {
  if (vote !== 'election' || outcome === null) return voteResultNames[result];
  return { filled: '已选出', fewer: '已选出', tie: '票数相等', short: '名额未满' }[outcome.state];
}

/** Why a vote passed or not, with its arithmetic. */
export function voteText(answer: Answer, resolution: Resolution, counts: Voters): string {
  const { result, quorum, needed, outcome } = answer;
  if (result === 'not-judged') return '不适用表决规则';
  const { voters, votersPresent, leftOut = 0 } = counts;
  const less = leftOut === 0 ? '' : `（已减去不计入应到的 ${leftOut} 人）`;
  const there = `应到有表决权 ${voters} 人${less}，到会 ${votersPresent} 人`;
  if (result === 'no-quorum') return `会议无效：${there}，须到会 ${quorum ?? 0} 人`;
  if (result === 'void') return `${there}；${voidText(resolution)}`;
  if (outcome !== null) return `${there}，${electionText(outcome, resolution, needed)}`;
  const written = resolution.written?.yes ?? 0;
  const yes =
    written === 0 ? '' : `赞成 ${resolution.yes} + 书面 ${written} = ${resolution.yes + written} 票，`;
  return `${voteResultNames[result]}：${there}，${yes}须 ${needed ?? 0} 票赞成`;
}

function voidText({ ballots }: Resolution): string {
  return `收回选票 ${ballots?.returned ?? 0} 张，多于发出的 ${ballots?.issued ?? 0} 张，选举无效，应重新选举`;
}

function electionText(
  { state, elected, tied, open }: ElectionOutcome,
  { election }: Resolution,
  needed: number | null,
): string {
  const takes = needed === null ? '得票多的当选' : `须 ${needed} 票赞成`;
  const who = elected.length === 0 ? '无人当选' : `当选：${elected.join('、')}`;
  const rest = {
    filled: '',
    fewer: `；其余 ${open} 个名额，到会 ${election?.fewerAgreed ?? 0} 人同意减少，不再选举`,
    tie: `；${tied.join('、')}票数相等，应就他们重新投票，还选 ${open} 名`,
    short: `；还缺 ${open} 名，应另行选举，或经到会半数以上同意减少名额`,
  }[state];
  return `${takes}；${who}${rest}`;
}

/** 发出 9、收回 9、有效 8、无效 1；赞成 8，不赞成 0，弃权 0 */
export function sumsText({ vote, yes, no, abstained, ballots, written, election }: Resolution): string {
  const paper =
    ballots == null
      ? ''
      : `无记名：发出 ${ballots.issued}、收回 ${ballots.returned}、有效 ${ballots.returned - ballots.invalid}、无效 ${ballots.invalid} 张`;
  if (vote === 'election') {
    const round = election == null ? '' : nameOfCode(electionRounds, election.round);
    return `${round}，应选 ${election?.seats ?? 0} 名，${election?.contested === true ? '差额' : '等额'}；${paper}`;
  }
  const counted = `赞成 ${yes} 票，不赞成 ${no} 票，弃权 ${abstained} 票`;
  const letters =
    written == null
      ? ''
      : `；会前书面意见：赞成 ${written.yes}，不赞成 ${written.no}，弃权 ${written.abstained}`;
  return `${paper === '' ? '' : `${paper}；`}${counted}${letters}`;
}

/** Who was voted for and how, as rows: name, in favour, against, abstained, and whether elected. */
export function candidateRows(
  { election }: Resolution,
  { outcome }: Pick<VoteAnswer, 'outcome'>,
): string[][] {
  if (election == null) return [];
  const standing = (name: string) => {
    if (outcome?.elected.includes(name) === true) return '当选';
    return outcome?.tied.includes(name) === true ? '票数相等' : '';
  };
  return [
    ...election.candidates.map(({ name, yes, no, abstained }) => [
      name,
      String(yes),
      String(no),
      String(abstained),
      standing(name),
    ]),
    ...election.writtenIn.map(({ name, yes }) => [`${name}（另选）`, String(yes), '', '', standing(name)]),
  ];
}
