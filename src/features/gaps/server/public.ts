export { countGaps } from './count-gaps.ts';
export { settleGapQuestion } from './gap-question.ts';
export { walkGaps } from './walk-gaps.ts';
