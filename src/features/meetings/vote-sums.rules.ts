import { type Refusal, refuse, type Warning, warn } from '../../platform/kernel/refusal.ts';
import { nameOfCode } from '../codes/code-table.ts';
import { voteKinds } from '../codes/tables/vote.ts';
import type { MeetingDraft } from './meeting.ts';
import type { Ballots, Election, Resolution, VoteSums } from './vote.ts';
import { ADMISSION_CLAUSE, candidatesWanted, ELECTION_CLAUSE, isVoid, type Voters } from './vote.rules.ts';

type Told = (code: string, message: string, clause?: string) => Refusal;

const SECRET_CLAUSE = 'GEN-07';
const VALID_CLAUSE = 'ELECT-11 基层组织选举工作条例';

/** Sums of votes that can't be; each refusal shows the arithmetic. */
export function checkVotes(
  { assembly, resolutions }: Pick<MeetingDraft, 'assembly' | 'resolutions'>,
  voters: Voters,
): Refusal[] {
  return resolutions.flatMap((resolution, at) => {
    const name = `第 ${at + 1} 项决议“${resolution.matter}”`;
    const told: Told = (code, message, clause) =>
      refuse(code, `${name}：${message}`, {
        field: `resolutions.${at}`,
        ...(clause === undefined ? {} : { clause }),
      });
    if (voters.voters === 0) {
      return [
        told(
          'meeting.no-voters',
          '这次到会的人中没有有表决权的党员，不能登记表决。',
          'GEN-04 选举工作条例第5条',
        ),
      ];
    }
    const misfits = checkKind(assembly, resolution, told);
    return misfits.length > 0 ? misfits : checkSums(resolution, voters, told);
  });
}

/** Whether this meeting may hold such a vote, and in which way. */
function checkKind(assembly: MeetingDraft['assembly'], resolution: Resolution, told: Told): Refusal[] {
  const { vote, ballots, written, election } = resolution;
  const kind = nameOfCode(voteKinds, vote);
  const admits = vote === 'admission' || vote === 'regularization';
  if (admits && assembly !== 'members') {
    return [told('vote.not-assembly', `${kind}由支部党员大会讨论表决。`, ADMISSION_CLAUSE)];
  }
  if (vote === 'election' && assembly !== 'members' && assembly !== 'committee') {
    return [
      told('vote.not-electors', '选举由支部党员大会或支部委员会进行，党小组会不能选举。', ELECTION_CLAUSE),
    ];
  }
  if (vote !== 'ordinary' && ballots == null) {
    return [
      told(
        'vote.not-secret',
        `${kind}一律无记名投票，请填写发出、收回和无效的票数。`,
        vote === 'election' ? 'ELECT-09 基层组织选举工作条例' : ADMISSION_CLAUSE,
      ),
    ];
  }
  if (written != null && !admits) {
    return [
      told('vote.no-written', `${kind}不计缺席人的书面意见；只有接收预备党员和转正计入。`, ADMISSION_CLAUSE),
    ];
  }
  if ((vote === 'election') !== (election != null)) {
    return [told('vote.no-candidates', vote === 'election' ? '请填写候选人。' : '只有选举填写候选人。')];
  }
  return [];
}

function checkSums(resolution: Resolution, voters: Voters, told: Told): Refusal[] {
  const { ballots, written, election } = resolution;
  const found = ballots == null ? checkShow(resolution, voters, told) : checkBallots(ballots, voters, told);
  if (found.length > 0) return found;
  if (election != null && ballots != null) return checkElection(election, ballots, voters, told);
  if (ballots != null) return checkSecret(resolution, ballots, written, voters, told);
  return [];
}

const sumOf = ({ yes, no, abstained }: VoteSums) => yes + no + abstained;
const sumText = (sums: VoteSums) =>
  `赞成 ${sums.yes} + 不赞成 ${sums.no} + 弃权 ${sums.abstained} = ${sumOf(sums)}`;

function checkShow(resolution: Resolution, { votersPresent }: Voters, told: Told): Refusal[] {
  if (sumOf(resolution) <= votersPresent) return [];
  return [
    told(
      'meeting.more-votes',
      `${sumText(resolution)} 票，多于到会有表决权的 ${votersPresent} 人。`,
      'MEET-11 支部工作条例第11条',
    ),
  ];
}

function checkBallots({ issued, returned, invalid }: Ballots, { votersPresent }: Voters, told: Told) {
  if (issued > votersPresent) {
    return [
      told(
        'vote.more-issued',
        `发出选票 ${issued} 张，多于到会有表决权的 ${votersPresent} 人。`,
        VALID_CLAUSE,
      ),
    ];
  }
  if (invalid > returned) {
    return [told('vote.more-invalid', `无效票 ${invalid} 张，多于收回的 ${returned} 张。`, VALID_CLAUSE)];
  }
  return [];
}

const validText = ({ returned, invalid }: Ballots) =>
  `有效票 ${returned - invalid} 张（收回 ${returned} - 无效 ${invalid}）`;

