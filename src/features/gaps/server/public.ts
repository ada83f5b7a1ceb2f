export { countGaps } from './count-gaps.ts';
export { type PlanSeen, seePlan } from './see-plan.ts';
export { settleGapQuestion } from './gap-question.ts';
export { walkGaps } from './walk-gaps.ts';
