import { percentText } from '../../platform/kernel/portion.ts';
import { kindName } from '../codes/tables/meeting.ts';
import type { StudiedText } from './meeting.ts';
import type { MeetingRow } from './meeting-list.contract.ts';

/** 主题党日、党课 */
export function kindsText(kinds: readonly string[]): string {
  return kinds.map((kind) => kindName(kind)).join('、');
}

/** 《……》（2026-03-01 发布） */
export function studiedText(studied: readonly StudiedText[]): string {
  return studied
    .map(({ title, publishedOn }) => (publishedOn ? `${title}（${publishedOn} 发布）` : title))
    .join('；');
}

/** Present over those of whom attendance was asked, or talks held over talks planned; null beside the Party line. */
export function attendanceText({ record }: Pick<MeetingRow, 'record'>): string | null {
  if (record === null) return null;
  if (record.talksPlanned !== null) return `已谈 ${record.talksDone ?? 0} / ${record.talksPlanned} 人次`;
  return shareText(record.present, record.expected);
}

export function shareText(present: number, expected: number): string {
  return `${present} / ${expected}（${percentText(present, expected)}）`;
}

/** The article alone, without our number of the rule. */
export function articleOf(clause: string): string {
  return clause.replace(/^[A-Z]+-\d+\s*/, '');
}