/** A secret vote on one matter: what is counted is what came back and holds. */
function checkSecret(
  sums: VoteSums,
  ballots: Ballots,
  written: VoteSums | null | undefined,
  { voters, votersPresent }: Voters,
  told: Told,
): Refusal[] {
  const { issued, returned, invalid } = ballots;
  if (isVoid(ballots)) {
    return [
      told('vote.void', `收回 ${returned} 张，多于发出的 ${issued} 张，请重新投票以后再登记。`, VALID_CLAUSE),
    ];
  }
  const found: Refusal[] = [];
  if (sumOf(sums) !== returned - invalid) {
    found.push(told('vote.sum', `${sumText(sums)} 票，和${validText(ballots)}不相等。`, SECRET_CLAUSE));
  }
  const away = voters - votersPresent;
  if (written != null && sumOf(written) > away) {
    found.push(
      told(
        'vote.more-written',
        `书面意见${sumText(written)} 份，多于没有到会的有表决权党员 ${voters} - ${votersPresent} = ${away} 人。`,
        ADMISSION_CLAUSE,
      ),
    );
  }
  return found;
}

function checkElection(
  election: Election,
  ballots: Ballots,
  { votersPresent }: Voters,
  told: Told,
): Refusal[] {
  const { seats, round, candidates, writtenIn, fewerAgreed } = election;
  const found: Refusal[] = [...checkNames(election, told)];
  if (candidates.length < seats || (round === 'tie' && candidates.length === seats)) {
    found.push(
      told('vote.few-candidates', `候选人 ${candidates.length} 名，应选 ${seats} 名，无法选出。`, 'ELECT-05'),
    );
  }
  if (round === 'tie' && writtenIn.length > 0) {
    found.push(told('vote.tie-others', '票数相等者重新投票，只在他们当中选，不另选他人。', 'ELECT-13'));
  }
  if (fewerAgreed != null && fewerAgreed > votersPresent) {
    found.push(
      told(
        'vote.more-agreed',
        `同意减少名额的 ${fewerAgreed} 人，多于到会的 ${votersPresent} 人。`,
        'ELECT-14',
      ),
    );
  }
  if (found.length > 0) return found;
  return isVoid(ballots) ? checkUncounted(election, ballots, told) : checkCounted(election, ballots, told);
}

function checkNames({ candidates, writtenIn }: Election, told: Told): Refusal[] {
  const names = [...candidates, ...writtenIn].map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice === undefined) return [];
  return [told('vote.name-twice', `“${twice}”写了两次。同名的两人，请在姓名后注明，例如“（女）”。`)];
}

/** More came back than was given out: nothing is counted, it is voted on anew (ELECT-11). */
function checkUncounted(
  { candidates, writtenIn }: Election,
  { issued, returned }: Ballots,
  told: Told,
): Refusal[] {
  if ([...candidates.map(sumOf), ...writtenIn.map(({ yes }) => yes)].every((sum) => sum === 0)) return [];
  return [
    told(
      'vote.void-counted',
      `收回 ${returned} 张，多于发出的 ${issued} 张，选举无效，不再计票。各人的得票请填 0，重新选举另记一项。`,
      VALID_CLAUSE,
    ),
  ];
}

function checkCounted({ seats, candidates, writtenIn }: Election, ballots: Ballots, told: Told): Refusal[] {
  const valid = ballots.returned - ballots.invalid;
  const found = candidates
    .filter((candidate) => sumOf(candidate) !== valid)
    .map((candidate) =>
      told(
        'vote.sum',
        `${candidate.name}${sumText(candidate)} 票，和${validText(ballots)}不相等。`,
        'ELECT-19',
      ),
    );
  const picks = [...candidates, ...writtenIn].reduce((sum, { yes }) => sum + yes, 0);
  if (picks > valid * seats) {
    found.push(
      told(
        'vote.more-picks',
        `各人赞成票合计 ${picks} 票，多于有效票 ${valid} 张 × 应选 ${seats} 名 = ${valid * seats} 票。所选人数超过应选名额的票是无效票。`,
        VALID_CLAUSE,
      ),
    );
  }
  const writtenVotes = writtenIn.reduce((sum, { yes }) => sum + yes, 0);
  const against = candidates.reduce((sum, { no }) => sum + no, 0);
  if (writtenVotes > against) {
    found.push(
      told(
        'vote.more-others',
        `另选他人合计 ${writtenVotes} 票，多于不赞成票合计 ${against} 票：投不赞成票的才能另选他人。`,
        'ELECT-09 基层组织选举工作条例',
      ),
    );
  }
  const most = writtenIn.find(({ yes }) => yes > valid);
  if (most !== undefined) {
    found.push(
      told('vote.sum', `另选的${most.name} ${most.yes} 票，多于${validText(ballots)}。`, 'ELECT-19'),
    );
  }
  return found;
}

/** 差额 (low: how it rounds is the office's): told, and stops nothing. */
export function warnOfVotes({ resolutions }: Pick<MeetingDraft, 'resolutions'>): Warning[] {
  return resolutions.flatMap(({ matter, election }) => {
    if (election == null || election.round !== 'first' || !election.contested) return [];
    const { seats, candidates } = election;
    const wanted = candidatesWanted(seats);
    if (candidates.length >= wanted) return [];
    return [
      warn(
        'vote.contested',
        `“${matter}”应选 ${seats} 名，差额 20% 一般须有候选人 ${wanted} 名，登记的是 ${candidates.length} 名。`,
        { clause: 'ELECT-05 基层组织选举工作条例' },
      ),
    ];
  });
}
