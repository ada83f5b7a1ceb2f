import { type CodeOf, type CodeTable, nameOfCode } from '../code-table.ts';

/** Where a consultation stands. */
export const consultationStates = {
  id: 'consultationState',
  title: '征求意见状态',
  entries: [
    { code: 'asking', name: '征求意见中' },
    { code: 'agreed', name: '已同意，待组建' },
    { code: 'done', name: '已建' },
    { code: 'refused', name: '未同意' },
    { code: 'withdrawn', name: '已撤回' },
    { code: 'lapsed', name: '已失效' },
  ],
} as const satisfies CodeTable;
export type ConsultationState = CodeOf<typeof consultationStates>;

/** Where it stands, in words that fit what is planned: an advisor is sent, not set up. */
export function consultationStateName(state: ConsultationState, way: string): string {
  if (way === 'advisor' && state === 'agreed') return '已同意，待选派';
  if (way === 'advisor' && state === 'done') return '已选派';
  return nameOfCode(consultationStates, state);
}

/** What somebody who was asked has said. */
export const consultationAnswers = {
  id: 'consultationAnswer',
  title: '意见',
  entries: [
    { code: 'agree', name: '同意' },
    { code: 'refuse', name: '不同意' },
  ],
} as const satisfies CodeTable;
export type ConsultationAnswer = CodeOf<typeof consultationAnswers>;

/** What an answer rests on. */
export const answerBases = {
  id: 'answerBasis',
  title: '答复依据',
  entries: [
    { code: 'letter', name: '书面复函' },
    { code: 'meeting', name: '会议记录' },
    { code: 'visit', name: '走访当面答复' },
    { code: 'phone', name: '电话答复' },
  ],
} as const satisfies CodeTable;
export type AnswerBasis = CodeOf<typeof answerBases>;
