import { type Day, startOfMonth } from '../../platform/kernel/day.ts';
import { type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import type { SchemeLine } from './vitality.ts';

/** Whether a scheme may be set from a day on: months that are over keep to the version of their time. */
export function checkScheme(lines: readonly SchemeLine[], fromOn: Day, today: Day): Refusal[] {
  return [...checkLines(lines), ...checkStart(fromOn, today)];
}

function checkLines(lines: readonly SchemeLine[]): Refusal[] {
  const twice = lines.find(({ fact }, at) => lines.findIndex((other) => other.fact === fact) !== at);
  if (twice !== undefined) {
    return [
      refuse('scheme.twice', '同一项事实写了两次，请只留一次。', { field: 'lines', value: twice.fact }),
    ];
  }
  const asked = lines.filter(({ question }) => question !== null);
  if (asked.length === 0) {
    return [refuse('scheme.empty', '方案里至少要有一项事实。', { field: 'lines' })];
  }
  if (asked.every(({ weight }) => weight === 0)) {
    return [
      refuse('scheme.weightless', '各项分值都是 0，算不出指数。请至少给一项分值。', { field: 'lines' }),
    ];
  }
  return [];
}

function checkStart(fromOn: Day, today: Day): Refusal[] {
  const at = { field: 'fromOn', value: fromOn };
  const month = startOfMonth(fromOn);
  if (month !== fromOn) {
    return [refuse('scheme.start', `方案从一个月的第一天起算，可以填 ${month}。`, at)];
  }
  const first = startOfMonth(today);
  if (fromOn >= first) return [];
  return [refuse('scheme.past', `不能追溯：过去的月份按当时的方案算，最早从 ${first} 起。`, at)];
}
