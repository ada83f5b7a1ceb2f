import { minutesOf } from '../effort.rules.ts';

const HOURS_FROM_MINUTES = 120;

/** 1–17 分钟, 2.5–14.2 小时 */
export function timeText(least: number, most: number): string {
  const [from, to] = [minutesOf(least), minutesOf(most)];
  if (to < HOURS_FROM_MINUTES) return from === to ? `${from} 分钟` : `${from}–${to} 分钟`;
  const hours = (minutes: number) => Math.round(minutes / 6) / 10;
  return `${hours(from)}–${hours(to)} 小时`;
}
