import { kindsText } from '../meetings/meeting-words.ts';

interface Told {
  readonly branch: string;
  readonly kinds: readonly string[];
  readonly onDay: string;
  readonly startsAt: string;
  readonly place: string;
}

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];

/** 2026-11-22（星期日）19:30 */
export function timeText({ onDay, startsAt }: Pick<Told, 'onDay' | 'startsAt'>): string {
  return `${onDay}（星期${WEEKDAYS[new Date(`${onDay}T00:00:00Z`).getUTCDay()] ?? ''}）${startsAt}`;
}

/**
 * For the branch's group chat: when, where, what kind. Nobody is named, nobody is called late; the topic stays out, since it may
 * hold a name.
 */
export function groupText(told: Told, address: string): string {
  return [
    `【会议通知】${told.branch}`,
    `内容：${kindsText(told.kinds)}`,
    `时间：${timeText(told)}`,
    `地点：${told.place}`,
    `请打开社组通查看通知；不能参加的，请在里面请假：${address}`,
  ].join('\n');
}

export function cancelledText({ branch, kinds, ...told }: Told): string {
  return `【会议取消】${branch}原定 ${timeText(told)} 的${kindsText(kinds)}取消，何时再开另行通知。`;
}

/** For whoever is 不公开: says nothing of what it is about. */
export const PRIVATE_TEXT = '您有一条通知。';
