import { nameOfCode } from '../codes/code-table.ts';
import { answerBases, type ConsultationAnswer, consultationAnswers } from '../codes/tables/consultation.ts';
import type { Clause, ProposedWay } from '../gaps/gap.ts';

/**
 * 征求意见 (consultation) is what becomes of an accepted proposal: all whom the planned Party organisation concerns are asked, each
 * answers for itself, and nothing is set up before all have agreed. What is sent is an advisor where nothing can be set up yet.
 */
export const clauseOfWay: Readonly<Record<ProposedWay, Clause>> = {
  sole: 'BRANCH-01',
  joint: 'BRANCH-03',
  attached: 'SORGP-02',
  advisor: 'SORGP-04',
};

interface Answered {
  readonly answer: ConsultationAnswer | null;
  readonly answeredOn: string | null;
  readonly basis: string | null;
  readonly reason: string | null;
  readonly supersededOn: string | null;
}

/** 同意（2024-06-03，书面复函）; who has not answered yet, or is asked no more, says so. */
export function answerText(part: Answered): string {
  const { supersededOn } = part;
  if (supersededOn === null) return saidText(part);
  const changed = `${supersededOn} 起不再是党建责任单位`;
  return part.answer === null ? changed : `${changed}，此前的答复留存：${saidText(part)}`;
}

function saidText({ answer, answeredOn, basis, reason }: Answered): string {
  if (answer === null) return '还没有答复';
  const words = [answeredOn, basis === null ? null : nameOfCode(answerBases, basis), reason];
  return `${nameOfCode(consultationAnswers, answer)}（${words.filter((word) => word !== null).join('，')}）`;
}
