import { nameOfCode } from '../codes/code-table.ts';
import { kindName } from '../codes/tables/meeting.ts';
import { socialOrgTypes } from '../codes/tables/social-org-type.ts';
import { articleOf } from '../meetings/meeting-words.ts';
import { sizeBands } from '../social-orgs/social-org.ts';
import type { PlanGap } from './plan-duty.rules.ts';
import type { LineState } from './year-plan.ts';

/** How a state looks beside its word. What was not held as planned may still be in time for what is owed: no fault. */
export const lineTones = {
  held: 'good',
  moved: 'good',
  due: 'attention',
  planned: 'waiting',
  missed: 'unknown',
} as const satisfies Record<LineState, string>;

const QUARTERS = ['一', '二', '三', '四'];

/** 3月, 第一季度, 全年 */
function spanText({ from, to }: Pick<PlanGap, 'from' | 'to'>): string {
  const first = Number(from.slice(5, 7));
  const months = (Number(to.slice(5, 7)) - first + 12) % 12;
  if (months === 1) return `${first}月`;
  return months === 3 ? `第${QUARTERS[(first - 1) / 3] ?? ''}季度` : '全年';
}

/** One sentence for each kind that is owed and not planned often enough, with the ground for it. */
export function gapTexts(gaps: readonly PlanGap[]): string[] {
  const kinds = [...new Set(gaps.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const own = gaps.filter((gap) => gap.kind === kind);
    const when = own.map(
      (gap) => `${spanText(gap)}${gap.least > 1 ? `（${gap.planned} / ${gap.least} 次）` : ''}`,
    );
    return `${kindName(kind)}：${when.join('、')}（${articleOf(own[0]?.clause ?? '')}）`;
  });
}

interface Aim {
  readonly orgTypes: readonly string[];
  readonly sizeBands: readonly string[];
}

/** 社会团体、基金会，10 人以下 */
export function aimText({ orgTypes, sizeBands: bands }: Aim): string {
  const types = orgTypes.map((type) => nameOfCode(socialOrgTypes, type)).join('、') || '各类社会组织';
  return bands.length === 0
    ? types
    : `${types}，${bands.map((band) => nameOfCode(sizeBands, band)).join('、')}`;
}
