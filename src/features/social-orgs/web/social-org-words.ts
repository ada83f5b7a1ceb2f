import type { Tone } from '../../../platform/web/StatusTag.tsx';
import { nameOfCode } from '../../codes/code-table.ts';
import { type ConsultationState, consultationStateName } from '../../codes/tables/consultation.ts';
import { type SocialOrgStatus, socialOrgStatuses } from '../../codes/tables/social-org.ts';
import type { MemberBucket } from '../../counting/counting.rules.ts';

export const memberBucketNames: Readonly<Record<MemberBucket, string>> = {
  none: '没有正式党员',
  few: '正式党员 1 至 2 名',
  due: '正式党员 3 名以上',
  unknown: '党员情况未核实',
};

/** Under a column that says whom it counts. */
export const shortBucketNames: Readonly<Record<MemberBucket, string>> = {
  none: '没有',
  few: '1—2 名',
  due: '3 名以上',
  unknown: '未核实',
};

const STATUS_TONES: Readonly<Record<SocialOrgStatus, Tone>> = {
  normal: 'good',
  annual_check_abnormal: 'attention',
  abnormal_list: 'fault',
  serious_list: 'fault',
  stopped: 'attention',
  deregistered: 'over',
  revoked: 'over',
  licence_withdrawn: 'over',
};

/** A status by its word, and how it looks. */
export function statusLook(status: string): { readonly name: string; readonly tone: Tone } {
  return {
    name: nameOfCode(socialOrgStatuses, status),
    tone: STATUS_TONES[status as SocialOrgStatus] ?? 'unknown',
  };
}

/** Where asking all whom a plan concerns stands. */
export function consultationLook(
  state: ConsultationState,
  way: string,
): { readonly name: string; readonly tone: Tone } {
  const stands = state === 'asking' || state === 'agreed';
  return {
    name: consultationStateName(state, way),
    tone: stands ? 'waiting' : state === 'done' ? 'good' : 'over',
  };
}

/** A day no more exactly than it is known: 2012-03-01, 2012-03 or 2012. */
export function partOfDay(on: string | null, precision: string): string | null {
  if (on === null || precision === 'day') return on;
  return precision === 'month' ? on.slice(0, 7) : on.slice(0, 4);
}

/** `2022-01-01 至今`, `2022-01-01 至 2025-01-01`; an end is the first day on which it no longer holds. */
export function periodText(fromOn: string | null, toOn: string | null): string {
  return `${fromOn ?? '日期未核实'} 至${toOn === null ? '今' : ` ${toOn}`}`;
}

/** What people say of a fact that may be unknown. */
export function yesNoText(value: boolean | null): string | null {
  if (value === null) return null;
  return value ? '是' : '否';
}
